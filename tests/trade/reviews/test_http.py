"""Reviews over HTTP: who sees what, at once and in which shape."""

import asyncio

import httpx
from tests.trade.aftersales.test_http import Scene, scene
from tests.trade.street import Shopper

from guang.journal import reactions
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import ProductId, new_id

__all__ = ["scene"]
STARS = {"goods": 4, "logistics": 5, "service": 3}


def url(scene: Scene) -> str:
    return f"/api/orders/{scene.order}/lines/{scene.line}/review"


async def product_of(scene: Scene) -> str:
    order = (await scene.shopper.client.get(f"/api/orders/{scene.order}")).json()
    return str(order["lines"][0]["product"])


async def test_from_what_is_due_to_an_answer(scene: Scene, client: httpx.AsyncClient, database: Database) -> None:
    mine, product = scene.shopper.client, await product_of(scene)
    due = (await mine.get("/api/me/reviews/due")).json()["items"]
    assert [one["line"] for one in due] == [scene.line]

    made = await mine.post(url(scene), json={"stars": STARS, "words": "Fresh.", "anonymous": True})

    assert made.status_code == 201, made.text
    review = made.json()["id"]
    assert (await mine.get("/api/me/reviews/due")).json()["items"] == []
    assert (await mine.get("/api/me/reviews")).json()["items"][0]["id"] == review
    [seen] = (await client.get(f"/api/products/{product}/reviews")).json()["items"]
    assert (seen["stars"], seen["words"], seen["mine"], seen["my_vote"]) == (STARS, "Fresh.", False, None)
    assert (seen["author"]["id"], seen["author"]["name"].endswith("***")) == (None, True)
    rating = (await client.get(f"/api/products/{product}/rating")).json()
    assert (rating["count"], rating["mean"], rating["histogram"]) == (1, 4.0, [0, 0, 0, 1, 0])
    voted = await scene.stranger.client.put(f"/api/reviews/{review}/helpful", json={})
    assert (voted.json()["helpful"], voted.json()["my_vote"]) == (1, True)
    assert (await scene.stranger.client.delete(f"/api/reviews/{review}/helpful")).json()["helpful"] == 0
    answered = await scene.clerk.put(f"/api/reviews/{review}/reply", json={"words": "Thank you."})
    assert answered.json()["reply"]["words"] == "Thank you."
    desk = (await scene.clerk.get(f"/api/stores/{scene.shop.id.text}/reviews")).json()
    assert ([one["id"] for one in desk["items"]], desk["rating"]["count"]) == ([review], 1)
    unanswered = await scene.clerk.get(f"/api/stores/{scene.shop.id.text}/reviews", params={"unanswered": "true"})
    assert unanswered.json()["items"] == []
    changed = await mine.patch(f"/api/reviews/{review}", json={"stars": {**STARS, "goods": 1}})
    assert (changed.json()["stars"]["goods"], changed.json()["stars_now"]["goods"]) == (4, 1)
    added = await mine.post(f"/api/reviews/{review}/addition", json={"words": "Still."})
    assert added.json()["addition"]["words"] == "Still."
    page = (await client.get(f"/api/products/{product}")).json()
    assert (page["rating"]["mean"], page["rating"]["count"], page["rating"]["histogram"]) == (4.0, 1, [0, 0, 0, 1, 0])
    await reactions.drain(database, clock.now())
    assert "review_written" in [one["kind"] for one in (await scene.clerk.get("/api/me/notices")).json()["items"]]
    assert "review_replied" in [one["kind"] for one in (await mine.get("/api/me/notices")).json()["items"]]


async def test_a_reported_review_that_breaks_the_rules_is_gone(
    scene: Scene, client: httpx.AsyncClient, database: Database
) -> None:
    product = await product_of(scene)
    review = (await scene.shopper.client.post(url(scene), json={"stars": STARS})).json()["id"]

    report = {"subject": review, "reason": "spam", "text": ""}
    reported = await scene.stranger.client.post("/api/reports", json=report)
    assert reported.status_code < 300, reported.text
    await reactions.drain(database, clock.now())
    queue = (await scene.operator.get("/api/operator/reports")).json()["items"]
    assert review in [one["subject"] for one in queue]
    told = (await scene.operator.get("/api/operator/subjects", params={"id": review})).json()["items"]
    assert [one["id"] for one in told] == [review]
    judged = {"subject": review, "judgement": "upheld"}
    assert (await scene.operator.post("/api/operator/reports/judgements", json=judged)).status_code == 204
    await reactions.drain(database, clock.now())

    assert (await client.get(f"/api/products/{product}/reviews")).json()["items"] == []
    assert (await client.get(f"/api/products/{product}/rating")).json()["count"] == 0


async def test_strangers_neither_write_nor_change_nor_answer(scene: Scene, client: httpx.AsyncClient) -> None:
    review = (await scene.shopper.client.post(url(scene), json={"stars": STARS})).json()["id"]
    stranger = scene.stranger.client

    assert (await stranger.post(url(scene), json={"stars": STARS})).status_code == 404
    assert (await stranger.patch(f"/api/reviews/{review}", json={"words": "x"})).status_code == 404
    assert (await stranger.post(f"/api/reviews/{review}/addition", json={"words": "x"})).status_code == 404
    assert (await stranger.put(f"/api/reviews/{review}/reply", json={"words": "x"})).status_code == 404
    assert (await stranger.get(f"/api/stores/{scene.shop.id.text}/reviews")).status_code == 404
    assert (await client.put(f"/api/reviews/{review}/helpful", json={})).status_code == 401
    assert (await scene.shopper.client.put(f"/api/reviews/{review}/helpful", json={})).status_code == 403
    nobody = (await client.get(f"/api/products/{new_id(ProductId).text}/rating")).json()
    assert (nobody["count"], nobody["mean"]) == (0, 0)
    assert (await client.get(f"/api/products/{new_id(ProductId).text}/reviews?cursor=x")).status_code == 422


async def test_the_same_line_judged_many_times_at_once_counts_once(scene: Scene) -> None:
    answers = await asyncio.gather(*(scene.shopper.client.post(url(scene), json={"stars": STARS}) for _ in range(6)))

    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409, 409]
    rating = (await scene.shopper.client.get(f"/api/products/{await product_of(scene)}/rating")).json()
    assert (rating["count"], rating["histogram"]) == (1, [0, 0, 0, 1, 0])


async def test_votes_at_once_are_all_counted(scene: Scene, database: Database, app: object) -> None:
    from tests.trade.street import logged_in

    review = (await scene.shopper.client.post(url(scene), json={"stars": STARS})).json()["id"]
    voters: list[Shopper] = [await logged_in(database, app) for _ in range(8)]  # type: ignore[arg-type]

    await asyncio.gather(
        *(
            voter.client.put(f"/api/reviews/{review}/helpful", json={"helpful": n % 4 > 0})
            for n, voter in enumerate(voters)
        )
    )

    [seen] = (await scene.shopper.client.get(f"/api/products/{await product_of(scene)}/reviews")).json()["items"]
    assert (seen["helpful"], seen["unhelpful"]) == (6, 2)
