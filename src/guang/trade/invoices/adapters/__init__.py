"""Issuers of invoices."""
