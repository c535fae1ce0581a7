"""What promotions do: price, take, give back, plan, claim."""
