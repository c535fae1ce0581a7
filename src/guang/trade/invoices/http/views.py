"""How invoices look over HTTP: request and response structs, and what fills them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from guang.kernel.ids import InvoiceId, OrderId, TitleId
from guang.kernel.money import Money
from guang.kernel.text import in_
from guang.trade.invoices.issuers import is_simulated
from guang.trade.invoices.types import Invoice, InvoiceState, SavedTitle, TaxReport, Title, TitleKind
from guang.trade.orders import taxed

Words = Annotated[str, Meta(max_length=200)]
Ids = Annotated[list[InvoiceId], Meta(min_length=1, max_length=200)]


class InvoiceTitle(msgspec.Struct, frozen=True, kw_only=True):
    """To whom an invoice is made out; ``number`` is a company's tax number."""

    kind: TitleKind
    name: Words
    number: Words = ""
    email: Words = ""


class InvoiceTax(msgspec.Struct, frozen=True, kw_only=True):
    """What was paid at one rate: ``net`` and ``tax`` make ``gross``."""

    country: str
    tax: str
    code: str
    rate_bps: int
    net: Money
    amount: Money
    gross: Money


class InvoiceGoods(msgspec.Struct, frozen=True):
    """What was sold."""

    title: str
    units: int


class InvoiceSeller(msgspec.Struct, frozen=True):
    """Who issues."""

    name: str
    number: str
    address: str
    country: str


class InvoiceOut(msgspec.Struct, frozen=True, kw_only=True):
    """An invoice, or a red-letter one that takes back a part of ``reverses``, with amounts below zero.

    ``reversed``: how much of it red-letter invoices have taken back. ``code``: why there is none, with the store's
    ``note``. ``simulated``: no tax office has heard of it.
    """

    id: InvoiceId
    order: OrderId
    reverses: InvoiceId | None
    state: InvoiceState
    title: InvoiceTitle
    seller: InvoiceSeller | None
    number: str
    taxes: list[InvoiceTax]
    goods: list[InvoiceGoods]
    total: Money
    tax: Money
    reversed: Money
    code: str
    note: str
    reference: str
    simulated: bool
    asked_at: datetime
    issued_at: datetime | None


class InvoicePage(msgspec.Struct, frozen=True):
    """A page of invoices, the newest first."""

    items: list[InvoiceOut]
    next: InvoiceId | None


class StoreInvoicePage(msgspec.Struct, frozen=True):
    """A page of a store's invoices, the newest first; ``counts`` by state are exact."""

    items: list[InvoiceOut]
    next: InvoiceId | None
    counts: dict[str, int]


class InvoiceStanding(msgspec.Struct, frozen=True):
    """What a buyer can do about an invoice for an order: ask, if ``why`` is empty.

    ``why`` is else ``unpaid``, ``over``, ``too_late``, ``no_tax``, ``no_issuer`` or ``exists``.
    """

    why: str
    until: datetime | None
    items: list[InvoiceOut]
    next: None = None


class SavedInvoiceTitle(msgspec.Struct, frozen=True):
    """A title that is kept for the next time."""

    id: TitleId
    title: InvoiceTitle


class InvoiceTitles(msgspec.Struct, frozen=True):
    """The caller's titles, the one used last first."""

    items: list[SavedInvoiceTitle]
    next: None = None


class IssueForm(msgspec.Struct, frozen=True):
    """Which invoices to issue; ``outcome`` tells the simulator how to behave."""

    invoices: Ids
    outcome: str = "success"


class RefusalForm(msgspec.Struct, frozen=True):
    """Why there will be no invoice, in the store's words."""

    note: Annotated[str, Meta(min_length=1, max_length=200)]


class IssuedInvoices(msgspec.Struct, frozen=True):
    """The invoices that have gone to the issuer now; those that were out already are not among them."""

    items: list[InvoiceOut]
    next: None = None


class TaxTurnover(msgspec.Struct, frozen=True, kw_only=True):
    """One rate: what buyers and the platform paid for sales, what of it went back, and what that leaves.

    Amounts hold the tax in them; ``tax`` is what is left of it.
    """

    country: str
    kind: str
    code: str
    rate_bps: int
    sales: Money
    sales_tax: Money
    refunds: Money
    refunds_tax: Money
    net: Money
    tax: Money


