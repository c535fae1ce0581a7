"""What orders do, by occasion: placing, paying, moving on, looking."""
