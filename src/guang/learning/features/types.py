"""What crosses the wall of the features room: sorts of items, and groups of behaviour."""

from enum import IntEnum


class Sort(IntEnum):
    """What kind of thing an item is."""

    UNKNOWN = 0
    VIDEO = 1
    PRODUCT = 2
    ACCOUNT = 3
    STORE = 4
