"""POST /api/events, as browsers use it."""

from datetime import timedelta

import httpx

from guang.kernel import clock
from guang.kernel.ids import EventId, ProductId, VideoId, new_id


def play(**changes: object) -> dict[str, object]:
    given = {"id": new_id(EventId).text, "kind": "play", "subject": new_id(VideoId).text, "watched_ms": 900}
    return given | changes


async def test_a_batch_is_taken_once(client: httpx.AsyncClient) -> None:
    batch = {"events": [play(), play(kind="impression", slot=3, surface="for_you")]}

    first = await client.post("/api/events", json=batch)
    second = await client.post("/api/events", json=batch)

    assert first.status_code == 202
    assert first.json() == {"accepted": 2, "duplicate": 0, "refused": []}
    assert second.json() == {"accepted": 0, "duplicate": 2, "refused": []}


async def test_a_beacon_may_be_plain_text(client: httpx.AsyncClient) -> None:
    body = '{"events": []}'
    answer = await client.post("/api/events", content=body, headers={"content-type": "text/plain;charset=UTF-8"})
    assert answer.status_code == 202


async def test_acts_that_cannot_be_true_are_refused_by_index(client: httpx.AsyncClient) -> None:
    now = clock.now()
    batch = {
        "events": [
            play(kind="order", subject=new_id(ProductId).text),
            play(kind="teleport"),
            play(id=new_id(EventId, now + timedelta(hours=2)).text),
            play(id=new_id(EventId, now - timedelta(days=30)).text),
            play(watched_ms=-4),
            play(watched_ms=10**15),
            play(subject="nonsense"),
            play(surface="moon"),
            "not an object",
            play(),
        ]
    }
    answer = (await client.post("/api/events", json=batch)).json()
    assert answer["accepted"] == 1
    assert [(refusal["index"], refusal["code"]) for refusal in answer["refused"]] == [
        (0, "events.unknown_kind"),
        (1, "events.unknown_kind"),
        (2, "events.clock_skew"),
        (3, "events.clock_skew"),
        (4, "events.out_of_bounds"),
        (5, "events.out_of_bounds"),
        (6, "ids.malformed"),
        (7, "events.unknown_kind"),
        (8, "malformed"),
    ]


async def test_what_is_not_a_batch_is_a_problem(client: httpx.AsyncClient) -> None:
    for body in ("", "[]", "{", '{"events": 5}', "\x00"):
        answer = await client.post("/api/events", content=body)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["code"] == "events.malformed"
    answer = await client.post("/api/events", json={"events": [play()] * 501})
    assert answer.json()["code"] == "events.too_large"


async def test_another_sites_page_is_refused(client: httpx.AsyncClient) -> None:
    await client.post("/api/events", json={"events": []})
    answer = await client.post("/api/events", json={"events": []}, headers={"sec-fetch-site": "cross-site"})
    assert (answer.status_code, answer.json()["code"]) == (403, "web.cross_site")


async def test_a_guest_keeps_one_pseudonym(client: httpx.AsyncClient) -> None:
    first = await client.post("/api/events", json={"events": []})
    again = await client.post("/api/events", json={"events": []})
    assert "guang_viewer" in first.headers["set-cookie"]
    assert "HttpOnly" in first.headers["set-cookie"]
    assert "set-cookie" not in again.headers
