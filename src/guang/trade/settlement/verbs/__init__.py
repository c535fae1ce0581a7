"""What can be done with money that has been earned."""
