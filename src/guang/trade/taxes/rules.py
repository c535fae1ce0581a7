"""How much of what is paid is tax, and how much of it goes back; nothing here touches a database."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Final

from guang.kernel.money import BASIS, Money
from guang.trade.taxes import numbers
from guang.trade.taxes.errors import BadProfile
from guang.trade.taxes.rulebook import EXEMPT, EXPORT, Country, in_force
from guang.trade.taxes.types import Profile, Tax, Taxable, Taxed, TaxInside, Taxpayer

LONGEST_NAME: Final = 120
LONGEST_ADDRESS: Final = 200
MOST_CODES: Final = 100


def check(profile: Profile) -> Profile:
    """A profile as it is written down, if it fits together.

    A country whose tax is not handled may be named: it is where the store is, and nothing is reckoned for it.

    Raises:
        BadProfile: naming the field.
    """
    book = in_force()
    country = book.countries.get(profile.country)
    if country is None and profile.country not in book.not_handled:
        raise BadProfile(field="country", known=sorted((*book.countries, *book.not_handled)))
    if not 1 <= len(profile.name.strip()) <= LONGEST_NAME:
        raise BadProfile(field="name", most=LONGEST_NAME)
    if len(profile.address) > LONGEST_ADDRESS:
        raise BadProfile(field="address", most=LONGEST_ADDRESS)
    tidy = replace(profile, name=profile.name.strip(), address=profile.address.strip())
    return tidy if country is None else _checked_within(country, tidy)


def taxed(profile: Profile | None, to: str | None, day: date, parts: Sequence[Taxable], shipping: int = 0) -> Taxed:
    """The tax in what is paid to one store.

    Everything of one rate is reckoned together and rounded once, half up; lines get their shares by the largest
    remainder, so that they add up. Delivery is part of the supply of the goods: its fee is shared among their rates in
    proportion to what is paid for them. Where tax is not handled, there is none.

    Args:
        to: the country that it goes to; the store's own, if that is not known yet.
        day: of the purchase, in the store's own time.
    """
    rates = _rates(profile, to, day, parts)
    if rates is None:
        return Taxed(((),) * len(parts), ())
    groups: dict[tuple[str, int], list[int]] = {}
    for index, rate in enumerate(rates[1]):
        groups.setdefault(rate, []).append(index)
    fees = _fees(shipping, [[parts[index].pays for index in held] for held in groups.values()])
    lines: list[tuple[Tax, ...]] = [()] * len(parts)
    delivery = []
    for ((code, bps), held), fee in zip(groups.items(), fees, strict=True):
        pays, subsidies = [parts[index].pays for index in held], [parts[index].subsidy for index in held]
        *paid_taxes, fee_tax = _shares(out_of(sum(pays) + fee, bps), [*pays, fee])
        subsidy_taxes = _shares(out_of(sum(subsidies), bps), subsidies)
        tax, country, version = rates[0]
        for place, index in enumerate(held):
            amounts = (pays[place], paid_taxes[place], subsidies[place], subsidy_taxes[place])
            lines[index] = (Tax(tax, country, code, bps, *amounts, version),)
        if fee:
            delivery.append(Tax(tax, country, code, bps, fee, fee_tax, 0, 0, version))
    return Taxed(tuple(lines), tuple(delivery))


def out_of(gross: int, rate_bps: int) -> int:
    """The tax inside an amount that is not negative, rounded half up."""
    whole = BASIS + rate_bps
    return (2 * gross * rate_bps + whole) // (2 * whole)


def apportioned(amount: int, among: Sequence[int]) -> list[int]:
    """Share an amount that is at most their sum among others in proportion; no share shrinks while the amount grows.

    So what goes back of several bases together, little by little, never comes forward again. (By the largest remainder
    it could: the Alabama paradox.)

    Source: Webster's method, Balinski and Young, "Fair Representation" (1982).
    """
    whole = sum(among)
    if amount >= whole:
        return list(among)
    shares = [max(0, amount * one // whole - len(among)) for one in among]
    open_ = [index for index, one in enumerate(among) if one]
    for _ in range(amount - sum(shares)):
        shares[min(open_, key=lambda index: (Fraction(2 * shares[index] + 1, among[index]), index))] += 1
    return shares


def back(tax: Tax, paid: int, subsidy: int) -> Tax:
    """What of a tax has gone back once so much of its amounts has: all of it with all of them, nothing with nothing.

    Reckoned from what has gone back in all, so that many small refunds come to the same as one large one.
    """
    return replace(
        tax,
        paid=paid,
        paid_tax=tax.paid_tax * paid // tax.paid if tax.paid else 0,
        subsidy=subsidy,
        subsidy_tax=tax.subsidy_tax * subsidy // tax.subsidy if tax.subsidy else 0,
    )


def inside(taxes: Iterable[Tax], currency: str) -> list[TaxInside]:
    """The buyer's part of taxes, for whoever shows it."""
    return [
        TaxInside(
            one.country, one.tax, one.code, one.rate_bps, Money(one.paid_tax, currency), Money(one.paid, currency)
        )
        for one in taxes
        if one.paid
    ]


