"""The vocabulary: every kind of fact that anyone on the platform may record, by storey.

A fact is self-contained: ids, money, instants, short codes; never an entity. A changed shape is a new version. Texts
that people wrote stay in erasable tables and are only pointed at, unless they are public shop texts.
"""

from guang.journal.facts import (
    care,
    discovery,
    invoices,
    learning,
    media,
    money,
    parcels,
    people,
    promises,
    selling,
    stock,
    talk,
    trade,
    trust,
)

__all__ = [
    "care",
    "discovery",
    "invoices",
    "learning",
    "media",
    "money",
    "parcels",
    "people",
    "promises",
    "selling",
    "stock",
    "talk",
    "trade",
    "trust",
]
