"""Routes of stores: opening one, its public page and its settings."""

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import get, patch, put
from msgspec import UNSET, Meta, UnsetType

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, StoreId
from guang.kernel.money import Money
from guang.kernel.settings import Settings
from guang.kernel.text import in_
from guang.kernel.web import Caller, limited, makes
from guang.trade import taxes
from guang.trade.stores import rules, service
from guang.trade.stores.errors import StoreMissing
from guang.trade.stores.types import Right, ShippingRule, StaffRole, Store, StoreDraft, StoreKind

Words = Annotated[dict[str, str], Meta(max_length=2)]
OwnPicture = Annotated[str, Meta(max_length=300, pattern=r"^/media/[a-z0-9_./-]+$")]
ZoneName = Annotated[str, Meta(max_length=60)]


class Shipping(msgspec.Struct, frozen=True):
    """A flat fee per order, waived from ``free_over`` upwards."""

    fee: Money
    free_over: Money | None = None


class StoreForm(msgspec.Struct, frozen=True, kw_only=True):
    """What an owner says about a new store; without a time zone, it is where the platform is."""

    name: Words
    shipping: Shipping
    kind: StoreKind = StoreKind.INDIVIDUAL
    intro: Words = {}
    avatar_url: OwnPicture | None = None
    time_zone: ZoneName | None = None


class StoreChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What changes about a store; what is left out stays."""

    name: Words | UnsetType = UNSET
    shipping: Shipping | UnsetType = UNSET
    kind: StoreKind | UnsetType = UNSET
    intro: Words | UnsetType = UNSET
    avatar_url: OwnPicture | UnsetType | None = UNSET
    time_zone: ZoneName | UnsetType = UNSET


class StoreOut(msgspec.Struct, frozen=True):
    """A store as anybody may see it."""

    id: StoreId
    owner: AccountId
    name: str
    kind: StoreKind
    intro: str
    avatar_url: str | None
    shipping: Shipping
    opened_at: datetime
    time_zone: str


class MyStore(msgspec.Struct, frozen=True, kw_only=True):
    """A store that the caller works in; ``right`` is their post, ``rights`` what it allows."""

    id: StoreId
    name: str
    right: StaffRole
    rights: list[Right]
    kind: StoreKind
    names: Words
    intros: Words
    avatar_url: str | None
    shipping: Shipping
    currency: str
    time_zone: str
    restricted: bool


class MyStores(msgspec.Struct, frozen=True):
    """Where the caller works."""

    items: list[MyStore]
    next: None = None


class TaxProfile(msgspec.Struct, frozen=True, kw_only=True):
    """What a store says about its taxes; see ``GET /api/tax-rules`` for what may be said of which country.

    ``codes`` are by category (slug), where the store's goods are taxed otherwise than the rulebook says. ``oss``:
    distance sales inside the European Union are taxed where they arrive. ``issues_alone``: invoices that were asked for
    are issued by themselves once an order is confirmed.
    """

    country: Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
    name: Annotated[str, Meta(min_length=1, max_length=120)]
    taxpayer: taxes.Taxpayer = taxes.Taxpayer.GENERAL
    number: Annotated[str, Meta(max_length=40)] = ""
    address: Annotated[str, Meta(max_length=200)] = ""
    oss: bool = False
    codes: Annotated[dict[str, str], Meta(max_length=100)] = {}
    issues_alone: bool = False


class StoreTax(msgspec.Struct, frozen=True):
    """A store's tax profile, if it has one, and whether taxes of its country are reckoned here."""

    profile: TaxProfile | None
    handled: bool


@makes("/api/stores", "open_store", tag="stores", per_minute=10)
async def open_store(data: StoreForm, session: Session, caller: Caller, now: datetime, settings: Settings) -> StoreOut:
    """Open a store; the caller owns it and becomes a merchant."""
    owner = caller.require_account()
    draft = StoreDraft(
        name=data.name,
        kind=data.kind,
        shipping=_rule(data.shipping),
        intro=data.intro,
        avatar_url=data.avatar_url,
        time_zone=data.time_zone or settings.time_zone,
    )
    return _store(await service.open_store(session, owner, draft, now), caller.locale)


