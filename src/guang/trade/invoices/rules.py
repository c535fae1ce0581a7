"""Who may have an invoice, for what, and how a report is written; nothing here touches a database."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from guang.kernel.cells import guarded
from guang.kernel.ids import BadId, OrderId
from guang.kernel.money import Money
from guang.kernel.words import BadText, clean_line
from guang.trade import taxes
from guang.trade.invoices.errors import BadMonth, BadTitle
from guang.trade.invoices.types import Goods, Invoice, InvoiceState, Title, TitleKind
from guang.trade.orders import Order, OrderState, taxed
from guang.trade.taxes import Tax

ASK_WITHIN: Final = timedelta(days=90)
"""How long after the settlement an invoice may still be asked for [D]."""
MOST_TITLES: Final = 20
LONGEST_NAME: Final = 100
LONGEST_NUMBER: Final = 40
LONGEST_EMAIL: Final = 120
LONGEST_NOTE: Final = 200
OPEN: Final = frozenset({InvoiceState.ASKED, InvoiceState.REFUSED})
"""Nobody outside has heard of these, or has said no."""
NUMBERED_BUYERS: Final = frozenset({"CN"})
"""Where an invoice to a company must show its tax number (Administrative Measures for Invoices, art. 21; STA
Announcement 16 of 2017)."""
CSV_HEADER: Final = (
    "time",
    "event",
    "order",
    "refund",
    "country",
    "tax",
    "code",
    "rate %",
    "paid by buyer",
    "tax in it",
    "paid by platform",
    "tax in it",
    "currency",
    "rules",
)
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_NUMBER: Final = re.compile(r"(20\d\d)-(\d{1,9})")
_MONTH: Final = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


def tidy(title: Title, country: str | None) -> Title:
    """A title as it stands on an invoice of a seller in a country.

    Raises:
        BadTitle: naming the field.
        BadProfile: a number that cannot be one, with an example.
    """
    try:
        name = clean_line(title.name, field="name", most=LONGEST_NAME, least=1)
        number = clean_line(title.number, field="number", most=LONGEST_NUMBER)
        email = clean_line(title.email, field="email", most=LONGEST_EMAIL)
    except BadText as refusal:
        raise BadTitle(field=refusal.facts["field"]) from refusal
    if email and not _EMAIL.fullmatch(email):
        raise BadTitle(field="email")
    if title.kind is TitleKind.PERSONAL:
        return Title(title.kind, name, "", email)
    if country in NUMBERED_BUYERS:
        number = taxes.checked(country, number)
    return Title(title.kind, name, number, email)


def why_not(order: Order, left: tuple[Tax, ...], known: Invoice | None, now: datetime) -> str:
    """Why no invoice can be asked for; nothing, if one can."""
    why = ""
    if order.paid_at is None:
        why = "unpaid"
    elif order.state in {OrderState.CANCELLED, OrderState.REFUNDED}:
        why = "over"
    elif known is not None and known.state not in OPEN:
        why = "exists"
    elif (end := until(order)) is not None and end < now:
        why = "too_late"
    elif not left:
        why = "no_tax"
    return why


def until(order: Order) -> datetime | None:
    """As long as an invoice can be asked for; not known before the settlement."""
    return None if order.settled_at is None else order.settled_at + ASK_WITHIN


def goods(order: Order) -> tuple[Goods, ...]:
    """What is left of what was sold."""
    return tuple(
        Goods(line.title, line.units - line.refunded_units) for line in order.lines if line.units > line.refunded_units
    )


def owed(left: Iterable[Tax]) -> tuple[Tax, ...]:
    """What an invoice says of what is left of an order: the buyer's part alone.

    What the platform added is between it and the store.
    """
    return tuple(replace(one, subsidy=0, subsidy_tax=0) for one in left if one.paid)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a search is for: at most one of these."""

    order: OrderId | None = None
    number: tuple[int, int] | None = None
    name: str | None = None


def meant(said: str) -> Meant:
    """What the words of a search mean."""
    plain = said.strip()
    if not plain:
        return Meant()
    try:
        return Meant(order=OrderId.parse(plain.lower()))
    except BadId:
        pass
    if found := _NUMBER.fullmatch(plain):
        return Meant(number=(int(found[1]), int(found[2])))
    return Meant(name=plain[:LONGEST_NAME])


def month(said: str) -> date:
    """The first day of a month.

    Raises:
        BadMonth.
    """
    if not _MONTH.fullmatch(said):
        raise BadMonth(month=said[:20])
    return date(int(said[:4]), int(said[5:]), 1)


def csv_row(event: taxed.TaxedEvent, zone: str, currency: str) -> tuple[str, ...]:
    """One rate of one sale or refund as a line of a report; what went back is below zero."""
    tax, sign = event.tax, -1 if event.is_refund else 1
    amounts = (tax.paid, tax.paid_tax, tax.subsidy, tax.subsidy_tax)
    return (
        event.at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M:%S"),
        "refund" if event.is_refund else "sale",
        event.order.text,
        guarded(event.place),
        tax.country,
        tax.tax,
        tax.code,
        f"{tax.rate_bps / 100:g}",
        *(Money(sign * amount, currency).decimal for amount in amounts),
        currency,
        tax.rules,
    )
