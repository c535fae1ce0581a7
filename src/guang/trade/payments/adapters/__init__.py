"""The providers that we can talk to, one file each."""
