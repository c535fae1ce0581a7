"""The banks that we can talk to, one file each."""
