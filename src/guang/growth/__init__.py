"""How do sellers and creators earn? Rooms that bring goods and content together for a share."""