@get("/api/stores/{store_id:str}", operation_id="get_store", tags=["stores"])
async def get_store(store_id: StoreId, session: Session, caller: Caller) -> StoreOut:
    """A store's public face."""
    found = await service.store(session, store_id)
    if found.is_restricted:
        raise StoreMissing(store=store_id)
    return _store(found, caller.locale)


@patch("/api/stores/{store_id:str}", operation_id="change_store", tags=["stores"])
async def change_store(store_id: StoreId, data: StoreChanges, session: Session, caller: Caller) -> StoreOut:
    """Change what a store says about itself; needs the right ``settings``."""
    await service.require_staff(session, store_id, caller.require_account(), Right.SETTINGS)
    before = await service.held(session, store_id)
    draft = StoreDraft(
        name=before.name if data.name is UNSET else data.name,
        kind=before.kind if data.kind is UNSET else data.kind,
        shipping=before.shipping if data.shipping is UNSET else _rule(data.shipping),
        intro=before.intro if data.intro is UNSET else data.intro,
        avatar_url=before.avatar_url if data.avatar_url is UNSET else data.avatar_url,
        time_zone=before.time_zone if data.time_zone is UNSET else data.time_zone,
        tax=before.tax,
    )
    return _store(await service.change_store(session, store_id, draft), caller.locale)


@get("/api/stores/{store_id:str}/tax-profile", operation_id="get_tax_profile", tags=["taxes"])
async def get_tax_profile(store_id: StoreId, session: Session, caller: Caller) -> StoreTax:
    """What a store says about its taxes; needs the right ``settings``."""
    await service.require_staff(session, store_id, caller.require_account(), Right.SETTINGS)
    return _tax((await service.store(session, store_id)).tax)


@put(
    "/api/stores/{store_id:str}/tax-profile",
    operation_id="set_tax_profile",
    tags=["taxes"],
    guards=[limited("set_tax_profile", per_minute=20)],
)
async def set_tax_profile(store_id: StoreId, data: TaxProfile, session: Session, caller: Caller) -> StoreTax:
    """Say how a store is taxed; orders placed from now on are reckoned so. Needs the right ``settings``."""
    await service.require_staff(session, store_id, caller.require_account(), Right.SETTINGS)
    said = taxes.Profile(
        country=data.country,
        taxpayer=data.taxpayer,
        number=data.number,
        name=data.name,
        address=data.address,
        is_oss=data.oss,
        codes=data.codes,
        issues_alone=data.issues_alone,
    )
    return _tax((await service.set_tax(session, store_id, said)).tax)


@get("/api/me/stores", operation_id="my_stores", tags=["stores"])
async def my_stores(session: Session, caller: Caller) -> MyStores:
    """The stores that the caller works in; none for guests."""
    if caller.account is None:
        return MyStores([])
    posts = await service.stores_of(session, caller.account)
    return MyStores([_mine(store, role, caller.locale) for store, role in posts])


def _rule(said: Shipping) -> ShippingRule:
    return ShippingRule(said.fee, said.free_over)


def _store(store: Store, locale: str) -> StoreOut:
    return StoreOut(
        store.id,
        store.owner,
        in_(store.name, locale),
        store.kind,
        in_(store.intro, locale),
        store.avatar_url,
        Shipping(store.shipping.fee, store.shipping.free_over),
        store.opened_at,
        store.time_zone,
    )


def _tax(said: taxes.Profile | None) -> StoreTax:
    if said is None:
        return StoreTax(None, handled=False)
    shown = TaxProfile(
        country=said.country,
        name=said.name,
        taxpayer=said.taxpayer,
        number=said.number,
        address=said.address,
        oss=said.is_oss,
        codes=dict(said.codes),
        issues_alone=said.issues_alone,
    )
    return StoreTax(shown, handled=said.country in taxes.in_force().countries)


def _mine(store: Store, role: StaffRole, locale: str) -> MyStore:
    return MyStore(
        id=store.id,
        name=in_(store.name, locale),
        right=role,
        rights=sorted(rules.RIGHTS[role]),
        kind=store.kind,
        names=dict(store.name),
        intros=dict(store.intro),
        avatar_url=store.avatar_url,
        shipping=Shipping(store.shipping.fee, store.shipping.free_over),
        currency=store.currency,
        time_zone=store.time_zone,
        restricted=store.is_restricted,
    )


routes = [
    open_store,
    get_store,
    change_store,
    get_tax_profile,
    set_tax_profile,
    my_stores,
]
