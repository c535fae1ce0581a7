"""The people and the stores of the demo world, opened through the same doors as everybody's."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from guang.doors import ledger
from guang.doors.world.goods import table
from guang.kernel.blobs import Blobs
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import text
from guang.kernel.web import Role
from guang.people import accounts, addresses
from guang.trade import shipping, stores, taxes

CURRENCY = "CNY"
EXPRESS = Money(1_200, CURRENCY)
PASSWORD = "stroll-and-see"  # noqa: S105 - of the demo accounts, printed at every start
SHOPPER, CREATOR, MERCHANT, OPERATOR = "shopper", "creator", "merchant", "operator"
MERCHANTS_STORES = ("kiln", "steep")
CREATORS_HANDLE = "slow_sunday"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """How to log in as somebody of the demo world."""

    role: str
    email: str
    password: str
    what: str


def demo_accounts() -> list[DemoAccount]:
    """The accounts that ``guang up`` prints; everybody knows their password, so they exist in demo worlds only."""
    what = {
        SHOPPER: "strolls and buys",
        CREATOR: "films, as “Slow Sunday”",
        MERCHANT: "owns stores, and sells",
        OPERATOR: "looks at everything",
    }
    return [DemoAccount(role, f"{role}@demo.guang.example", PASSWORD, words) for role, words in what.items()]


@dataclass(frozen=True, slots=True)
class Maker:
    """Somebody who films: their account and what they film about."""

    account: AccountId
    handle: str
    topics: tuple[str, ...]
    stores: tuple[str, ...]
    locale: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody, by their names in the tables."""

    stores: Mapping[str, StoreId]
    owners: Mapping[str, AccountId]
    makers: tuple[Maker, ...]
    shoppers: tuple[AccountId, ...]
    merchant: AccountId
    operator: AccountId
    """Who logs in with the passwords of the demo merchant and the demo operator."""


async def gather(
    database: Database, blobs: Blobs, faces: Mapping[str, bytes], now: datetime, *, selling: bool = True
) -> Cast:
    """Open every account and store that does not exist yet.

    Args:
        faces: pictures by store or handle.
        selling: whether the stores of the tables are opened too.
    """
    written = table("cast")
    urls = {name: await _hang(blobs, name, picture) for name, picture in faces.items()}
    demo = {one.role: await _demo(database, one, urls, now) for one in demo_accounts()}
    owners: dict[str, AccountId] = {}
    opened: dict[str, StoreId] = {}
    for said in written["stores"] if selling else ():
        key = said["key"]
        owners[key] = demo[MERCHANT] if key in MERCHANTS_STORES else await _keeper(database, said, urls, now)
        opened[key] = await _store(database, said, owners[key], urls, now)
    makers = [await _maker(database, said, demo[CREATOR], urls, now) for said in written["creators"]]
    shoppers = [demo[SHOPPER]]
    for number, name in enumerate(written["shoppers"]):
        shoppers.append(await _shopper(database, number, name, now))
    return Cast(opened, owners, tuple(makers), tuple(shoppers), demo[MERCHANT], demo[OPERATOR])


async def _hang(blobs: Blobs, name: str, picture: bytes) -> str:
    key = f"demo/face/{name}.webp"
    if not await blobs.exists(key):
        await blobs.put(key, picture, "image/webp")
    return blobs.url(key)


async def _account(database: Database, name: str, new: accounts.NewAccount, at: datetime) -> AccountId:
    async def make(session: Session) -> int:
        return (await accounts.open_account(session, new, at)).id

    return AccountId(await ledger.once(database, f"account/{name}", make, at))


async def _demo(database: Database, demo: DemoAccount, urls: Mapping[str, str], now: datetime) -> AccountId:
    creator = next(one for one in table("cast")["creators"] if one["handle"] == CREATORS_HANDLE)
    names = {SHOPPER: "Demo Shopper", MERCHANT: "Demo Merchant", OPERATOR: "Demo Operator", CREATOR: creator["name"]}
    roles = {CREATOR: Role.CREATOR, OPERATOR: Role.OPERATOR}

    async def make(session: Session) -> int:
        new = accounts.NewAccount(
            name=names[demo.role],
            email=demo.email,
            password=demo.password,
            handle=CREATORS_HANDLE if demo.role == CREATOR else f"demo_{demo.role}",
            bio=creator["bio"] if demo.role == CREATOR else "An account of the demo world. 演示世界的账号。",
            avatar_url=urls.get(CREATORS_HANDLE) if demo.role == CREATOR else None,
        )
        opened = await accounts.open_account(session, new, now)
        if demo.role in roles:
            await accounts.grant(session, opened.id, roles[demo.role], now)
        if demo.role == SHOPPER:
            home = addresses.Place(
                name="Demo Shopper", phone="+86 13800000000", country="CN", region="浙江省", city="杭州市",
                district="西湖区", street="演示路 1 号", postcode="310000",
            )  # fmt: skip
            await addresses.add(session, opened.id, home, is_default=True)
        return opened.id

    return AccountId(await ledger.once(database, f"account/demo/{demo.role}", make, now))


