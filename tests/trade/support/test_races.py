"""What happens when several people do something at once, over HTTP, with real sessions."""

import asyncio
from collections import Counter

import httpx
from tests.trade import market
from tests.trade.street import Shopper, logged_in, staff

from guang.doors import web
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import EventId, new_id
from guang.trade import stores


def words(text: str = "hello", key: str | None = None) -> dict[str, str]:
    return {"key": key or new_id(EventId).text, "text": text}


async def shop_with_clerks(
    database: Database, app: web.Edge, clerks: int
) -> tuple[market.Shop, list[httpx.AsyncClient]]:
    async with database.transaction() as session:
        shop = await market.open_shop(session)
        people = [await market.person(session, f"Clerk {n}") for n in range(clerks)]
        for one in people:
            await stores.hire(session, shop.id, one, stores.StaffRole.SUPPORT, clock.now())
    return shop, [await staff(database, app, one) for one in people]


async def conversation(shopper: Shopper, shop: market.Shop) -> str:
    opened = await shopper.client.post("/api/conversations", json={"about": shop.id.text})
    assert opened.status_code == 200, opened.text
    return str(opened.json()["id"])


async def test_opening_twenty_times_at_once_makes_one_conversation(database: Database, app: web.Edge) -> None:
    shop, _ = await shop_with_clerks(database, app, 0)
    shopper = await logged_in(database, app)
    assert len(set(await asyncio.gather(*(conversation(shopper, shop) for _ in range(20))))) == 1


async def test_one_key_sent_ten_times_at_once_is_one_message(database: Database, app: web.Edge) -> None:
    shop, _ = await shop_with_clerks(database, app, 0)
    shopper = await logged_in(database, app)
    path = f"/api/conversations/{await conversation(shopper, shop)}/messages"
    answers = await asyncio.gather(*(shopper.client.post(path, json=words(key="same-key")) for _ in range(10)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert len((await shopper.client.get(path)).json()["items"]) == 1


async def test_of_five_who_answer_at_once_one_is_heard(database: Database, app: web.Edge) -> None:
    shop, clerks = await shop_with_clerks(database, app, 5)
    shopper = await logged_in(database, app)
    talk = await conversation(shopper, shop)
    await shopper.client.post(f"/api/conversations/{talk}/messages", json=words())
    path = f"/api/stores/{shop.id.text}/conversations/{talk}"

    answers = await asyncio.gather(*(clerk.post(f"{path}/messages", json=words("hi")) for clerk in clerks))

    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: 4}
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {"support.held_by_another"}
    said = (await shopper.client.get(f"/api/conversations/{talk}/messages")).json()["items"]
    assert [one["by"] for one in said] == ["buyer", "store"]
    winner = answers.index(next(answer for answer in answers if answer.status_code == 201))
    assert (await clerks[winner].get(path)).json()["talk"]["mine"] is True


async def test_of_five_who_take_a_conversation_at_once_one_has_it(database: Database, app: web.Edge) -> None:
    shop, clerks = await shop_with_clerks(database, app, 5)
    shopper = await logged_in(database, app)
    talk = await conversation(shopper, shop)
    await shopper.client.post(f"/api/conversations/{talk}/messages", json=words())
    path = f"/api/stores/{shop.id.text}/conversations/{talk}/assign"
    answers = await asyncio.gather(*(clerk.post(path) for clerk in clerks))
    assert Counter(answer.status_code for answer in answers) == {200: 1, 409: 4}


async def test_numbers_have_no_gaps_and_unread_counts_hold_when_both_sides_talk_at_once(
    database: Database, app: web.Edge
) -> None:
    shop, (clerk,) = await shop_with_clerks(database, app, 1)
    shopper = await logged_in(database, app)
    talk = await conversation(shopper, shop)
    mine, theirs = f"/api/conversations/{talk}", f"/api/stores/{shop.id.text}/conversations/{talk}"
    await shopper.client.post(f"{mine}/messages", json=words())

    answers = await asyncio.gather(
        *(shopper.client.post(f"{mine}/messages", json=words()) for _ in range(12)),
        *(clerk.post(f"{theirs}/messages", json=words()) for _ in range(12)),
        *(shopper.client.post(f"{mine}/read", json={"up_to": n}) for n in range(1, 9)),
    )

    assert {answer.status_code for answer in answers} <= {200, 201}
    said = (await shopper.client.get(f"{mine}/messages?after=1")).json()["items"]
    assert [one["number"] for one in said] == list(range(2, 26))
    read = (await shopper.client.post(f"{mine}/read", json={"up_to": 0})).json()
    seen = (await shopper.client.get(mine)).json()
    reached = 8
    unseen = sum(one["by"] == "store" and one["number"] > reached for one in said)
    assert read["here"] == seen["unread"] <= unseen + sum(one["by"] == "store" for one in said if one["number"] <= 8)
    assert (await clerk.get(theirs)).json()["talk"]["unread"] == 13
    last = (await shopper.client.post(f"{mine}/read", json={"up_to": 25})).json()
    assert last == {"here": 0, "unread": 0}
