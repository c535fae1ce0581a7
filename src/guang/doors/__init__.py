"""How does the world come in? The only place where everything meets."""
