"""What the demo world sells: the tables of ``texts/`` read into one list, and how each thing is photographed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from guang.doors.studio.clip import Script
from guang.doors.studio.stage import MOODS, SCENERY
from guang.kernel.text import Text, text

TABLES = ("table", "care", "home", "wear", "play", "fresh")
MOST_SKUS = 9
SECOND_MOOD = {
    "sand": "clay", "milk": "sage", "blush": "plum", "sage": "honey", "sky": "coral", "lilac": "mint",
    "honey": "teal", "clay": "sand", "teal": "peach", "ink": "honey", "plum": "blush", "forest": "sand",
    "peach": "sky", "mint": "peach", "grey": "coral", "coral": "milk",
}  # fmt: skip
MASKS = ("leaves", "window", "leaves", "blinds")
TOPS = (None, None, None, "beech", None, "marble", None, "terrazzo", None, "walnut")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an option: its words, what it adds to the price (minor units), and its colour if it is one."""

    words: Text
    adds: int = 0
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Good:
    """One product of the demo world. ``number`` counts from 0 and stands still as long as the tables do."""

    number: int
    key: str
    form: str
    store: str
    category: str
    topics: tuple[str, ...]
    mood: str
    second: str
    air: str | None
    evening: bool
    wear: Mapping[str, str]
    price: int
    was: int | None
    title: Text
    about: Text
    caption: Text
    options: tuple[tuple[Text, tuple[Choice, ...]], ...]

    @property
    def script(self) -> Script:
        """How its clip is shot."""
        n = self.number
        scenes = sorted(SCENERY)
        scene = "table" if self.form in ("lantern", "desk_lamp") else scenes[(n * 7 + n // 10) % len(scenes)]
        mask = "spot" if self.evening else MASKS[n % len(MASKS)]
        air = self.air or ("dust" if n % 3 == 0 else None)
        top = TOPS[(n * 3) % len(TOPS)] if scene in ("plinth", "slab", "table", "branch", "sun") else None
        return Script(scene, MOODS[self.mood], MOODS[self.second], mask, air, self.evening, top, n)

    @property
    def colours(self) -> tuple[str, ...]:
        """The colours among its options, the one it is photographed in first."""
        return tuple(one.colour for _, values in self.options[:1] for one in values if one.colour is not None)

    def in_colour(self, colour: str) -> dict[str, str] | None:
        """What it is made of in another colour: every part of the body's colour changes; None if it has no paint."""
        made = self.wear["body"].split() if "body" in self.wear else []
        if len(made) < 2:
            return None
        return {part: words.replace(made[1], colour) for part, words in self.wear.items()}


@lru_cache(maxsize=1)
def goods() -> tuple[Good, ...]:
    """All products in the order of the tables."""
    words = table("options")
    return tuple(
        _good(number, family, one, words)
        for number, (family, one) in enumerate(
            (family, one) for name in TABLES for family in table(f"goods_{name}") for one in family["goods"]
        )
    )


def table(name: str) -> Any:
    """One of the tables in ``texts/``."""
    return yaml.safe_load(files("guang.doors.world").joinpath("texts", f"{name}.yaml").read_text("utf-8"))


def _good(number: int, family: dict[str, Any], one: dict[str, Any], words: dict[str, Any]) -> Good:
    return Good(
        number=number,
        key=one["key"],
        form=family["form"],
        store=one["store"],
        category=family["category"],
        topics=tuple(family["topics"]),
        mood=one["mood"],
        second=one.get("second") or SECOND_MOOD[one["mood"]],
        air=family.get("air"),
        evening=family.get("evening", False),
        wear={**family.get("wear", {}), **one["wear"]},
        price=one["price"] * 100,
        was=one["was"] * 100 if "was" in one else None,
        title=text(one["en"], one["zh"]),
        about=text(**one["about"]),
        caption=text(**one["clip"]),
        options=tuple(_options(family.get("sizes"), one["colours"], words)),
    )


def _options(sizes: str | None, colours: list[str], words: dict[str, Any]) -> Iterator[tuple[Text, tuple[Choice, ...]]]:
    """Colours first, then sizes; together at most ``MOST_SKUS`` variants."""
    named = [words["colours"][name] for name in colours]
    if named:
        yield text(**words["colour"]), tuple(Choice(text(one["en"], one["zh"]), 0, one["hex"]) for one in named)
    if sizes:
        known = words["sizes"][sizes]
        room = MOST_SKUS // max(1, len(named))
        values = known["values"][:room]
        yield text(**known["name"]), tuple(Choice(text(v["en"], v["zh"]), v["adds"] * 100) for v in values)
