"""Routes of shipping: a store's delivery terms, and how it kept its promises."""

from datetime import datetime, timedelta
from typing import Annotated

import msgspec
from litestar import delete, get, put
from litestar.params import Parameter
from msgspec import Meta

from guang.kernel.db import Session
from guang.kernel.ids import StoreId
from guang.kernel.money import Money
from guang.kernel.web import Caller, limited
from guang.trade import stores
from guang.trade.shipping import service, terms
from guang.trade.shipping.types import ChargedBy, ShippingOption, Speed, Template, Zone

Place = Annotated[str, Meta(min_length=1, max_length=63)]


class ZoneOut(msgspec.Struct, frozen=True, kw_only=True):
    """Places (``*``, ``CN``, ``CN/浙江``) to which delivery costs the same.

    ``first_fee`` is for up to ``first`` units or grams, ``further_fee`` for every ``further`` more; nothing is, for
    goods of ``free_over`` and more.
    """

    places: Annotated[list[Place], Meta(min_length=1, max_length=300)]
    first: int = 1
    first_fee: Money
    further: int = 1
    further_fee: Money
    free_over: Money | None = None


class ShippingOptionOut(msgspec.Struct, frozen=True, kw_only=True):
    """One way to deliver: with a courier within so many hours, with the buyer within so many days.

    ``charged_by`` says whether zones count units or grams; SKUs without a weight count as 500 g.
    """

    speed: Speed = Speed.STANDARD
    charged_by: ChargedBy = ChargedBy.UNITS
    zones: Annotated[list[ZoneOut], Meta(min_length=1, max_length=50)]
    ship_within_h: int = 48
    deliver_within_d: int = 7


class TemplateForm(msgspec.Struct, frozen=True):
    """How a store delivers: the options among which buyers choose, each speed once."""

    options: Annotated[list[ShippingOptionOut], Meta(min_length=1, max_length=3)]


class TemplateOut(msgspec.Struct, frozen=True, kw_only=True):
    """How a store delivers; not ``own`` where only its flat fee says so."""

    store: StoreId
    options: list[ShippingOptionOut]
    own: bool


class KeptOut(msgspec.Struct, frozen=True, kw_only=True):
    """How promises were kept about parcels of the last ``days``; a share is null where there was nothing to keep."""

    days: int
    handed: int
    handed_in_time: int
    delivered: int
    delivered_in_time: int
    lost: int
    damaged: int
    handed_share: float | None
    delivered_share: float | None


@get("/api/stores/{store_id:str}/shipping", operation_id="store_shipping", tags=["shipping"])
async def store_shipping(store_id: StoreId, session: Session) -> TemplateOut:
    """How a store delivers, where to and for how much."""
    return _out(await terms.template(session, store_id))


@put(
    "/api/stores/{store_id:str}/shipping",
    operation_id="set_store_shipping",
    tags=["shipping"],
    guards=[limited("set_store_shipping", per_minute=30)],
)
async def set_store_shipping(
    store_id: StoreId, data: TemplateForm, session: Session, caller: Caller, now: datetime
) -> TemplateOut:
    """Change how a store delivers; placed orders keep their fees. Needs the right ``settings``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.SETTINGS)
    wanted = Template(store_id, tuple(_option(option) for option in data.options))
    return _out(await terms.set_template(session, wanted, now))


@delete("/api/stores/{store_id:str}/shipping", operation_id="drop_store_shipping", tags=["shipping"])
async def drop_store_shipping(store_id: StoreId, session: Session, caller: Caller) -> None:
    """Let a store deliver for its flat fee again; needs the right ``settings``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.SETTINGS)
    await terms.drop_template(session, store_id)


@get("/api/stores/{store_id:str}/shipping/kept", operation_id="store_promises_kept", tags=["shipping"])
async def store_promises_kept(
    store_id: StoreId, session: Session, now: datetime, days: Annotated[int, Parameter(ge=1, le=92)] = 30
) -> KeptOut:
    """How a store kept its promises of the last days."""
    await stores.store(session, store_id)
    found = await service.kept(session, store_id, now - timedelta(days=days), now)
    return KeptOut(
        days=days,
        handed=found.handed,
        handed_in_time=found.handed_in_time,
        delivered=found.delivered,
        delivered_in_time=found.delivered_in_time,
        lost=found.lost,
        damaged=found.damaged,
        handed_share=found.handed_in_time / found.handed if found.handed else None,
        delivered_share=found.delivered_in_time / found.delivered if found.delivered else None,
    )


def _option(said: ShippingOptionOut) -> ShippingOption:
    zones = tuple(
        Zone(tuple(zone.places), zone.first, zone.first_fee, zone.further, zone.further_fee, zone.free_over)
        for zone in said.zones
    )
    return ShippingOption(said.speed, zones, said.ship_within_h, said.deliver_within_d, said.charged_by)


def _option_out(option: ShippingOption) -> ShippingOptionOut:
    zones = [
        ZoneOut(
            places=list(zone.places),
            first=zone.first,
            first_fee=zone.first_fee,
            further=zone.further,
            further_fee=zone.further_fee,
            free_over=zone.free_over,
        )
        for zone in option.zones
    ]
    return ShippingOptionOut(
        speed=option.speed,
        charged_by=option.charged_by,
        zones=zones,
        ship_within_h=option.ship_within_h,
        deliver_within_d=option.deliver_within_d,
    )


def _out(template: Template) -> TemplateOut:
    return TemplateOut(
        store=template.store, options=[_option_out(one) for one in template.options], own=template.is_own
    )


routes = [store_shipping, set_store_shipping, drop_store_shipping, store_promises_kept]
