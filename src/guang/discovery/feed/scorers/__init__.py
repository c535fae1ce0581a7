"""How good would each be? One file per scorer."""
