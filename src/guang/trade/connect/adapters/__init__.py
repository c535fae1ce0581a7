"""The outside world of connect: other people's servers."""
