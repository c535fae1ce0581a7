"""Every performance claim as a command: ``./guang bench NAME --json``."""
