"""What is promised about goods, from rules and choices; nothing here touches a database."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

import msgspec

from guang.kernel.money import Money
from guang.trade.guarantees.errors import BadChoice, NotYours
from guang.trade.guarantees.rulebook import Rule, Rulebook, Term
from guang.trade.guarantees.types import (
    OWN_CHOICE,
    Choices,
    Chosen,
    Guarantee,
    GuaranteeChoice,
    GuaranteeKind,
    GuaranteeStance,
    Settings,
)

MOST_EXCEPTIONS: Final = 2_000
"""Products of one store with promises of their own: they are kept in memory beside the store's."""
NO_CHOICES: Final[Choices] = {}
TELLING: Final = (
    GuaranteeKind.RETURN_FREIGHT,
    GuaranteeKind.PRICE_PROTECTION,
    GuaranteeKind.BROKEN_ON_ARRIVAL,
    GuaranteeKind.NO_REASON_RETURN,
)
"""What tells a shopper most about a store comes first: what it chose before what everybody must [D]."""


def region_of(book: Rulebook, country: str | None, currency: str) -> str | None:
    """Which law speaks: that of the country that goods travel to; while it is unknown, of the store's currency."""
    for name, region in book.regions.items():
        if country in region.countries if country else currency in region.currencies:
            return name
    return None


def rule_for(term: Term, region: str | None, path: Collection[str], *, is_made_to_order: bool) -> Rule:
    """The first rule of a kind that fits goods.

    Args:
        path: the slugs that lead to the goods' category.
    """
    return next(
        rule
        for rule in term.rules
        if (not rule.regions or region in rule.regions)
        and (not rule.categories or not rule.categories.isdisjoint(path))
        and (not rule.made_to_order or is_made_to_order)
    )


def promised(
    book: Rulebook,
    where: tuple[str | None, str],
    path: tuple[str, ...],
    of_store: Chosen | None,
    of_product: Chosen | None,
) -> tuple[Guarantee, ...]:
    """What is promised about goods, in the order of the rulebook.

    Args:
        where: the region, and the store's currency.
    """
    if of_store is None and of_product is None:
        return _by_rule(book, where, path)
    return _chosen(book, where, path, of_store, of_product)


@lru_cache(maxsize=4096)
def _by_rule(book: Rulebook, where: tuple[str | None, str], path: tuple[str, ...]) -> tuple[Guarantee, ...]:
    """What is promised where nobody has chosen anything: so it is for most goods of every page."""
    return _chosen(book, where, path, None, None)


def _chosen(
    book: Rulebook,
    where: tuple[str | None, str],
    path: tuple[str, ...],
    of_store: Chosen | None,
    of_product: Chosen | None,
) -> tuple[Guarantee, ...]:
    store = of_store.choices if of_store else NO_CHOICES
    product = of_product.choices if of_product else NO_CHOICES
    is_made_to_order = of_product is not None and of_product.is_made_to_order
    given: dict[GuaranteeKind, Guarantee] = {}
    for term, rule in _deciding(book, where[0], path, is_made_to_order=is_made_to_order):
        one = _given(term, rule, product.get(term.kind) or store.get(term.kind), where[1])
        if one is not None and (term.needs is None or term.needs in given):
            given[term.kind] = one
    return tuple(given.values())


@lru_cache(maxsize=4096)
def _deciding(
    book: Rulebook, region: str | None, path: tuple[str, ...], *, is_made_to_order: bool
) -> tuple[tuple[Term, Rule], ...]:
    return tuple((term, rule_for(term, region, path, is_made_to_order=is_made_to_order)) for term in book.kinds)


def _given(term: Term, rule: Rule, choice: GuaranteeChoice | None, currency: str) -> Guarantee | None:
    is_on = choice is not None and choice.on
    if rule.stance is GuaranteeStance.BARRED or (rule.stance is GuaranteeStance.OPEN and not is_on):
        return None
    amount = None
    if term.amounts is not None:
        if currency not in term.amounts:
            return None
        amount = Money(term.amounts[currency], currency)
    days, basis = _days(term, rule, choice if is_on else None)
    return Guarantee(kind=term.kind, basis=basis, payer=term.payer, days=days, amount=amount)


