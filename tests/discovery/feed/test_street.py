"""The feed through the whole web application: guests, the loop, steering, explanation."""

from collections.abc import Sequence
from typing import Any

import httpx
from tests.discovery.feed.conftest import Neighbourhood, creator, soon, video

from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import EventId, VideoId, new_id
from guang.people.accounts.verbs.being import grant
from guang.trust import governance


async def page(client: httpx.AsyncClient, **query: Any) -> dict[str, Any]:
    answer = await client.get("/api/feed", params={"limit": 10, **query})
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def full(client: httpx.AsyncClient) -> bool:
    return len((await page(client))["items"]) == 10


async def scroll(client: httpx.AsyncClient) -> list[str]:
    """Everything that a browser is shown until the street ends."""
    shown: list[str] = []
    after: dict[str, str] = {}
    for _ in range(60):
        told = await page(client, limit=50, **after)
        shown += [item["video"]["id"] for item in told["items"]]
        if told["next"] is None:
            return shown
        after = {"after": told["next"]}
    raise AssertionError("the street has no end")


def act(kind: str, subject: VideoId | str, **more: Any) -> dict[str, Any]:
    return {"id": new_id(EventId).text, "kind": kind, "subject": str(subject), "surface": "for_you", **more}


async def tell(client: httpx.AsyncClient, events: Sequence[dict[str, Any]]) -> None:
    answer = await client.post("/api/events", json={"events": events})
    assert answer.json() == {"accepted": len(events), "duplicate": 0, "refused": []}, answer.text


async def test_a_guest_strolls_without_an_account(guest: httpx.AsyncClient, neighbourhood: Neighbourhood) -> None:
    assert await soon(lambda: full(guest))
    told = await page(guest)
    assert told["page"].startswith("pag_")
    assert told["silent"] == []
    first = told["items"][0]["video"]
    assert first["creator"]["followed"] is False
    assert first["counts"] == {"likes": 0, "comments": 0, "favourites": 0, "shares": 0} or first["counts"]
    assert first["hls_url"].startswith("/media/")
    assert told["items"][0]["why"]


async def test_three_actions_of_a_new_guest_change_the_next_page_for_a_stated_reason(
    guest: httpx.AsyncClient, neighbourhood: Neighbourhood
) -> None:
    before = await page(guest)
    watched = neighbourhood.hats[:3]
    await tell(guest, [act("finish", one, watched_ms=8_000, duration_ms=8_000) for one in watched])

    async def changed() -> bool:
        told = await page(guest)
        reasons = [why for item in told["items"] for why in item["why"] if why["code"] == "similar_to"]
        shown = {item["video"]["id"] for item in told["items"]}
        return (
            len(reasons) >= 2
            and {why["title"] for why in reasons} <= {"Hat 0", "Hat 1", "Hat 2"}
            and not {one.text for one in watched} & shown
        )

    assert await soon(changed, within_s=2)
    after = [item["video"]["id"] for item in (await page(guest))["items"]]
    assert after != [item["video"]["id"] for item in before["items"]]
    assert {one.text for one in neighbourhood.hats[3:]} <= set(after)
    assert not {one.text for one in watched} & set(after)


async def test_what_was_just_seen_is_not_on_the_very_next_page(
    guest: httpx.AsyncClient, neighbourhood: Neighbourhood
) -> None:
    for _ in range(3):
        first = (await guest.get("/api/feed", params={"limit": 4})).json()["items"][0]["video"]["id"]
        event = {"id": new_id(EventId).text, "kind": "finish", "subject": first, "surface": "for_you"}
        assert (await guest.post("/api/events", json={"events": [event]})).status_code == 202
        page = (await guest.get("/api/feed", params={"limit": 4})).json()
        assert first not in [item["video"]["id"] for item in page["items"]]


async def test_pages_of_one_scroll_repeat_nothing_over_http(
    guest: httpx.AsyncClient, neighbourhood: Neighbourhood
) -> None:
    async def all_there() -> bool:
        shown = await scroll(guest)
        assert len(shown) == len(set(shown))
        return {one.text for one in neighbourhood.tea} <= set(shown)

    assert await soon(all_there)


async def test_a_restricted_video_leaves_every_surface_within_two_seconds(
    guest: httpx.AsyncClient, database: Database, neighbourhood: Neighbourhood
) -> None:
    fake = neighbourhood.tea[0]

    async def is_shown() -> bool:
        return fake.text in await scroll(guest)

    assert await soon(is_shown)
    async with database.transaction() as session:
        await governance.restrict(session, fake.subject, reason="fake", by=None, now=clock.now())

    async def is_gone() -> bool:
        return (await guest.get(f"/api/videos/{fake.text}/card")).status_code == 404 and not await is_shown()

    assert await soon(is_gone, within_s=2)


