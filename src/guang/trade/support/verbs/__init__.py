"""What support does, by occasion: opening, talking, handing on, ending, keeping the desk, looking, leaving."""
