"""Looking for orders, handing many of them over, and what to take from the shelves for them."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from guang.kernel import days
from guang.kernel.cells import guarded
from guang.kernel.db import Database, Session
from guang.kernel.errors import Refusal
from guang.kernel.ids import AccountId, AfterSaleId, OrderId, SkuId, StoreId
from guang.kernel.text import in_
from guang.trade import aftersales, catalog, claims, fulfilment, orders, shipping, stores
from guang.trade.counter import rules
from guang.trade.counter.errors import BadSearch
from guang.trade.counter.types import Owed, Pick, Sending, Sent

PAGE: Final = 20
EXPORTED_AT_ONCE: Final = 200
SENT_AT_ONCE: Final = 10
MOST_PICKED: Final = 200
PLACE: Final = ("name", "phone", "country", "region", "city", "district", "street", "postcode")
COLUMNS: Final = (
    "order", "state", "placed_at", "paid_at", "product", "options", "code", "units", "unit_price_minor",
    "line_total_minor", "shipping_minor", "speed", "order_total_minor", "currency", *PLACE, "note", "carrier",
    "tracking",
)  # fmt: skip


async def search(session: Session, wanted: orders.searching.Search, before: OrderId | None) -> list[orders.Order]:
    """A page of what is found and one more, if there is one, the newest first.

    Raises:
        BadSearch: an end before its beginning.
    """
    _check(wanted)
    ids = await orders.searching.find(session, wanted, before, PAGE + 1)
    return await orders.looking.those(session, wanted.store, ids)


async def preview(session: Session, store_id: StoreId, sendings: Sequence[Sending]) -> list[Sent]:
    """Which of these parcels could be handed over now, and why others could not."""
    asked = rules.checked(sendings, {}, {})
    ids = {one.order for one in asked if one.order is not None}
    cases = [one.case for one in asked if one.case is not None]
    owed = await aftersales.replacing.waiting(session, store_id, cases) if cases else ()
    known = {one.id: one for one in await orders.looking.those(session, store_id, ids)}
    parcels = await shipping.parcels_of(session, list(known)) if known else {}
    left = {order: [one.tracking for one in some] for order, some in parcels.items()}
    return rules.checked(sendings, known, left, [one.id for one in owed])


async def send(
    database: Database, store_id: StoreId, sendings: Sequence[Sending], by: AccountId, now: datetime
) -> list[Sent]:
    """Hand over everything left of many orders, and replacements, a few in each transaction; what cannot leave stays.

    Records: ``trade.parcel_handed_over`` and ``trade.order_shipped`` per order, or
        ``trade.after_sale_replacement_sent``.
    """
    act = aftersales.Act(claims.CaseSide.MERCHANT, by, now)
    async with database.transaction() as session:
        looked = await preview(session, store_id, sendings)
    done: list[Sent] = []
    for start in range(0, len(looked), SENT_AT_ONCE):
        async with database.transaction() as session:
            done += [await _send(session, store_id, one, act) for one in looked[start : start + SENT_AT_ONCE]]
    return done


async def pick_list(
    session: Session, store_id: StoreId, ids: Sequence[OrderId], cases: Sequence[AfterSaleId] = ()
) -> list[Pick]:
    """What has to be taken from the shelves for orders and exchanges, one line a SKU; what has left is passed over.

    Raises:
        BadSearch: too many at once.
    """
    if len(ids) + len(cases) > MOST_PICKED:
        raise BadSearch(field="order", rule=f"at most {MOST_PICKED}")
    found = await orders.looking.those(session, store_id, ids)
    owed = await _owed(session, store_id, cases) if cases else []
    codes = await catalog.desk.codes(
        session, {*(line.sku for order in found for line in order.lines), *(one.sku for one in owed)}
    )
    return rules.picks(found, codes, owed)


async def _owed(session: Session, store_id: StoreId, cases: Sequence[AfterSaleId]) -> list[Owed]:
    waiting = await aftersales.replacing.waiting(session, store_id, cases, MOST_PICKED)
    known = await catalog.skus(session, {one.wished for one in waiting if one.wished is not None})
    return [
        Owed(one.id, one.order, sku.sku, sku.title, sku.options, sku.image_url, one.units)
        for one in waiting
        if one.wished is not None and (sku := known.get(one.wished)) is not None
    ]


async def export(database: Database, wanted: orders.searching.Search, locale: str) -> AsyncIterator[list[list[str]]]:
    """Rows of a table, one a line of an order, the newest first; the first part is the header."""
    _check(wanted)
    yield [list(COLUMNS)]
    before: OrderId | None = None
    while True:
        async with database.transaction() as session:
            ids = await orders.searching.find(session, wanted, before, EXPORTED_AT_ONCE)
            found = await orders.looking.those(session, wanted.store, ids)
            about = await _about(session, found)
        yield [[guarded(cell) for cell in row] for order in found for row in _rows(order, about, locale)]
        if len(ids) < EXPORTED_AT_ONCE:
            return
        before = ids[-1]


def _check(wanted: orders.searching.Search) -> None:
    if wanted.since is not None and wanted.until is not None and wanted.until < wanted.since:
        raise BadSearch(field="until", rule="not before since")


async def _send(session: Session, store_id: StoreId, one: Sent, act: aftersales.Act) -> Sent:
    if one.problem is not None:
        return one
    try:
        async with session.begin_nested():
            parcel = (one.sending.carrier.strip(), one.sending.tracking.strip())
            if one.order is not None:
                await fulfilment.ship(session, store_id, one.order, parcel, act.now)
            elif one.case is not None:
                await aftersales.replacing.send(session, store_id, one.case, parcel, act)
    except Refusal as refusal:
        return Sent(one.sending, one.order, refusal.code, one.case)
    return one


@dataclass(frozen=True, slots=True)
class _About:
    """What rows of a table say beside their orders: the seller's codes, and the last parcel that left."""

    codes: Mapping[SkuId, str]
    parcels: Mapping[OrderId, shipping.Parcel]


