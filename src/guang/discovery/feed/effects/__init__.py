"""Who must hear of the page? One file per effect."""
