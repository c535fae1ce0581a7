"""The street of the feed's tests."""

from tests.discovery.feed.conftest import guest, model, neighbourhood, open_feed

__all__ = ["guest", "model", "neighbourhood", "open_feed"]