async def _about(session: Session, found: Sequence[orders.Order]) -> _About:
    codes = await catalog.desk.codes(session, {line.sku for order in found for line in order.lines})
    left = await shipping.parcels_of(session, [order.id for order in found if order.paid_at is not None])
    last = {
        order: out[-1]
        for order, parcels in left.items()
        if (out := [one for one in parcels if one.direction is shipping.Direction.OUT and not one.ref])
    }
    return _About(codes, last)


def _rows(order: orders.Order, about: _About, locale: str) -> list[list[str]]:
    place, parcel = order.address, about.parcels.get(order.id)
    ends = [
        str(order.shipping.minor),
        order.speed.value,
        str(order.total.minor),
        order.total.currency,
        *(place.get(name, "") for name in PLACE),
        order.note,
        "" if parcel is None else parcel.carrier,
        "" if parcel is None else parcel.tracking,
    ]
    begins = [order.id.text, order.state.value, order.placed_at.isoformat(), _instant(order.paid_at)]
    return [
        [
            *begins,
            in_(line.title, locale),
            " · ".join(in_(option, locale) for option in line.options),
            about.codes.get(line.sku, ""),
            str(line.units),
            str(line.unit_price.minor),
            str(line.total.minor),
            *ends,
        ]
        for line in order.lines
    ]


def _instant(at: datetime | None) -> str:
    return "" if at is None else at.isoformat()


async def takings(session: Session, store_id: StoreId, most: int, now: datetime) -> list[orders.searching.Takings]:
    """What a store took in on each of its last days, today included and the earliest first."""
    owner = await stores.store(session, store_id)
    return await orders.searching.takings(session, store_id, days.last_days(most, owner.time_zone, now), owner.currency)
