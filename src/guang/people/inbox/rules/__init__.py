"""Pure rules of the inbox: which words, by which channels."""
