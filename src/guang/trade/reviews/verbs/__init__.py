"""What reviews do, by occasion: writing, answering, voting, looking, following what others decide."""
