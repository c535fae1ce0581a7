"""The category tree: a fixed seed, kept as data beside this file."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec

from guang.kernel.ids import CategoryId
from guang.kernel.text import text
from guang.trade.catalog.types import Category

_FILE: Final = Path(__file__).with_name("categories.json")


class _Branch(msgspec.Struct, frozen=True):
    id: int
    slug: str
    en: str
    zh: str
    children: tuple["_Branch", ...] = ()


@cache
def tree() -> Mapping[CategoryId, Category]:
    """Every category by id, parents before their children."""
    found: dict[CategoryId, Category] = {}

    def grow(branch: _Branch, parent: CategoryId | None) -> None:
        mine = CategoryId(branch.id)
        found[mine] = Category(mine, branch.slug, text(branch.en, branch.zh), parent)
        for child in branch.children:
            grow(child, mine)

    for root in msgspec.json.decode(_FILE.read_bytes(), type=tuple[_Branch, ...]):
        grow(root, None)
    return MappingProxyType(found)


def path_to(category: CategoryId) -> tuple[Category, ...]:
    """A category with the ones above it, the root first; empty for an unknown one."""
    steps: list[Category] = []
    here = tree().get(category)
    while here is not None:
        steps.append(here)
        here = None if here.parent is None else tree()[here.parent]
    return tuple(reversed(steps))
