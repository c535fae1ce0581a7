"""Pure rules of the accounts room: names, passwords, addresses, how long things last."""
