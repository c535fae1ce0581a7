"""What lines cost and why: arithmetic that touches no database, no web and no clock."""
