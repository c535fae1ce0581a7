from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text as sql
from tests.conftest import new_client
from tests.trade.market import NOW, Buyer, Goods, buyer, goods, open_shop, person, yuan
from tests.trade.street import logged_in, stall

from guang.doors import web
from guang.journal.facts.people import AccountErased, ViewersMerged
from guang.kernel.db import Database, Session
from guang.kernel.ids import SkuId, VideoId, ViewerId, new_id
from guang.kernel.tokens import Attribution
from guang.trade import catalog, checkout, warehouse
from guang.trade.checkout import errors, reactions, rules
from guang.trade.checkout.types import Cart
from guang.trade.checkout.verbs import carting


async def put(session: Session, who: Buyer, sku: SkuId, units: int = 1, **more: object) -> None:
    wanted = replace(checkout.Wanted(sku, units), **more)  # type: ignore[arg-type]
    await carting.put(session, who.viewer, wanted, who.account, NOW)


async def cart(session: Session, who: Buyer) -> Cart:
    return await checkout.cart(session, who.viewer, who.account, NOW)


def held(found: Cart) -> dict[SkuId, int]:
    return {line.item.sku: line.item.units for _, _, lines in found.stores for line in lines}


async def two_shops(session: Session) -> tuple[Goods, Goods]:
    return await goods(session, await open_shop(session)), await goods(session, await open_shop(session))


async def test_a_cart_holds_goods_of_several_stores_each_apart(session: Session) -> None:
    tea, pot = await two_shops(session)
    who = await buyer(session)
    await put(session, who, tea.sku, 2)
    await put(session, who, pot.sku, 1)
    await put(session, who, tea.sku, 5)

    found = await cart(session, who)

    assert held(found) == {tea.sku: 5, pot.sku: 1}
    assert {store for store, _, _ in found.stores} == {tea.store, pot.store}
    (line,) = next(lines for store, _, lines in found.stores if store == tea.store)
    assert line.price is not None
    assert (line.price.now, line.item.seen, line.available, line.why) == (yuan(19.9), yuan(19.9), 10, "")


async def test_two_carts_have_nothing_to_do_with_each_other(session: Session) -> None:
    tea, pot = await two_shops(session)
    mine, yours = await buyer(session), await buyer(session)
    await put(session, mine, tea.sku)
    await put(session, yours, pot.sku)
    await checkout.drop(session, mine.viewer, [pot.sku])

    assert held(await cart(session, mine)) == {tea.sku: 1}
    assert held(await cart(session, yours)) == {pot.sku: 1}


async def test_the_price_of_now_stands_beside_the_price_of_then(session: Session) -> None:
    tea, _ = await two_shops(session)
    who = await buyer(session)
    await put(session, who, tea.sku)
    known = await catalog.product(session, tea.product)
    dearer = catalog.ProductDraft(
        category=known.category,
        title=known.title,
        text=known.text,
        images=known.images,
        skus=(catalog.SkuDraft(price=yuan(29), id=tea.sku),),
    )
    await catalog.change(session, tea.product, dearer, NOW)
    await put(session, who, tea.sku, 3)

    ((_, _, (line,)),) = (await cart(session, who)).stores

    assert line.price is not None
    assert (line.price.now, line.item.seen) == (yuan(29), yuan(19.9))


async def test_what_cannot_be_bought_lies_apart_and_says_why(session: Session) -> None:
    tea, pot = await two_shops(session)
    who = await buyer(session)
    for one in (tea, pot):
        await put(session, who, one.sku)
    await catalog.delist(session, tea.product, NOW)
    await warehouse.adjust(session, {pot.sku: 0}, reason="broken", by=None, now=NOW)

    found = await cart(session, who)

    assert found.stores == ()
    assert {line.item.sku: line.why for line in found.unavailable} == {tea.sku: "gone", pot.sku: "sold_out"}


