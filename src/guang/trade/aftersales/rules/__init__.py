"""Pure rules: what may follow what and when, and what may be asked for. All of it is data of one version."""

from typing import Final

VERSION: Final = "2026.11.1"
"""Written onto every case that is opened under these rules."""