def _days(term: Term, rule: Rule, choice: GuaranteeChoice | None) -> tuple[int | None, str]:
    """For how many days something is promised, and by what: a store that promises more does so by itself."""
    if term.days is None:
        return None, rule.basis if rule.stance is GuaranteeStance.COMPELLED else OWN_CHOICE
    compelled = rule.days if rule.stance is GuaranteeStance.COMPELLED else 0
    chosen = 0 if choice is None else choice.days or term.days.usual
    if compelled and chosen <= compelled:
        return compelled, rule.basis
    return min(max(chosen, term.days.least), term.days.most), OWN_CHOICE


def in_force(versions: Iterable[Chosen], now: datetime) -> Settings:
    """Of one subject's choices: the one that counts now, and the one that will."""
    past = [one for one in versions if one.since <= now]
    coming = [one for one in versions if one.since > now]
    latest = max(past, key=lambda one: one.since, default=None)
    return Settings(latest, max(coming, key=lambda one: one.since, default=None))


def check(book: Rulebook, choices: Choices, deciding: Mapping[GuaranteeKind, Rule]) -> None:
    """Refuse choices that are not the store's, or out of bounds.

    Args:
        deciding: the rule for each kind, as far as one rule decides about all the goods in question.

    Raises:
        BadChoice, NotYours.
    """
    terms = {term.kind: term for term in book.kinds}
    for kind, choice in choices.items():
        term = terms.get(kind)
        if term is None:
            raise BadChoice(field=kind.value, rule="one of " + ", ".join(sorted(terms)))
        _check_days(term, choice)
        rule = deciding.get(kind)
        if rule is not None and _is_decided(rule, term, choice):
            raise NotYours(guarantee=kind.value, stance=rule.stance.value, basis=rule.basis)


def _is_decided(rule: Rule, term: Term, choice: GuaranteeChoice) -> bool:
    if rule.stance is GuaranteeStance.BARRED:
        return choice.on
    if rule.stance is GuaranteeStance.OPEN:
        return False
    return not choice.on or (term.days is not None and choice.days is not None and choice.days < rule.days)


def _check_days(term: Term, choice: GuaranteeChoice) -> None:
    if choice.days is None:
        return
    if term.days is None or not choice.on:
        raise BadChoice(field=term.kind.value, rule="no days")
    if not term.days.least <= choice.days <= term.days.most:
        raise BadChoice(field=term.kind.value, rule=f"from {term.days.least} to {term.days.most} days")


def general(book: Rulebook, region: str | None) -> dict[GuaranteeKind, Rule]:
    """The rule for each kind that decides about ordinary goods: of no special category, and not made to order."""
    return {term.kind: rule_for(term, region, (), is_made_to_order=False) for term in book.kinds}


def special(term: Term, region: str | None) -> tuple[Rule, ...]:
    """The rules of a kind that decide about some goods only, in a region: those before the one for all others."""
    found = []
    for rule in term.rules:
        if rule.regions and region not in rule.regions:
            continue
        if not rule.categories and not rule.made_to_order:
            break
        found.append(rule)
    return tuple(found)


def delivery(ship_within_h: int, deliver_within_d: int) -> tuple[Guarantee, ...]:
    """The terms of delivery as promises."""
    return (
        Guarantee(kind=GuaranteeKind.SHIP_WITHIN, hours=ship_within_h),
        Guarantee(kind=GuaranteeKind.DELIVER_WITHIN, days=deliver_within_d),
    )


def frozen(given: Iterable[Guarantee]) -> tuple[Mapping[str, Any], ...]:
    """Promises as an order line keeps them."""
    return tuple(_frozen(one) for one in given)


@lru_cache(maxsize=4096)
def _frozen(one: Guarantee) -> Mapping[str, Any]:
    said: dict[str, Any] = msgspec.to_builtins(one)
    return {term: value for term, value in said.items() if value is not None}


def thawed(kept: Iterable[Mapping[str, Any]]) -> list[Guarantee]:
    """Promises as an order line kept them; words of a later time are passed over."""
    known = set(GuaranteeKind)
    return [msgspec.convert(dict(one), Guarantee) for one in kept if one.get("kind") in known]


def headline(given: Iterable[Guarantee]) -> Guarantee | None:
    """The one promise that a small card has room for: the first in `TELLING` that is given."""
    by_kind = {one.kind: one for one in given}
    return next((by_kind[kind] for kind in TELLING if kind in by_kind), None)


def find(kept: Sequence[Mapping[str, Any]], kind: GuaranteeKind) -> Guarantee | None:
    """One promise of an order line, if it was given."""
    return next((one for one in thawed(kept) if one.kind is kind), None)
