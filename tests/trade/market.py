"""Builders for tests of trade: shops, goods, buyers; everything goes through the facades."""

import io
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from PIL import Image
from sqlalchemy import text as sql

from guang.journal import registry
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, AddressId, CategoryId, ImageId, ProductId, SkuId, StoreId, ViewerId, new_id
from guang.kernel.money import Money
from guang.kernel.text import text
from guang.people import accounts, addresses
from guang.trade import catalog, orders, shipping, stores, warehouse
from guang.trade.shipping.types import ShippingOption, Zone

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
TEA = CategoryId(142)


def yuan(amount: float) -> Money:
    """So many yuan."""
    return Money(round(amount * 100), "CNY")


@dataclass(frozen=True)
class Shop:
    """A store and who owns it."""

    id: StoreId
    owner: AccountId


@dataclass(frozen=True)
class Goods:
    """A product with its SKUs."""

    product: ProductId
    store: StoreId
    skus: tuple[SkuId, ...]
    price: Money

    @property
    def sku(self) -> SkuId:
        """The first SKU."""
        return self.skus[0]


@dataclass(frozen=True)
class Buyer:
    """An account with an address."""

    account: AccountId
    viewer: ViewerId
    address: AddressId


async def person(session: Session, name: str = "Lin") -> AccountId:
    """An account that nobody logs in to."""
    opened = await accounts.open_account(session, accounts.NewAccount(name=name), NOW)
    return opened.id


async def open_shop(
    session: Session,
    *,
    fee: Money | None = None,
    free_over: Money | None = None,
    owner: AccountId | None = None,
    time_zone: str = "Asia/Shanghai",
) -> Shop:
    """A store that ships for 8 yuan, and for nothing from ``free_over`` upwards."""
    owner = owner or await person(session, "Owner")
    rule = stores.ShippingRule(yuan(8) if fee is None else fee, free_over)
    draft = stores.StoreDraft(
        name=text("Tea house", "茶舍"),
        kind=stores.StoreKind.INDIVIDUAL,
        shipping=rule,
        intro=text("Leaves", "叶子"),
        time_zone=time_zone,
    )
    return Shop((await stores.open_store(session, owner, draft, NOW)).id, owner)


def picture(width: int = 40, height: int = 40, kind: str = "PNG") -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (30, 120, 80)).save(out, kind)
    return out.getvalue()


async def image(session: Session, owner: AccountId) -> ImageId:
    """A picture that the catalogue knows, without its files."""
    made = new_id(ImageId)
    await session.execute(
        sql("INSERT INTO trade.images (id, owner, width, height, kept_at) VALUES (:id, :owner, 40, 40, :at)"),
        {"id": int(made), "owner": int(owner), "at": NOW},
    )
    return made


def fresh_word() -> str:
    """A word like no other (ids made at one time are alike, and alike words are a duplicate), which breaks no rule."""
    syllables = ("ka", "mo", "ri", "su", "te", "no", "ha", "lu", "pe", "do", "ni", "sa", "bo", "mi", "fa", "le")
    number = secrets.randbits(32)
    return "".join(syllables[number >> shift & 15] for shift in range(28, -1, -4))


async def tea(session: Session, shop: Shop, *, price: Money | None = None, sizes: int = 1) -> catalog.ProductDraft:
    """A description that can be listed."""
    each = price or yuan(19.9)
    options = (
        (catalog.Option(text("Size", "规格"), tuple(text(f"{n}0 g", f"{n}0 克") for n in range(1, sizes + 1))),)
        if sizes > 1
        else ()
    )
    return catalog.ProductDraft(
        category=TEA,
        title=text(f"White tea {fresh_word()}", f"白茶 {fresh_word()}"),
        text=text("Picked in spring.", "春天采摘。"),
        skus=tuple(catalog.SkuDraft(price=each, choice=(n,) if sizes > 1 else ()) for n in range(sizes)),
        options=options,
        images=(await image(session, shop.owner),),
        tags=("tea",),
    )


async def goods(
    session: Session, shop: Shop, *, units: int = 10, price: Money | None = None, sizes: int = 1, listed: bool = True
) -> Goods:
    """A listed product with ``units`` of each SKU on the shelf."""
    drafted = await catalog.draft(session, shop.id, await tea(session, shop, price=price, sizes=sizes), NOW)
    if listed:
        await catalog.list_product(session, drafted.id, NOW)
    skus = tuple(sku.id for sku in drafted.skus)
    if units:
        await warehouse.adjust(session, dict.fromkeys(skus, units), reason="first stock", by=shop.owner, now=NOW)
    return Goods(drafted.id, shop.id, skus, drafted.price_from)


async def buyer(session: Session, name: str = "Mei") -> Buyer:
    """Somebody with an address."""
    opened = await accounts.open_account(session, accounts.NewAccount(name=name), NOW)
    place = addresses.Place(
        name=name,
        phone="13800000000",
        country="CN",
        region="浙江省",
        city="杭州市",
        district="西湖区",
        street="龙井路 1 号",
        postcode="310000",
    )
    return Buyer(opened.id, opened.viewer, (await addresses.add(session, opened.id, place)).id)


def wish(
    who: Buyer, *lines: tuple[SkuId, int] | orders.Wanted, total: Money, key: str = "key-00000001"
) -> orders.NewTrade:
    """A wish to buy, expecting a total."""
    wanted = tuple(line if isinstance(line, orders.Wanted) else orders.Wanted(*line) for line in lines)
    return orders.NewTrade(who.account, who.viewer, wanted, who.address, total, key)


def terms(store: StoreId, *zones: Zone, ship_within_h: int = 24, deliver_within_d: int = 3) -> shipping.Template:
    """How a store delivers that offers one way to."""
    return shipping.Template(store, (ShippingOption(shipping.Speed.STANDARD, zones, ship_within_h, deliver_within_d),))


async def facts(session: Session, *kinds: type) -> list[object]:
    """What this transaction has recorded, of these kinds (all, if none are named), in order."""
    await session.flush()
    rows = await session.execute(
        sql("SELECT name, body FROM journal.facts WHERE tx = pg_current_xact_id()::text::bigint ORDER BY position")
    )
    found = [registry.read(row.name, row.body) for row in rows]
    return [one for one in found if not kinds or isinstance(one, kinds)]


async def forget_facts(session: Session) -> None:
    """Make `facts` start anew."""
    await session.flush()
    await session.execute(sql("UPDATE journal.facts SET tx = 0 WHERE tx = pg_current_xact_id()::text::bigint"))
