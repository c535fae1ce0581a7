"""What somebody about to buy does: look at what it costs, and keep a cart."""