class TaxDay(msgspec.Struct, frozen=True):
    """One day by the store's clocks, all rates together."""

    day: date
    sales: Money
    refunds: Money
    tax: Money


class TaxReportOut(msgspec.Struct, frozen=True, kw_only=True):
    """A store's taxes of a month: a sale counts when it is paid, a refund when it is given.

    ``untaxed``: what buyers paid for orders whose tax was not handled. ``turnover`` is what is left without the tax.
    """

    month: str
    time_zone: str
    rates: list[TaxTurnover]
    days: list[TaxDay]
    turnover: Money
    tax: Money
    untaxed: Money


def title_of(said: InvoiceTitle) -> Title:
    """A title as it came in."""
    return Title(said.kind, said.name, said.number, said.email)


def title_out(title: Title) -> InvoiceTitle:
    """A title as its owner and the store see it."""
    return InvoiceTitle(kind=title.kind, name=title.name, number=title.number, email=title.email)


def saved_out(saved: SavedTitle) -> SavedInvoiceTitle:
    """A title that is kept."""
    return SavedInvoiceTitle(saved.id, title_out(saved.title))


def invoice_out(found: Invoice, locale: str) -> InvoiceOut:
    """An invoice as its buyer and its store see it."""
    seller = found.seller
    return InvoiceOut(
        id=found.id,
        order=found.order,
        reverses=found.reverses,
        state=found.state,
        title=title_out(found.title),
        seller=None if seller is None else InvoiceSeller(seller.name, seller.number, seller.address, seller.country),
        number=found.number_text,
        taxes=[
            InvoiceTax(
                country=one.country,
                tax=one.tax,
                code=one.code,
                rate_bps=one.rate_bps,
                net=Money(one.paid - one.paid_tax, found.currency),
                amount=Money(one.paid_tax, found.currency),
                gross=Money(one.paid, found.currency),
            )
            for one in found.taxes
        ],
        goods=[InvoiceGoods(in_(one.title, locale), one.units) for one in found.goods],
        total=found.total,
        tax=found.tax,
        reversed=found.reversed,
        code=found.code,
        note=found.note,
        reference=found.reference,
        simulated=is_simulated(found.issuer),
        asked_at=found.asked_at,
        issued_at=found.done_at if found.state in {InvoiceState.ISSUED, InvoiceState.REVERSED} else None,
    )


def page_of(found: list[Invoice], most: int, locale: str) -> tuple[list[InvoiceOut], InvoiceId | None]:
    """A page, and where the next one begins; one more than fits tells that there is a next one."""
    shown = found[:most]
    return [invoice_out(one, locale) for one in shown], shown[-1].id if len(found) > most else None


def report_out(found: TaxReport) -> TaxReportOut:
    """A report as a store's staff see it."""
    rates = [_turnover(one, found.currency) for one in found.rates]
    zero = Money.zero(found.currency)
    return TaxReportOut(
        month=found.month.strftime("%Y-%m"),
        time_zone=found.zone,
        rates=rates,
        days=_days(found.days, found.currency),
        turnover=sum((one.net for one in rates), zero),
        tax=sum((one.tax for one in rates), zero),
        untaxed=found.untaxed,
    )


def _turnover(one: taxed.Turnover, currency: str) -> TaxTurnover:
    sales, sales_tax = one.paid + one.subsidy, one.paid_tax + one.subsidy_tax
    refunds, refunds_tax = one.back + one.subsidy_back, one.back_tax + one.subsidy_back_tax
    tax = sales_tax - refunds_tax
    return TaxTurnover(
        country=one.country,
        kind=one.tax,
        code=one.code,
        rate_bps=one.rate_bps,
        sales=Money(sales, currency),
        sales_tax=Money(sales_tax, currency),
        refunds=Money(refunds, currency),
        refunds_tax=Money(refunds_tax, currency),
        net=Money(sales - refunds - tax, currency),
        tax=Money(tax, currency),
    )


def _days(rows: Iterable[taxed.Turnover], currency: str) -> list[TaxDay]:
    zero = Money.zero(currency)
    found: dict[date, TaxDay] = {}
    for row in rows:
        assert row.day is not None, "these are by day"
        one, known = _turnover(row, currency), found.get(row.day, TaxDay(row.day, zero, zero, zero))
        found[row.day] = TaxDay(row.day, known.sales + one.sales, known.refunds + one.refunds, known.tax + one.tax)
    return list(found.values())
