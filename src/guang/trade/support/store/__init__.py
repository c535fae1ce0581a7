"""All SQL of support. Whatever changes a conversation locks its row first; one conversation at a time."""
