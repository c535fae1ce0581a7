"""The browser of the feed's tests."""

from tests.discovery.feed.conftest import guest

__all__ = ["guest"]
