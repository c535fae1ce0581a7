"""What do we know about the candidates? One file per hydrator."""
