"""Screens that show several rooms at once."""

import html
import re

import httpx
import pytest
from tests.discovery.feed.conftest import creator, soon, video
from tests.trade import market

from guang.doors.screens.share import Preview, tags
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import EventId, ProductId, new_id
from guang.media import videos
from guang.people import social
from guang.trade import catalog, orders, warehouse

PASSWORD = "a quiet river 42"


async def sign_up(client: httpx.AsyncClient, name: str = "Lin") -> str:
    body = {"email": f"{new_id(EventId).text}@example.org", "password": PASSWORD, "name": name, "locale": "en"}
    answer = await client.post("/api/accounts", json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["account"]["id"])


async def test_a_product_page_has_stock_store_and_what_the_caller_thinks(
    guest: httpx.AsyncClient,
    database: Database,
) -> None:
    async with database.transaction() as session:
        shop = await market.open_shop(session)
        goods = await market.goods(session, shop, units=7, sizes=2)
        await warehouse.adjust(session, {goods.skus[1]: 0}, reason="gone", by=shop.owner, now=clock.now())

    page = (await guest.get(f"/api/products/{goods.product.text}", params={"lang": "zh-CN"})).json()

    assert page["title"].startswith("白茶")
    assert page["options"] == [{"name": "规格", "values": ["10 克", "20 克"]}]
    assert [(sku["values"], sku["available"]) for sku in page["skus"]] == [(["10 克"], 7), (["20 克"], 0)]
    assert page["price_from"] == {"minor": goods.price.minor, "currency": "CNY"}
    assert page["store"] == {
        "id": shop.id.text,
        "name": "茶舍",
        "avatar_url": None,
        "owner": shop.owner.text,
        "followed": False,
    }
    assert (page["favourited"], page["sold"], page["stays"]) == (False, 0, None)
    promised = ["no_reason_return", "fast_refund", "ship_within", "deliver_within"]
    assert [one["kind"] for one in page["guarantees"]] == promised
    assert page["category"]


async def test_a_product_that_is_not_on_sale_is_missing(
    guest: httpx.AsyncClient,
    database: Database,
) -> None:
    async with database.transaction() as session:
        shop = await market.open_shop(session)
        goods = await market.goods(session, shop)
        await catalog.delist(session, goods.product, clock.now())

    assert (await guest.get(f"/api/products/{goods.product.text}")).status_code == 404
    assert (await guest.get(f"/api/products/{new_id(ProductId).text}")).status_code == 404
    assert (await guest.get("/api/products/tea")).status_code == 422


async def test_a_profile_counts_followers_and_videos_and_shows_the_store(
    guest: httpx.AsyncClient,
    database: Database,
) -> None:
    async with database.transaction() as session:
        star, fan = await creator(session, "Star"), await creator(session, "Fan")
        shop = await market.open_shop(session, owner=star.account)
        await video(session, star)
        await social.follow(session, fan.person, star.account, clock.now())

    async def counted() -> bool:
        page = (await guest.get(f"/api/profiles/{star.account.text}")).json()
        return bool(page["counts"]["videos"] == 1)

    assert await soon(counted)
    page = (await guest.get(f"/api/profiles/{star.account.text}")).json()
    assert page["account"]["name"] == "Star"
    assert page["counts"] == {"followers": 1, "following": 0, "likes": 0, "videos": 1}
    assert page["store"] == {"id": shop.id.text, "name": "Tea house", "avatar_url": None}
    assert (page["followed"], page["blocked"]) == (False, False)
    await sign_up(guest)
    await guest.put(f"/api/follows/{star.account.text}")
    assert (await guest.get(f"/api/profiles/{star.account.text}")).json()["followed"] is True
    assert (await guest.get("/api/profiles/acc_0000000000001")).status_code == 404


async def test_counts_of_a_guest_and_of_somebody_new_are_zero(guest: httpx.AsyncClient) -> None:
    empty = {state.value for state in orders.OrderState}
    before = (await guest.get("/api/me/counts")).json()
    await sign_up(guest)
    after = (await guest.get("/api/me/counts")).json()

    for told in (before, after):
        assert set(told["orders"]) == empty
        assert sum(told["orders"].values()) == 0
    assert before["unread"] == 0


async def test_a_card_shows_living_anchors_and_marks_what_is_sold_out(
    guest: httpx.AsyncClient,
    database: Database,
) -> None:
    async with database.transaction() as session:
        shop = await market.open_shop(session)
        goods = await market.goods(session, shop)
        work = await video(session, await creator(session), anchors=[videos.Anchor(goods.product, 1_000)])

    card = (await guest.get(f"/api/videos/{work.text}/card")).json()

    (anchor,) = card["anchors"]
    assert (anchor["product"], anchor["start_ms"], anchor["sold_out"]) == (goods.product.text, 1_000, False)
    assert anchor["price"] == {"minor": goods.price.minor, "currency": "CNY"}
    assert card["sound"] == "Original sound · Mei"
    assert (await guest.get("/api/videos/vid_0000000000001/card")).json()["code"] == "feed.no_such_video"


def meta(page: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


async def test_a_shared_link_says_what_it_leads_to(
    guest: httpx.AsyncClient,
    database: Database,
) -> None:
    async with database.transaction() as session:
        shop = await market.open_shop(session)
        goods = await market.goods(session, shop)
        maker = await creator(session, "Ann & Bo")
        work = await video(session, maker, title='Tea "at dawn" <script>alert(1)</script>')

    answer = await guest.get(f"/s/{work.text}")
    told = meta(answer.text)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "<script>alert" not in answer.text
    assert told["og:title"] == 'Tea "at dawn" <script>alert(1)</script>'
    assert told["og:type"] == "video.other"
    assert told["og:image"].startswith("http://")
    assert told["twitter:card"] == "summary_large_image"
    assert told["og:url"].endswith(f"/s/{work.text}")

    product = meta((await guest.get(f"/s/{goods.product.text}")).text)
    assert product["product:price:amount"] == f"{goods.price.minor / 100:.2f}"
    assert meta((await guest.get(f"/s/{maker.account.text}")).text)["og:type"] == "profile"
    assert meta((await guest.get(f"/s/{shop.id.text}")).text)["og:title"] == "Tea house"


@pytest.mark.parametrize("subject", ["vid_0000000000001", "tea", "ord_0000000000001"])
async def test_a_link_to_nothing_still_opens_the_street(
    guest: httpx.AsyncClient,
    subject: str,
) -> None:
    answer = await guest.get(f"/s/{subject}")

    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


def test_previews_are_short_and_escaped() -> None:
    told = tags(Preview('"><script>', "word " * 100, "/media/a.webp"), "https://guang.example", "/s/x")

    assert "<script>" not in told
    assert meta(told)["og:image"] == "https://guang.example/media/a.webp"
    assert len(meta(told)["og:description"]) == 200
    assert "og:image" not in meta(tags(Preview("x"), "https://guang.example", "/s/x"))
