"""What people do to videos through the doors."""

import asyncio

import httpx
import pytest
from tests.conftest import new_client
from tests.media.videos.conftest import Browser, creator, hear, product, ready

from guang.doors import web
from guang.doors.house import House
from guang.kernel.ids import VideoId, new_id
from guang.kernel.web import Role
from guang.media import videos
from guang.people import accounts
from guang.trust import governance


async def a_video(house: House, **more: object) -> VideoId:
    async with house.database.transaction() as session:
        goods, _ = await product(session)
        return await ready(session, await creator(session), videos.Anchor(goods, 1000))


async def test_likes_and_favourites_count_once(maker: Browser, stranger: Browser, house: House) -> None:
    video = await a_video(house)
    path = f"/api/videos/{video.text}"

    await asyncio.gather(*(maker.client.put(f"{path}/like") for _ in range(4)))
    liked = (await stranger.client.put(f"{path}/like")).json()
    kept = (await stranger.client.put(f"{path}/favourite")).json()
    undone = (await stranger.client.delete(f"{path}/like")).json()
    dropped = (await stranger.client.delete(f"{path}/favourite")).json()

    assert (liked["liked"], liked["likes"]) == (True, 2)
    assert (undone["liked"], undone["likes"]) == (False, 1)
    assert (kept["favourites"], dropped["favourites"]) == (1, 0)


async def test_people_talk_under_a_video(maker: Browser, stranger: Browser, app: web.Edge, house: House) -> None:
    video = await a_video(house)
    path = f"/api/videos/{video.text}/comments"

    first = await maker.client.post(path, json={"text": "Which tea is it?"})
    reply = await stranger.client.post(path, json={"text": "White tea.", "reply_to": first.json()["id"]})
    guest = new_client(app)
    seen = (await guest.get(path)).json()

    assert (first.status_code, reply.status_code) == (201, 201)
    assert [(item["text"], item["replies"]) for item in seen["items"]] == [("Which tea is it?", 1)]
    assert (await guest.post(path, json={"text": "hello"})).status_code == 401
    assert (await guest.put(f"/api/videos/{video.text}/like")).status_code == 401


@pytest.mark.parametrize("verb", ["like", "favourite"])
async def test_what_is_not_on_the_street_cannot_be_liked_or_talked_about(
    maker: Browser, house: House, verb: str
) -> None:
    video = await a_video(house)
    async with house.database.transaction() as session:
        await governance.restrict(session, video.subject, "fake", None, house.context.now())
    await hear(house, "videos.follow_restrictions")

    for missing in (video, new_id(VideoId)):
        path = f"/api/videos/{missing.text}"
        assert (await maker.client.put(f"{path}/{verb}")).status_code == 404
        assert (await maker.client.get(f"{path}/comments")).status_code == 404
        assert (await maker.client.post(f"{path}/comments", json={"text": "hello"})).status_code == 404
        assert (await maker.client.get(path)).status_code == 404


async def test_a_video_shows_its_goods_with_title_and_price(maker: Browser, house: House) -> None:
    video = await a_video(house)

    shown = await maker.video(video.text)

    (anchor,) = shown["anchors"]
    assert (anchor["start_ms"], anchor["alive"]) == (1000, True)
    assert anchor["title"].startswith("White tea")
    assert anchor["price"] == {"minor": 1990, "currency": "CNY"}


async def test_another_persons_video_is_missing_to_change(maker: Browser, house: House) -> None:
    path = f"/api/videos/{(await a_video(house)).text}"

    assert (await maker.client.patch(path, json={"title": "Mine now"})).status_code == 404
    assert (await maker.client.delete(path)).status_code == 404


async def test_ones_own_list_goes_on_where_it_ended(maker: Browser, house: House) -> None:
    async with house.database.transaction() as session:
        made = [await ready(session, maker.account) for _ in range(5)]

    first = (await maker.client.get("/api/me/videos?limit=2")).json()
    second = (await maker.client.get(f"/api/me/videos?limit=2&cursor={first['next']}")).json()
    last = (await maker.client.get(f"/api/me/videos?limit=2&cursor={second['next']}")).json()

    seen = [item["id"] for page in (first, second, last) for item in page["items"]]
    assert sorted(seen) == sorted(video.text for video in made)
    assert last["next"] is None


async def test_operators_restrict_and_restore_over_http(maker: Browser, stranger: Browser, house: House) -> None:
    video = await a_video(house)
    await maker.client.post("/api/reports", json={"subject": video.text, "reason": "counterfeit"})
    await hear(house, "governance.queue_report")
    body = {"subject": video.text, "reason": "counterfeit"}
    assert (await maker.client.post("/api/operator/restrictions", json=body)).status_code == 403
    operator = await promoted(stranger, house)

    reports = (await operator.get("/api/operator/reports?limit=200")).json()["items"]
    assert video.text in {report["subject"] for report in reports}
    assert (await operator.post("/api/operator/restrictions", json=body)).status_code == 204
    await hear(house, "videos.follow_restrictions")
    assert (await maker.client.get(f"/api/videos/{video.text}")).status_code == 404
    assert (await operator.delete(f"/api/operator/restrictions/{video.text}")).status_code == 204
    assert (await operator.delete(f"/api/operator/restrictions/{video.text}")).status_code == 404
    await hear(house, "videos.follow_restrictions")

    assert (await maker.video(video.text))["state"] == "published"
    judged = {"subject": video.text, "judgement": "dismissed"}
    assert (await operator.post("/api/operator/reports/judgements", json=judged)).status_code == 204
    for path in ("cases", "restrictions", "rules", "reports"):
        assert (await operator.get(f"/api/operator/{path}")).status_code == 200


async def promoted(browser: Browser, house: House) -> httpx.AsyncClient:
    """The same person, as an operator."""
    async with house.database.transaction() as session:
        await accounts.grant(session, browser.account, Role.OPERATOR, house.context.now())
    return browser.client
