"""The rulebook in force, read once from the package."""

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml


class Metric(msgspec.Struct, frozen=True):
    """One rate of which a score is made; see the rulebook for the words."""

    code: str
    dimension: str
    better: Literal["low", "high"]
    weight: float
    prior: float


class SettlementStep(msgspec.Struct, frozen=True, rename={"lowest": "from"}):
    """From this many points on, a store is paid after so many days."""

    lowest: float
    days: int


class Rulebook(msgspec.Struct, frozen=True):
    """How scores are made and what follows from them."""

    version: str
    window_days: int
    half_life_days: float
    fewest_orders: int
    fewest_peers: int
    lowest: float
    weights: dict[str, float]
    presets: dict[str, dict[str, float]]
    metrics: tuple[Metric, ...]
    settlement: tuple[SettlementStep, ...]
    settlement_unscored_days: int

    def settlement_days(self, points: float | None) -> int:
        """How long a store waits for its money after a buyer has confirmed (DOMAIN D1, F8)."""
        if points is None:
            return self.settlement_unscored_days
        return next(step.days for step in self.settlement if points >= step.lowest)


@cache
def in_force() -> Rulebook:
    """The rulebook; every score carries its version."""
    text = files("guang.trust.reputation").joinpath("rulebook.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), Rulebook)
