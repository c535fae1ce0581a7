"""Routes of those who handle a store's orders: finding them, handing many over, pick lists, tables."""

import csv
import io
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import Parameter
from litestar.response import Stream
from msgspec import Meta

from guang.kernel.db import Database, Session
from guang.kernel.ids import AfterSaleId, OrderId, ProductId, SkuId, StoreId
from guang.kernel.settings import Settings
from guang.kernel.text import in_
from guang.kernel.web import Caller, does, limited
from guang.trade import orders, stores
from guang.trade.counter import rules, service
from guang.trade.counter.http import forms, views
from guang.trade.counter.types import Sending, Sent
from guang.trade.shipping import Speed

MARK = "\ufeff"
"""So that spreadsheets read Chinese as what it is."""
Query = Annotated[str, Parameter(max_length=80, pattern=r"^[^\x00]*$")]
Word = Annotated[str, Meta(max_length=60)]
Orders = Annotated[list[OrderId] | None, Parameter(query="order", max_items=service.MOST_PICKED)]
Cases = Annotated[list[AfterSaleId] | None, Parameter(query="case", max_items=service.MOST_PICKED)]


class SendingForm(msgspec.Struct, frozen=True):
    """Everything left of an order, or what an exchange (``aft_…``) owes, goes with a carrier under a number."""

    order: Word
    carrier: Word
    tracking: Word


class SendingsForm(msgspec.Struct, frozen=True):
    """A list of parcels; with ``dry`` nothing is handed over, and the answer says what would be."""

    parcels: Annotated[list[SendingForm], Meta(min_length=1, max_length=rules.MOST_PARCELS)]
    dry: bool = False


class SentOut(msgspec.Struct, frozen=True):
    """What became of one; ``problem`` is null where it was handed over, or could be."""

    order: str
    carrier: str
    tracking: str
    problem: str | None


class SentsOut(msgspec.Struct, frozen=True):
    """What became of a list, in its order."""

    items: list[SentOut]
    next: None = None


class PickPart(msgspec.Struct, frozen=True):
    """So many of the units are for an order, which goes at a speed, or for an exchange of one."""

    order: OrderId
    units: int
    speed: Speed
    case: AfterSaleId | None = None


class PickOut(msgspec.Struct, frozen=True, kw_only=True):
    """So many units of one SKU to take from the shelf."""

    sku: SkuId
    title: str
    options: list[str]
    code: str
    image_url: str | None
    units: int
    orders: list[PickPart]


class PickList(msgspec.Struct, frozen=True):
    """What to take from the shelves, in the order of titles."""

    items: list[PickOut]
    next: None = None


def search(
    store_id: StoreId,
    q: Query = "",
    in_state: forms.State = None,
    since: datetime | None = None,
    until: datetime | None = None,
    product: ProductId | None = None,
    noted: bool = False,
) -> orders.searching.Search:
    """The search of a request."""
    return orders.searching.Search(store_id, q.strip(), in_state, _aware(since), _aware(until), product, noted)


def _aware(at: datetime | None) -> datetime | None:
    """An instant; one that names no zone is in UTC."""
    return at.replace(tzinfo=UTC) if at is not None and at.tzinfo is None else at


@get("/api/stores/{store_id:str}/orders", operation_id="store_orders", tags=["desk"])
async def store_orders(
    store_id: StoreId,
    session: Session,
    caller: Caller,
    settings: Settings,
    search: orders.searching.Search,
    cursor: OrderId | None = None,
) -> views.OrderPage:
    """A store's orders, the newest first; needs the right ``orders``.

    ``q`` is an order's id, a tracking number, the last four digits of a phone, or how a receiver's name begins;
    ``counts`` are those of all the store's orders.
    """
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.ORDERS)
    found = await service.search(session, search, cursor)
    return await views.page(session, found, await orders.searching.counts(session, store_id), caller.locale, settings)


@get(
    "/api/stores/{store_id:str}/orders.csv",
    operation_id="export_orders",
    tags=["desk"],
    media_type="text/csv; charset=utf-8",
    guards=[limited("export_orders", per_minute=6)],
)
async def export_orders(
    store_id: StoreId, session: Session, caller: Caller, search: orders.searching.Search, database: Database
) -> Stream:
    """Everything that a search finds as a table, one row a line of an order; needs the right ``orders``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.ORDERS)
    headers = {"Content-Disposition": 'attachment; filename="orders.csv"'}
    return Stream(_table(service.export(database, search, caller.locale)), headers=headers)


@does("/api/stores/{store_id:str}/orders/ship", "ship_orders", tag="desk", per_minute=60)
async def ship_orders(
    store_id: StoreId, data: SendingsForm, session: Session, caller: Caller, now: datetime, database: Database
) -> SentsOut:
    """Hand many orders over at once, or see which could be; sending the same list again sends nothing twice.

    Needs the right ``orders``.
    """
    account = caller.require_account()
    await stores.require_staff(session, store_id, account, stores.Right.ORDERS)
    wanted = [Sending(one.order, one.carrier, one.tracking) for one in data.parcels]
    if data.dry:
        return _sents(await service.preview(session, store_id, wanted))
    return _sents(await service.send(database, store_id, wanted, account, now))


@get("/api/stores/{store_id:str}/orders/pick-list", operation_id="pick_list", tags=["desk"])
async def pick_list(
    store_id: StoreId, session: Session, caller: Caller, ids: Orders = None, cases: Cases = None
) -> PickList:
    """What to take from the shelves for some orders and exchanges; needs the right ``orders``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.ORDERS)
    found = await service.pick_list(session, store_id, ids or (), cases or ())
    return PickList(
        [
            PickOut(
                sku=one.sku,
                title=in_(one.title, caller.locale),
                options=[in_(option, caller.locale) for option in one.options],
                code=one.code,
                image_url=one.image_url,
                units=one.units,
                orders=[PickPart(*part) for part in one.orders],
            )
            for one in found
        ]
    )


async def _table(parts: AsyncIterator[list[list[str]]]) -> AsyncIterator[str]:
    yield MARK
    async for rows in parts:
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerows(rows)
        yield out.getvalue()


def _sents(found: list[Sent]) -> SentsOut:
    return SentsOut(
        [SentOut(one.sending.order, one.sending.carrier, one.sending.tracking, one.problem) for one in found]
    )


routes = [ship_orders, pick_list]
searching = [store_orders, export_orders]
