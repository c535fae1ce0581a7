"""What after-sales do, by occasion: opening, moving on, ending, judging, keeping time, looking."""
