"""Whoever leads a buyer to a product is remembered on the order."""

import httpx
from sqlalchemy import text as sql
from tests.media.videos.conftest import ready
from tests.trade import market
from tests.trade.street import logged_in, stall

from guang.doors import web
from guang.doors.house import House
from guang.journal import Kind
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import PageId, ProductId, VideoId, new_id
from guang.kernel.tokens import Attribution
from guang.media import videos
from guang.trade import catalog, checkout, orders


async def test_a_click_leads_to_an_order_that_remembers_it(database: Database, app: web.Edge, house: House) -> None:
    _, goods = await stall(database)
    shopper = await logged_in(database, app)
    page = new_id(PageId)

    clicked = await shopper.client.post(
        "/api/clicks", json={"product": goods.product.text, "page": page.text, "slot": 3, "surface": "for_you"}
    )
    assert clicked.status_code == 201, clicked.text
    said = house.signer.check(checkout.CLICKED, Attribution, clicked.json()["token"], now=clock.now())
    assert (said.product, said.viewer, said.page, said.slot) == (goods.product, shopper.who.viewer, page, 3)
    assert (said.commission_bps, said.promoter, said.surface) == (0, None, "for_you")
    lines = [{"sku": goods.sku.text, "units": 1, "token": clicked.json()["token"]}]
    placed = await shopper.place(goods, lines=lines)

    async with database.transaction() as session:
        found = await orders.looking.orders_of(session, shopper.who.account)
    assert placed.status_code == 201
    assert found[0].lines[0].page == page


async def test_the_creator_of_the_video_is_the_promoter_on_the_line(
    database: Database, app: web.Edge, client: httpx.AsyncClient
) -> None:
    _, goods = await stall(database)
    _, other = await stall(database)
    async with database.transaction() as session:
        creator = await market.person(session, "Creator")
        video = await ready(session, creator, videos.Anchor(goods.product))
    body = {"product": goods.product.text, "video": video.text, "surface": "for_you"}

    shopper = await logged_in(database, app)
    clicked = await shopper.client.post("/api/clicks", json=body)
    wrong = await client.post("/api/clicks", json={**body, "product": other.product.text})
    lines = [{"sku": goods.sku.text, "units": 1, "token": clicked.json()["token"]}]
    await shopper.place(goods, lines=lines)

    assert (wrong.status_code, wrong.json()["code"]) == (422, "alliance.not_in_video")
    async with database.transaction() as session:
        line = (await orders.looking.orders_of(session, shopper.who.account))[0].lines[0]
        acts = await session.execute(
            sql("SELECT kind, origin, subject FROM journal.behaviour WHERE viewer = :viewer"),
            {"viewer": int(shopper.who.viewer)},
        )
        assert (line.video, line.promoter, line.commission_bps) == (video, creator, 0)
        assert acts.all() == [(int(Kind.order), int(video), int(goods.product))]


async def test_what_may_not_be_seen_cannot_be_clicked(client: httpx.AsyncClient, database: Database) -> None:
    _, goods = await stall(database)
    unknown = await client.post("/api/clicks", json={"product": new_id(ProductId).text})
    no_video = await client.post(
        "/api/clicks", json={"product": goods.product.text, "video": new_id(VideoId).text, "surface": "for_you"}
    )
    async with database.transaction() as session:
        await catalog.delist(session, goods.product, clock.now())
    delisted = await client.post("/api/clicks", json={"product": goods.product.text})

    assert [answer.status_code for answer in (unknown, no_video, delisted)] == [404, 404, 404]
