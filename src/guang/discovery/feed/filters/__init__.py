"""Who must not be shown? One file per filter."""
