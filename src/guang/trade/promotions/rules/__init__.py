"""What promotions may be, and what goes back: arithmetic that touches no database, no web and no clock."""
