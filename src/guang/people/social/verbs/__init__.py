"""The verbs of the social room: marking, circling, commenting, complaining, counting."""
