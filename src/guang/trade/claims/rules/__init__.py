"""Pure rules: what may follow what and when, and what may be asked for. All of it is data of one version."""