def left(taxes: Iterable[Tax], gone: Iterable[Tax]) -> tuple[Tax, ...]:
    """Taxes less others, by kind; what comes to nothing is left out."""
    found = summed((*taxes, *(_negative(one) for one in gone)))
    return tuple(one for one in found if one.paid or one.paid_tax or one.subsidy or one.subsidy_tax)


def summed(taxes: Iterable[Tax]) -> tuple[Tax, ...]:
    """Taxes added up by kind, the highest rate first."""
    sums: dict[tuple[str, str, str, int, str], Tax] = {}
    for one in taxes:
        known = sums.get(one.kind)
        sums[one.kind] = one if known is None else _added(known, one)
    return tuple(sorted(sums.values(), key=lambda one: (-one.rate_bps, one.kind)))


def _checked_within(country: Country, profile: Profile) -> Profile:
    """What of a profile has to fit its country."""
    if profile.taxpayer is Taxpayer.SMALL and country.small is None:
        raise BadProfile(field="taxpayer", known=[Taxpayer.GENERAL.value, Taxpayer.EXEMPT.value])
    is_registered = bool(profile.number) or profile.taxpayer is not Taxpayer.EXEMPT
    number = numbers.checked(profile.country, profile.number) if is_registered else ""
    if profile.is_oss and profile.country not in in_force().union.members:
        raise BadProfile(field="oss", known=sorted(in_force().union.members))
    known = {one.code for one in country.rates} - {country.small}
    if len(profile.codes) > MOST_CODES or not known.issuperset(profile.codes.values()):
        raise BadProfile(field="codes", known=sorted(known))
    return replace(profile, number=number)


def _added(one: Tax, other: Tax) -> Tax:
    return replace(
        one,
        paid=one.paid + other.paid,
        paid_tax=one.paid_tax + other.paid_tax,
        subsidy=one.subsidy + other.subsidy,
        subsidy_tax=one.subsidy_tax + other.subsidy_tax,
    )


def _negative(one: Tax) -> Tax:
    return replace(one, paid=-one.paid, paid_tax=-one.paid_tax, subsidy=-one.subsidy, subsidy_tax=-one.subsidy_tax)


def _rates(
    profile: Profile | None, to: str | None, day: date, parts: Sequence[Taxable]
) -> tuple[tuple[str, str, str], list[tuple[str, int]]] | None:
    """Whose tax it is (tax, country, version), and code and rate of each part; None where it is not handled."""
    book = in_force()
    if profile is None or profile.country not in book.countries:
        return None
    home = profile.country
    if to is not None and profile.is_oss and {home, to} <= book.union.members:
        home = to
    country = book.countries[home]
    leaves = to not in {None, home} and not {home, to} <= book.union.members
    found = []
    for part in parts:
        rate = _rate(country, profile, home, day, part.path)
        if rate is None:
            return None
        found.append((EXPORT, 0) if leaves else rate)
    return (country.tax, home, book.version), found


def _rate(country: Country, profile: Profile, home: str, day: date, path: tuple[str, ...]) -> tuple[str, int] | None:
    own = profile.codes if home == profile.country else {}
    code = next((own[slug] for slug in reversed(path) if slug in own), None) or country.code(path)
    found = country.rate(code, day)
    if found is None:
        return None
    if profile.taxpayer is Taxpayer.EXEMPT:
        return EXEMPT, 0
    if profile.taxpayer is Taxpayer.SMALL and country.small is not None and found.bps:
        found = country.rate(country.small, day) or found
    return found.code, found.bps


def _fees(shipping: int, paid: Sequence[Sequence[int]]) -> list[int]:
    """The delivery fee by rate, in proportion to what is paid for the goods; to their number, where nothing is."""
    weights = [sum(group) for group in paid]
    return _shares(shipping, weights if any(weights) else [len(group) for group in paid])


def _shares(amount: int, weights: Sequence[int]) -> list[int]:
    """`Money.split` of what is not negative, which every quote does several times; nothing, where nothing weighs.

    Twin: `Money.split`; ``tests/trade/taxes/test_rules.py`` holds them together.
    """
    whole = sum(weights)
    if not amount or not whole:
        return [0] * len(weights)
    shares = [amount * weight // whole for weight in weights]
    if rest := amount - sum(shares):
        by_remainder = sorted(range(len(weights)), key=lambda index: -(amount * weights[index] % whole))
        for index in by_remainder[:rest]:
            shares[index] += 1
    return shares
