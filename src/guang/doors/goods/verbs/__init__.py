"""What can be done with many goods at once."""
