"""Who might belong on this page? One file per source."""
