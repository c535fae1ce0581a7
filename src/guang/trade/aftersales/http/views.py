"""How after-sales look over HTTP: request and response structs, and what fills them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, AfterSaleId, ImageId, LineId, OrderId, ProductId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import in_
from guang.trade import catalog, shipping, stores
from guang.trade.aftersales.types import Case, LineOffers, Step
from guang.trade.claims import (
    CaseEvent,
    CaseReason,
    CaseSide,
    CaseState,
    Choice,
    Liability,
    WhyNot,
    Wish,
    machine,
    terms,
)


class AfterSaleOffer(msgspec.Struct, frozen=True):
    """Something that may be asked for about a line, or why not; ``until`` by reason where time runs."""

    kind: Wish
    why_not: WhyNot | None
    reasons: list[CaseReason]
    until: dict[str, datetime]
    units: int
    most: Money
    reckoned: bool


class LineGoods(msgspec.Struct, frozen=True):
    """What units of a line are now: what was bought, or what an exchange (``origin``) brought."""

    sku: SkuId
    options: list[str]
    image_url: str | None
    units: int
    origin: AfterSaleId | None


class LineOptions(msgspec.Struct, frozen=True):
    """What may be asked for about one line of an order, and what of it is with the buyer."""

    line: LineId
    units_left: int
    left: Money
    open_case: AfterSaleId | None
    kinds: list[AfterSaleOffer]
    goods: list[LineGoods]


class OrderOptions(msgspec.Struct, frozen=True):
    """What may be asked for about an order."""

    items: list[LineOptions]
    next: None = None


class ExchangeChoice(msgspec.Struct, frozen=True, kw_only=True):
    """A SKU that could come in exchange; ``why_not`` where it cannot."""

    sku: SkuId
    options: list[str]
    image_url: str | None
    available: int
    why_not: WhyNot | None


class ExchangeChoices(msgspec.Struct, frozen=True):
    """What could come in exchange for a line."""

    items: list[ExchangeChoice]
    next: None = None


class CaseGoods(msgspec.Struct, frozen=True):
    """A SKU of a case."""

    sku: SkuId
    options: list[str]
    image_url: str | None


class CaseParcelEvent(msgspec.Struct, frozen=True):
    """What a courier said about a parcel of a case."""

    step: shipping.ParcelStep
    at: datetime
    place: str


class CaseParcel(msgspec.Struct, frozen=True, kw_only=True):
    """A parcel of a case: ``returns`` ones go back to the store, the others bring what comes instead."""

    returns: bool
    carrier: str
    tracking: str
    step: shipping.ParcelStep
    handed_at: datetime
    ended_at: datetime | None
    events: list[CaseParcelEvent]


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
    """One case as one side sees it; ``may`` is what that side can do now, ``due_does`` what the clock will do.

    ``goods`` is what it is about, ``wished`` what is to come in exchange.
    """

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
    goods: CaseGoods
    wished: CaseGoods | None
    parcels: list[CaseParcel]
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


async def options_out(session: Session, lines: Sequence[LineOffers], locale: str) -> OrderOptions:
    """What may be asked for, line by line."""
    known = await catalog.skus(session, {one.sku for line in lines for one in line.goods})
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
                        reckoned=offer.wish in terms.RECKONED,
                    )
                    for offer in one.offers
                ],
                goods=[
                    LineGoods(one.sku, *_looks(known.get(one.sku), locale), one.units, one.origin) for one in one.goods
                ],
            )
            for one in lines
        ]
    )


def choices_out(found: Sequence[tuple[catalog.SkuTerms, Choice]], locale: str) -> ExchangeChoices:
    """What could come in exchange."""
    items = []
    for sku, one in found:
        options, image = _looks(sku, locale)
        made = ExchangeChoice(
            sku=one.sku, options=options, image_url=image, available=one.available, why_not=one.why_not
        )
        items.append(made)
    return ExchangeChoices(items)


@dataclass(frozen=True, slots=True)
class _Around:
    """What a case does not know itself and its readers want to see."""

    stores: Mapping[StoreId, stores.Store]
    cards: Mapping[ProductId, catalog.ProductCard]
    skus: Mapping[SkuId, catalog.SkuTerms]
    parcels: Mapping[str, Sequence[shipping.Parcel]]
    side: CaseSide
    locale: str


async def cases_out(session: Session, cases: Sequence[Case], side: CaseSide, locale: str) -> list[AfterSaleOut]:
    """Cases as one side sees them."""
    skus = {sku for case in cases for sku in (case.sku, case.wished) if sku is not None}
    sent = {case.order for case in cases if case.is_back or case.is_sent}
    parcels: dict[str, list[shipping.Parcel]] = {}
    for of_order in (await shipping.parcels_of(session, sent)).values():
        for one in of_order:
            parcels.setdefault(one.ref, []).append(one)
    around = _Around(
        stores=await stores.stores(session, {case.store for case in cases}),
        cards=await catalog.products(session, {case.product for case in cases}),
        skus=await catalog.skus(session, skus),
        parcels=parcels,
        side=side,
        locale=locale,
    )
    return [_case(case, around) for case in cases]


async def case_out(session: Session, case: Case, side: CaseSide, locale: str) -> AfterSaleOut:
    """One case as one side sees it."""
    return (await cases_out(session, [case], side, locale))[0]


def _case(case: Case, around: _Around) -> AfterSaleOut:
    timer, card = machine.timer(case.wish, case.state), around.cards.get(case.product)
    goods = CaseGoods(case.sku, *_looks(around.skus.get(case.sku), around.locale))
    return AfterSaleOut(
        id=case.id,
        order=case.order,
        line=case.line,
        product=case.product,
        sku=case.sku,
        title=in_(card.title, around.locale) if card else "",
        image_url=goods.image_url or (card.image_url if card else None),
        store=AfterSaleStore(case.store, in_(around.stores[case.store].name, around.locale)),
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
        goods=goods,
        wished=None
        if case.wished is None
        else CaseGoods(case.wished, *_looks(around.skus.get(case.wished), around.locale)),
        parcels=[_parcel(one) for one in around.parcels.get(case.id.text, ())],
        due_at=case.due_at,
        due_does=timer.event if timer else None,
        may=_may(case, around.side),
        opened_at=case.opened_at,
        moved_at=case.moved_at,
        ended_at=case.ended_at,
        rules=case.rules,
        history=[_step(step, around.side) for step in case.steps],
    )


def _looks(sku: catalog.SkuTerms | None, locale: str) -> tuple[list[str], str | None]:
    """How a SKU is told from the others of its product."""
    return ([], None) if sku is None else ([in_(option, locale) for option in sku.options], sku.image_url)


def _parcel(parcel: shipping.Parcel) -> CaseParcel:
    return CaseParcel(
        returns=parcel.direction is shipping.Direction.BACK,
        carrier=parcel.carrier,
        tracking=parcel.tracking,
        step=parcel.step,
        handed_at=parcel.handed_at,
        ended_at=parcel.ended_at,
        events=[CaseParcelEvent(event.step, event.at, event.place) for event in parcel.events],
    )


def _may(case: Case, side: CaseSide) -> list[str]:
    """What a side can do now, in the words of the routes."""
    events = machine.possible(case.wish, case.state, side, is_back=case.is_back, is_sent=case.is_sent)
    hidden = () if case.state is CaseState.REPLACING else (CaseEvent.REFUND,)  # paying follows from looking, else
    said = [event.value for event in events if event not in hidden]
    if case.state not in machine.FINAL and side in {CaseSide.BUYER, CaseSide.MERCHANT}:
        said.append("evidence")
    return said


def _step(step: Step, side: CaseSide) -> AfterSaleStep:
    by = step.by if side in {CaseSide.OPERATOR, step.side} else None
    pictures = [EvidenceOut(one.id, one.url) for one in step.pictures]
    return AfterSaleStep(step.event, step.state, step.side, by, step.words, pictures, dict(step.facts), step.at)
