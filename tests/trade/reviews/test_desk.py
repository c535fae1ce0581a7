"""The desk's reviews: what a store's staff find, what it adds up to, and who may look."""

from datetime import timedelta

import httpx
import pytest
from tests.trade.aftersales.test_http import Scene, scene
from tests.trade.market import NOW, image, open_shop, person
from tests.trade.reviews.test_http import STARS, product_of, url
from tests.trade.reviews.test_writing import BAD, GOOD, delivered, written
from tests.trade.street import staff

from guang.doors import web
from guang.journal import reactions
from guang.kernel import clock
from guang.kernel.db import Database, Session
from guang.kernel.ids import ReviewId, new_id
from guang.trade import reviews, stores
from guang.trade.reviews import rules
from guang.trade.reviews.types import Sought, Span
from guang.trade.reviews.verbs import following, looking

__all__ = ["scene"]
DAY = timedelta(days=1)


async def test_staff_find_reviews_by_stars_product_pictures_and_what_waits(session: Session) -> None:
    desk = await delivered(session)
    plain = await written(desk, stars=BAD, words="Bitter.")
    shown = await written(desk, 1, stars=GOOD, images=(await image(session, desk.who.account),))
    await reviews.reply(session, desk.shop.id, plain.id, "Sorry.", desk.shop.owner, NOW + 2 * DAY)

    async def found(**sought: object) -> list[ReviewId]:
        page = await looking.at_store(session, desk.shop.id, Sought(**sought), None, 20)  # type: ignore[arg-type]
        return [one.id for one in page]

    assert await found() == [shown.id, plain.id]
    assert await found(stars=BAD.goods) == [plain.id]
    assert await found(product=plain.product) == [plain.id]
    assert await found(pictures=True) == [shown.id]
    assert await found(unanswered=True) == [shown.id]
    assert await found(stars=BAD.goods, unanswered=True) == []
    assert await looking.at_store(session, desk.shop.id, Sought(), int(shown.id), 20) == [
        await looking.one_at(session, desk.shop.id, plain.id)
    ]


async def test_the_tally_tells_stars_answers_and_the_last_month_beside_the_one_before(session: Session) -> None:
    desk = await delivered(session)
    plain, other = await written(desk, stars=BAD), await written(desk, 1, stars=GOOD)
    await reviews.reply(session, desk.shop.id, plain.id, "Sorry.", desk.shop.owner, NOW + 2 * DAY)

    now = await looking.tally(session, desk.shop.id, NOW + 3 * DAY)

    assert (now.histogram, now.count, now.mean, now.answered) == ((1, 0, 0, 0, 1), 2, 3.0, 1)
    assert now.histogram == (await reviews.store_rating(session, desk.shop.id)).histogram
    assert (now.recent, now.before) == (Span(2, 3.0), Span(0, 0.0))
    later = await looking.tally(session, desk.shop.id, plain.written_at + rules.RECENT + timedelta(seconds=1))
    assert (later.recent, later.before) == (Span(0, 0.0), Span(2, 3.0))
    long_after = await looking.tally(session, desk.shop.id, NOW + 90 * DAY)
    assert (long_after.recent, long_after.before, long_after.count) == (Span(0, 0.0), Span(0, 0.0), 2)
    await following.restrict(session, other.id, on=True)
    without = await looking.tally(session, desk.shop.id, NOW + 3 * DAY)
    assert (without.histogram, without.answered, without.recent) == ((1, 0, 0, 0, 0), 1, Span(1, 1.0))


async def test_a_store_without_reviews_has_a_tally_of_nothing(session: Session) -> None:
    shop = await open_shop(session)

    found = await looking.tally(session, shop.id, NOW)

    assert (found.count, found.mean, found.answered) == (0, 0.0, 0)
    assert (found.recent, found.before) == (Span(0, 0.0), Span(0, 0.0))


async def test_a_review_of_another_store_is_missing(session: Session) -> None:
    desk = await delivered(session)
    review, other = await written(desk), await open_shop(session)

    for store, asked in ((other.id, review.id), (desk.shop.id, new_id(ReviewId))):
        with pytest.raises(reviews.ReviewMissing):
            await looking.one_at(session, store, asked)


async def test_the_desk_shows_the_order_unless_the_buyer_asked_not_to_be_named(
    scene: Scene, database: Database
) -> None:
    desk = f"/api/stores/{scene.shop.id.text}"
    made = (await scene.shopper.client.post(url(scene), json={"stars": STARS, "words": "Fresh."})).json()
    one = f"{desk}/reviews/{made['id']}"

    [listed] = (await scene.clerk.get(f"{desk}/reviews", params={"product": await product_of(scene)})).json()["items"]

    assert (listed["id"], listed["order"], listed["words"]) == (made["id"], scene.order, "Fresh.")
    assert (await scene.clerk.get(one)).json() == listed
    assert (await scene.clerk.get(f"{desk}/reviews", params={"pictures": "true"})).json()["items"] == []
    told = (await scene.clerk.get(f"{desk}/review-tally")).json()
    assert (told["count"], told["mean"], told["histogram"], told["answered"]) == (1, 4.0, [0, 0, 0, 1, 0], 0)
    assert (told["days"], told["recent"], told["before"]) == (
        30,
        {"count": 1, "mean": 4.0},
        {"count": 0, "mean": 0.0},
    )
    await scene.shopper.client.patch(f"/api/reviews/{made['id']}", json={"anonymous": True})
    assert (await scene.clerk.get(one)).json()["order"] is None
    await reactions.drain(database, clock.now())
    notices = (await scene.clerk.get("/api/me/notices")).json()["items"]
    [link] = [notice["link"] for notice in notices if notice["kind"] == "review_written"]
    assert link == f"/desk/reviews?store={scene.shop.id.text}&review={made['id']}"


async def test_staff_of_another_store_look_at_nothing_and_who_only_packs_does_not_answer(
    scene: Scene, database: Database, app: web.Edge
) -> None:
    review = (await scene.shopper.client.post(url(scene), json={"stars": STARS})).json()["id"]
    async with database.transaction() as session:
        other, packer = await open_shop(session), await person(session, "Packer")
        await stores.hire(session, scene.shop.id, packer, stores.StaffRole.ORDERS, clock.now())
    elsewhere, packing = await staff(database, app, other.owner), await staff(database, app, packer)
    desk = f"/api/stores/{scene.shop.id.text}"

    for path in (f"{desk}/reviews", f"{desk}/reviews/{review}", f"{desk}/review-tally"):
        assert await code(elsewhere, path) == (404, "stores.missing")
        assert (await packing.get(path)).status_code == 200
    assert await code(elsewhere, f"/api/stores/{other.id.text}/reviews/{review}") == (404, "reviews.missing")
    for client, status in ((elsewhere, 404), (packing, 403)):
        assert (await client.put(f"/api/reviews/{review}/reply", json={"words": "x"})).status_code == status
    assert (await scene.clerk.get(f"{desk}/reviews/{review}")).json()["reply"] is None


async def code(client: httpx.AsyncClient, path: str) -> tuple[int, str]:
    answer = await client.get(path)
    return answer.status_code, answer.json()["code"]
