"""People for tests, as those of accounts are made."""

from tests.people.accounts.conftest import open_one

__all__ = ["open_one"]