async def test_not_interested_hides_a_video_at_once_and_can_be_taken_back(
    guest: httpx.AsyncClient, neighbourhood: Neighbourhood
) -> None:
    assert await soon(lambda: full(guest))
    shown = (await page(guest))["items"][0]["video"]["id"]

    said = await guest.post("/api/feedback/not-interested", json={"subject": shown, "reason": "seen_too_often"})
    assert (said.status_code, said.content) == (204, b"")
    again = await guest.post("/api/feedback/not-interested", json={"subject": shown, "reason": "not_my_thing"})
    assert again.status_code == 204
    assert shown not in await scroll(guest)

    back = await guest.delete("/api/feedback/not-interested", params={"subject": shown})
    assert back.status_code == 204
    assert shown in await scroll(guest)


async def test_bad_feedback_is_refused_with_a_problem(guest: httpx.AsyncClient, neighbourhood: Neighbourhood) -> None:
    for body, code in [
        ({"subject": neighbourhood.tea[0].text, "reason": "because"}, "feed.unknown_reason"),
        ({"subject": "acc_0000000000000"}, "ids.malformed"),
        ({"subject": "tea"}, "ids.malformed"),
    ]:
        answer = await guest.post("/api/feedback/not-interested", json=body)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    unknown = await guest.post("/api/feedback/not-interested", json={"subject": "prd_0000000000001"})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "feed.nothing_there")
    assert (await guest.get("/api/feed", params={"after": "mine"})).json()["code"] == "feed.bad_cursor"
    assert (await guest.get("/api/feed", params={"limit": 51})).status_code in {400, 422}
    assert (await guest.get("/api/feed/why/vid_0000000000001")).json()["code"] == "feed.no_such_video"


async def test_steering_by_topic_is_heeded_by_the_very_next_page(
    guest: httpx.AsyncClient, neighbourhood: Neighbourhood
) -> None:
    assert await soon(lambda: full(guest))
    assert (await guest.put("/api/me/interests?topic=tea", json={"mode": "mute"})).status_code == 204
    assert (await guest.put("/api/me/interests?topic=hats", json={"mode": "boost"})).status_code == 204

    told = await page(guest)
    assert not {one.text for one in neighbourhood.tea} & {item["video"]["id"] for item in told["items"]}
    assert any(why == {"code": "boosted", "topic": "hats"} for item in told["items"] for why in item["why"])
    topics = (await guest.get("/api/me/interests")).json()["topics"]
    assert {one["topic"]: (one["boosted"], one["muted"]) for one in topics} == {
        "hats": (True, False),
        "tea": (False, True),
    }

    assert (await guest.delete("/api/me/interests?topic=hats")).status_code == 204
    odd = {"topic": "ski/boarding & après?"}
    assert (await guest.put("/api/me/interests", params=odd, json={"mode": "boost"})).status_code == 204
    assert odd["topic"] in {one["topic"] for one in (await guest.get("/api/me/interests")).json()["topics"]}
    assert (await guest.delete("/api/me/interests", params=odd)).status_code == 204
    assert [one["topic"] for one in (await guest.get("/api/me/interests")).json()["topics"]] == ["tea"]
    assert (await guest.post("/api/me/interests/reset")).status_code == 204
    assert (await guest.get("/api/me/interests")).json()["topics"] == []
    assert (await guest.post("/api/me/interests/restore")).status_code == 204
    assert [one["topic"] for one in (await guest.get("/api/me/interests")).json()["topics"]] == ["tea"]
    gone = await guest.post("/api/me/interests/restore")
    assert (gone.status_code, gone.json()["code"]) == (404, "steering.nothing_to_restore")
    assert (await guest.put("/api/me/interests?topic=tea", json={"mode": "worship"})).status_code in {400, 422}


async def test_dials_are_kept_and_turn_the_knobs_of_the_very_next_page(
    guest: httpx.AsyncClient, neighbourhood: Neighbourhood
) -> None:
    assert (await guest.put("/api/me/dials", json={"familiar": -2, "goods": 1})).status_code == 204
    assert (await guest.get("/api/me/interests")).json()["dials"] == {"familiar": -2, "goods": 1}
    assert (await guest.put("/api/me/dials", json={"familiar": 3})).status_code in {400, 422}

    async def drawn_more() -> bool:
        told = await page(guest, limit=20)
        return sum(any(why["code"] == "fresh" for why in item["why"]) for item in told["items"]) >= 6

    assert await soon(drawn_more)


