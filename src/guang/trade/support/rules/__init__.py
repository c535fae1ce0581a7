"""Clocks, warnings and bounds; nothing here touches a database."""
