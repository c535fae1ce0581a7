"""The rules of promising in force, read once from the package."""

from functools import cache
from importlib.resources import files

import msgspec
import yaml

from guang.trade.guarantees.types import GuaranteeKind, GuaranteePayer, GuaranteeStance


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Countries under one law, and the currencies of stores that are at home there."""

    countries: frozenset[str]
    currencies: frozenset[str]


class GuaranteeDays(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many days may be promised, and how many are where nobody says otherwise."""

    least: int
    most: int
    usual: int


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether something must, may, or must not be promised; empty conditions fit everything.

    ``days`` is the least that is compelled.
    """

    stance: GuaranteeStance
    basis: str
    regions: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    made_to_order: bool = False
    days: int = 0


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that holds for one kind; see the rulebook for the words."""

    kind: GuaranteeKind
    payer: GuaranteePayer
    rules: tuple[Rule, ...]
    days: GuaranteeDays | None = None
    amounts: dict[str, int] | None = None
    needs: GuaranteeKind | None = None


class Rulebook(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """What may, must and must not be promised; see the rulebook for the words."""

    version: str
    takes_effect_s: int
    regions: dict[str, Region]
    kinds: tuple[Term, ...]
    freight_premiums: dict[str, int]


@cache
def in_force() -> Rulebook:
    """The rulebook; what it compels and bars is the same for everybody."""
    text = files("guang.trade.guarantees").joinpath("rulebook.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), Rulebook)