async def test_what_was_learnt_is_gone_with_the_answer_to_a_reset_and_back_with_the_answer_to_its_undoing(
    guest: httpx.AsyncClient, neighbourhood: Neighbourhood
) -> None:
    await tell(guest, [act("finish", one, watched_ms=8_000, duration_ms=8_000) for one in neighbourhood.hats[:3]])

    async def learnt() -> bool:
        return bool((await guest.get("/api/me/interests")).json()["topics"])

    assert await soon(learnt)
    assert (await guest.post("/api/me/interests/reset")).status_code == 204
    told = (await guest.get("/api/me/interests")).json()
    assert told["topics"] == []
    assert told["undo_until"] is not None
    assert (await guest.post("/api/me/interests/restore")).status_code == 204
    told = (await guest.get("/api/me/interests")).json()
    assert [one["topic"] for one in told["topics"]] == ["hats"]
    assert told["undo_until"] is None


async def test_a_guest_may_ask_why_in_their_language(guest: httpx.AsyncClient, neighbourhood: Neighbourhood) -> None:
    await guest.put("/api/me/interests?topic=tea", json={"mode": "boost"})

    async def boosted() -> bool:
        return any(why["code"] == "boosted" for item in (await page(guest))["items"] for why in item["why"])

    assert await soon(boosted)
    told = await page(guest)
    wanted = [one["video"]["id"] for one in told["items"] if any(why["code"] == "boosted" for why in one["why"])]

    asked = {"page": told["page"], "lang": "zh-CN"}
    answers = [await guest.get(f"/api/feed/why/{video}", params=asked) for video in wanted]

    assert {answer.status_code for answer in answers} == {200}
    for answer in answers:
        assert {"code": "boosted", "words": "你想多看「tea」。", "topic": "tea"} in answer.json()["reasons"]
        assert answer.json()["features"]
    assert any("BoostedTopics" in answer.json()["sources"] for answer in answers), "others may have found some of them"


async def test_only_operators_see_how_a_page_was_made(
    guest: httpx.AsyncClient, database: Database, neighbourhood: Neighbourhood
) -> None:
    assert await soon(lambda: full(guest))
    told = await page(guest)
    assert (await guest.get("/api/operator/pages")).status_code == 401
    body = {
        "email": f"op.{new_id(EventId).text}@example.org",
        "password": "a quiet river 42",
        "name": "Op",
        "locale": "en",
    }
    opened = await guest.post("/api/accounts", json=body)
    assert opened.status_code == 201
    assert (await guest.get(f"/api/operator/pages/{told['page']}")).status_code == 403
    async with database.transaction() as session:
        from guang.kernel.ids import AccountId
        from guang.kernel.web import Role

        await grant(session, AccountId.parse(opened.json()["account"]["id"]), Role.OPERATOR, clock.now())
    await guest.post("/api/sessions", json={"email": body["email"], "password": body["password"]})

    trace = (await guest.get(f"/api/operator/pages/{told['page']}")).json()

    assert trace["page"]["recipe"] == "home"
    assert [one["id"] for one in trace["candidates"] if one["slot"] is not None] == [
        item["video"]["id"] for item in told["items"]
    ]
    assert all(one["removed_by"] or one["score"] is not None for one in trace["candidates"])
    assert (await guest.get("/api/operator/pages/pag_0000000000001")).status_code == 404

    async def listed() -> bool:
        lines = (await guest.get("/api/operator/pages", params={"viewer": trace["page"]["viewer"]})).json()["items"]
        return told["page"] in [line["id"] for line in lines]

    assert await soon(listed)


async def test_the_following_tab_needs_somebody_to_follow(
    guest: httpx.AsyncClient, database: Database, neighbourhood: Neighbourhood
) -> None:
    assert (await page(guest, tab="following"))["items"] == []
    body = {
        "email": f"fan.{new_id(EventId).text}@example.org",
        "password": "a quiet river 42",
        "name": "Fan",
        "locale": "en",
    }
    assert (await guest.post("/api/accounts", json=body)).status_code == 201
    async with database.transaction() as session:
        star = await creator(session, "Star")
        work = await video(session, star)
    assert (await guest.put(f"/api/follows/{star.account.text}")).status_code in {200, 204}

    async def there() -> bool:
        return [item["video"]["id"] for item in (await page(guest, tab="following"))["items"]] == [work.text]

    assert await soon(there)
