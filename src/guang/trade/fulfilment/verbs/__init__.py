"""What becomes of an order, by occasion: moving on, sending, refunding, charging back, settling."""
