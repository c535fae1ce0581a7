"""What writes and checks the house's own files."""