async def _keeper(database: Database, said: dict[str, Any], urls: Mapping[str, str], now: datetime) -> AccountId:
    new = accounts.NewAccount(name=said["name"]["en"], handle=f"shop_{said['key']}", avatar_url=urls.get(said["key"]))
    return await _account(database, f"keeper/{said['key']}", new, now - timedelta(days=400))


async def _store(
    database: Database, said: dict[str, Any], owner: AccountId, urls: Mapping[str, str], now: datetime
) -> StoreId:
    free = said["free_over"]
    draft = stores.StoreDraft(
        name=text(**said["name"]),
        kind=stores.StoreKind(said["kind"]),
        shipping=stores.ShippingRule(
            Money(said["fee"] * 100, CURRENCY), None if free is None else Money(free * 100, CURRENCY)
        ),
        intro=text(**said["intro"]),
        avatar_url=urls.get(said["key"]),
        tax=_tax(said),
    )

    async def make(session: Session) -> int:
        return (await stores.open_store(session, owner, draft, now)).id

    store = StoreId(await ledger.once(database, f"store/{said['key']}", make, now))
    await ledger.once(database, f"express/{said['key']}", partial(_offer_express, store, now), now)
    return store


async def _offer_express(store: StoreId, now: datetime, session: Session) -> int:
    """Beside what a store's flat fee buys, a faster way that costs more and is never free."""
    terms = await shipping.terms.template(session, store)
    usual = terms.usual
    zones = tuple(replace(zone, first_fee=zone.first_fee + EXPRESS, free_over=None) for zone in usual.zones)
    fast = replace(usual, speed=shipping.Speed.EXPRESS, zones=zones, ship_within_h=12, deliver_within_d=2)
    await shipping.terms.set_template(session, replace(terms, options=(usual, fast)), now)
    return store


def _tax(said: dict[str, Any]) -> taxes.Profile:
    """How an invented store is taxed; its number is of a district that does not exist. Flagships need no telling."""
    kind = stores.StoreKind(said["kind"])
    return taxes.Profile(
        country="CN",
        taxpayer=taxes.Taxpayer.SMALL if kind is stores.StoreKind.INDIVIDUAL else taxes.Taxpayer.GENERAL,
        number=said["tax_number"],
        name=f"{said['name']['zh']}（虚构店铺）",
        address="演示路 1 号",
        issues_alone=kind is stores.StoreKind.FLAGSHIP,
    )


async def _maker(
    database: Database, said: dict[str, Any], demo: AccountId, urls: Mapping[str, str], now: datetime
) -> Maker:
    handle = said["handle"]
    if handle == CREATORS_HANDLE:
        account = demo
    else:
        new = accounts.NewAccount(
            name=said["name"], handle=handle, bio=said["bio"], locale=said["locale"], avatar_url=urls.get(handle)
        )
        account = await _account(database, f"creator/{handle}", new, now - timedelta(days=200))
        await _grant_creator(database, account, handle, now)
    return Maker(account, handle, tuple(said["topics"]), tuple(said["stores"]), said["locale"])


async def _grant_creator(database: Database, account: AccountId, handle: str, now: datetime) -> None:
    async def make(session: Session) -> int:
        await accounts.grant(session, account, Role.CREATOR, now)
        return account

    await ledger.once(database, f"grant/{handle}", make, now)


async def _shopper(database: Database, number: int, name: str, now: datetime) -> AccountId:
    locale = "en" if name.isascii() else "zh-CN"
    new = accounts.NewAccount(name=name, handle=f"demo_stroller_{number:02d}", locale=locale)
    return await _account(database, f"shopper/{number}", new, now - timedelta(days=60 + number))
