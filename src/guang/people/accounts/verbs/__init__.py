"""The verbs of the accounts room, one file for each thing a person comes to do."""