async def test_what_is_no_wish_is_refused_and_changes_nothing(session: Session) -> None:
    tea, pot = await two_shops(session)
    who = await buyer(session)
    await catalog.delist(session, pot.product, NOW)
    strange = Attribution(pot.product, who.viewer)

    for sku, units, click, fault in (
        (tea.sku, 0, None, errors.BadWish),
        (tea.sku, 1_000, None, errors.BadWish),
        (pot.sku, 1, None, errors.NotForSale),
        (new_id(SkuId), 1, None, errors.NotForSale),
        (tea.sku, 1, strange, errors.WrongClick),
    ):
        with pytest.raises(fault):
            await put(session, who, sku, units, click=click)

    assert held(await cart(session, who)) == {}


async def test_a_cart_holds_so_many_lines_and_no_more(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_IN_CART", 1)
    tea, pot = await two_shops(session)
    who = await buyer(session)
    await put(session, who, tea.sku)

    with pytest.raises(errors.CartFull):
        await put(session, who, pot.sku)
    await put(session, who, tea.sku, 2)

    assert held(await cart(session, who)) == {tea.sku: 2}


async def test_a_guests_cart_comes_along_once(session: Session) -> None:
    tea, pot = await two_shops(session)
    who, guest = await buyer(session), new_id(ViewerId)
    video = new_id(VideoId)
    click = Attribution(tea.product, guest, video=video)
    await carting.put(session, guest, checkout.Wanted(tea.sku, 600, click), None, NOW)
    await carting.put(session, guest, checkout.Wanted(pot.sku, 1), None, NOW)
    await put(session, who, tea.sku, 500)

    for _ in range(2):
        await reactions.merge_carts(session, ViewersMerged(source=guest, into=who.viewer))

    found = await cart(session, who)
    assert held(found) == {tea.sku: 999, pot.sku: 1}
    clicks = {line.item.sku: line.item.click for _, _, lines in found.stores for line in lines}
    assert clicks == {tea.sku: click, pot.sku: None}
    assert held(await checkout.cart(session, guest, None, NOW)) == {}


async def test_a_click_in_a_cart_counts_for_a_while_only(session: Session) -> None:
    tea, _ = await two_shops(session)
    who = await buyer(session)
    click = Attribution(tea.product, who.viewer, promoter=await person(session))
    await put(session, who, tea.sku, click=click)

    for after, counts in ((rules.CLICK_LASTS, click), (rules.CLICK_LASTS + timedelta(seconds=1), None)):
        ((_, _, (line,)),) = (await checkout.cart(session, who.viewer, who.account, NOW + after)).stores
        assert line.item.click == counts


async def test_whoever_leaves_takes_the_cart_along(session: Session) -> None:
    tea, _ = await two_shops(session)
    who = await buyer(session)
    await put(session, who, tea.sku)

    await reactions.forget_people(session, AccountErased(account=who.account, viewer=who.viewer))

    left = await session.scalar(sql("SELECT count(*) FROM trade.carts WHERE viewer = :id"), {"id": int(who.viewer)})
    assert left == 0


async def test_a_cart_over_http_for_a_guest_and_for_somebody_known(database: Database, app: web.Edge) -> None:
    _, tea = await stall(database)
    shopper, guest = await logged_in(database, app), new_client(app)
    at = f"/api/cart/{tea.sku.text}"

    for client in (shopper.client, guest):
        added = await client.put(at, json={"units": 3})
        assert (added.status_code, added.content) == (204, b"")
        looked = (await client.get("/api/cart")).json()
        assert (looked["lines"], looked["units"]) == (1, 3)
    (group,) = (await shopper.client.get("/api/cart")).json()["stores"]
    line = group["lines"][0]
    assert (line["sku"], line["units"], line["available"], line["why"]) == (tea.sku.text, 3, 10, "")
    assert line["price"] == line["price_added"] == {"minor": 1990, "currency": "CNY"}
    assert (await shopper.client.delete(at)).status_code == 204
    assert (await shopper.client.delete(at)).status_code == 204
    assert (await shopper.client.get("/api/cart")).json()["stores"] == []
    assert (await guest.get("/api/cart")).json()["units"] == 3
    assert (await guest.put(at, json={"units": 0})).status_code == 400
