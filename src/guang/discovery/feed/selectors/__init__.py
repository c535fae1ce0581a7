"""Which, and in what order? One file per selector."""
