"""How after-sales look over HTTP: request and response structs, and what fills them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar.params import Parameter
from msgspec import Meta

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, AfterSaleId, ImageId, LineId, OrderId, ProductId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import in_
from guang.trade import catalog, stores
from guang.trade.aftersales.types import Case, LineOffers, Step
from guang.trade.claims import (
    CaseEvent,
    CaseReason,
    CaseSide,
    CaseState,
    Decision,
    Liability,
    WhyNot,
    Wish,
    machine,
    terms,
)

Key = Annotated[str, Parameter(header="Idempotency-Key", required=False, max_length=200)]
States = Annotated[list[CaseState] | None, Parameter(query="state", max_items=len(CaseState))]
Words = Annotated[str, Meta(max_length=2 * terms.LONGEST_WORDS)]
Images = Annotated[list[ImageId], Meta(max_length=terms.MOST_PICTURES)]


class CaseForm(msgspec.Struct, frozen=True, kw_only=True):
    """What a buyer asks for; ``amount`` is all that is left for these units if left out."""

    line: LineId
    kind: Wish
    reason: CaseReason
    units: Annotated[int, Meta(ge=0, le=999)] = 0
    amount: Money | None = None
    words: Words = ""
    images: Images = []


class WordsForm(msgspec.Struct, frozen=True):
    """What somebody says and shows about a case."""

    words: Words = ""
    images: Images = []


class ReturnForm(msgspec.Struct, frozen=True):
    """With whom the goods travel back, and under which number."""

    carrier: str
    tracking: str
    words: Words = ""
    images: Images = []


class InspectionForm(msgspec.Struct, frozen=True):
    """What came back; ``restocked`` of the units can be sold again."""

    fine: bool
    restocked: Annotated[int, Meta(ge=0, le=999)] = 0
    words: Words = ""
    images: Images = []


class VerdictForm(msgspec.Struct, frozen=True):
    """What an operator decides; ``amount`` is all that was asked for if left out."""

    decision: Decision
    liability: Liability
    words: Words
    amount: Money | None = None


class AfterSaleOffer(msgspec.Struct, frozen=True):
    """Something that may be asked for about a line, or why not; ``until`` by reason where time runs."""

    kind: Wish
    why_not: WhyNot | None
    reasons: list[CaseReason]
    until: dict[str, datetime]
    units: int
    most: Money
    reckoned: bool


class LineOptions(msgspec.Struct, frozen=True):
    """What may be asked for about one line of an order."""

    line: LineId
    units_left: int
    left: Money
    open_case: AfterSaleId | None
    kinds: list[AfterSaleOffer]


class OrderOptions(msgspec.Struct, frozen=True):
    """What may be asked for about an order."""

    items: list[LineOptions]
    next: None = None


class EvidenceOut(msgspec.Struct, frozen=True):
    """A piece of evidence."""

    id: ImageId
    url: str


class AfterSaleStep(msgspec.Struct, frozen=True):
    """One thing that happened: who did what, and where the case stood afterwards.

    ``by`` is told to the same side and to operators: buyers do not learn which clerk answered.
    """

    event: str
    state: CaseState
    side: CaseSide
    by: AccountId | None
    words: str
    pictures: list[EvidenceOut]
    facts: dict[str, Any]
    at: datetime


class AfterSaleStore(msgspec.Struct, frozen=True):
    """The store of a case."""

    id: StoreId
    name: str


class AfterSaleOut(msgspec.Struct, frozen=True, kw_only=True):
    """One case as one side sees it; ``may`` is what that side can do now, ``due_does`` what the clock will do."""

    id: AfterSaleId
    order: OrderId
    line: LineId
    product: ProductId
    sku: SkuId
    title: str
    image_url: str | None
    store: AfterSaleStore
    kind: Wish
    reason: CaseReason
    units: int
    asked: Money
    granted: Money | None
    liability: Liability | None
    state: CaseState
    fast: bool
    carrier: str
    tracking: str
    due_at: datetime | None
    due_does: CaseEvent | None
    may: list[str]
    opened_at: datetime
    moved_at: datetime
    ended_at: datetime | None
    rules: str
    history: list[AfterSaleStep]


class AfterSalePage(msgspec.Struct, frozen=True):
    """A page of cases; ``next`` goes on."""

    items: list[AfterSaleOut]
    next: AfterSaleId | None


class AfterSaleDesk(msgspec.Struct, frozen=True):
    """A page of a store's cases; ``counts`` by state, ``due_soon`` within a day, ``overdue`` already."""

    items: list[AfterSaleOut]
    next: AfterSaleId | None
    counts: dict[str, int]
    due_soon: int
    overdue: int


def options_out(lines: Sequence[LineOffers]) -> OrderOptions:
    """What may be asked for, line by line."""
    return OrderOptions(
        [
            LineOptions(
                line=one.line,
                units_left=one.units_left,
                left=one.left,
                open_case=one.open_case,
                kinds=[
                    AfterSaleOffer(
                        kind=offer.wish,
                        why_not=offer.why_not,
                        reasons=list(offer.reasons),
                        until={reason.value: last for reason, last in offer.until.items()},
                        units=offer.units,
                        most=offer.most,
                        reckoned=offer.wish is Wish.PRICE_PROTECTION,
                    )
                    for offer in one.offers
                ],
            )
            for one in lines
        ]
    )


async def cases_out(session: Session, cases: Sequence[Case], side: CaseSide, locale: str) -> list[AfterSaleOut]:
    """Cases as one side sees them."""
    known = await stores.stores(session, {case.store for case in cases})
    cards = await catalog.products(session, {case.product for case in cases})
    return [_case(case, side, locale, in_(known[case.store].name, locale), cards.get(case.product)) for case in cases]


async def case_out(session: Session, case: Case, side: CaseSide, locale: str) -> AfterSaleOut:
    """One case as one side sees it."""
    return (await cases_out(session, [case], side, locale))[0]


def _case(case: Case, side: CaseSide, locale: str, store: str, card: catalog.ProductCard | None) -> AfterSaleOut:
    timer = machine.TIMERS.get(case.state)
    return AfterSaleOut(
        id=case.id,
        order=case.order,
        line=case.line,
        product=case.product,
        sku=case.sku,
        title=in_(card.title, locale) if card else "",
        image_url=card.image_url if card else None,
        store=AfterSaleStore(case.store, store),
        kind=case.wish,
        reason=case.reason,
        units=case.units,
        asked=case.asked,
        granted=case.granted,
        liability=case.liability,
        state=case.state,
        fast=case.is_fast,
        carrier=case.carrier,
        tracking=case.tracking,
        due_at=case.due_at,
        due_does=timer.event if timer else None,
        may=_may(case, side),
        opened_at=case.opened_at,
        moved_at=case.moved_at,
        ended_at=case.ended_at,
        rules=case.rules,
        history=[_step(step, side) for step in case.steps],
    )


def _may(case: Case, side: CaseSide) -> list[str]:
    """What a side can do now, in the words of the routes."""
    events = machine.possible(case.wish, case.state, side, is_back=bool(case.carrier))
    said = [event.value for event in events if event is not CaseEvent.REFUND]
    if case.state not in machine.FINAL and side in {CaseSide.BUYER, CaseSide.MERCHANT}:
        said.append("evidence")
    return said


def _step(step: Step, side: CaseSide) -> AfterSaleStep:
    by = step.by if side in {CaseSide.OPERATOR, step.side} else None
    pictures = [EvidenceOut(one.id, one.url) for one in step.pictures]
    return AfterSaleStep(step.event, step.state, step.side, by, step.words, pictures, dict(step.facts), step.at)
