"""What orders do, by occasion: placing, paying, looking, auditing."""
