"""Guang (逛): interest commerce across all fields, as one open platform."""
