"""Who is here? Accounts, what people do to each other's work, and what they are told."""
