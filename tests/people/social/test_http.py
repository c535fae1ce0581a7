"""The social room over HTTP."""

from datetime import datetime

import httpx
import pytest
from tests.conftest import new_client
from tests.people.social.conftest import a_video

from guang.kernel.db import Database
from guang.kernel.ids import AccountId, CommentId, ProductId, SubjectId, VideoId, ViewerId, new_id
from guang.kernel.web import Edge
from guang.people import social

PASSWORD = "a quiet river 42"


async def sign_up(client: httpx.AsyncClient, name: str = "Ann Lee") -> social.Person:
    body = {"email": f"{new_id(VideoId).text}@example.org", "password": PASSWORD, "name": name}
    me = (await client.post("/api/accounts", json=body)).json()
    return social.Person(ViewerId.parse(me["viewer"]), AccountId.parse(me["account"]["id"]))


async def say(database: Database, who: social.Person, now: datetime, text: str = "hi") -> social.Comment:
    async with database.transaction() as session:
        return await social.comment(session, who, social.NewComment(subject=a_video(), text=text), now)


async def test_following_over_http(app: Edge, client: httpx.AsyncClient) -> None:
    await sign_up(client)
    async with new_client(app) as other:
        bo = (await sign_up(other, "Bo Chan")).account

    for _ in range(2):
        answer = await client.put(f"/api/follows/{bo.text}")
        assert answer.json() == {"account": bo.text, "followed": True, "followers": 1}
    listed = (await client.get("/api/me/following")).json()
    assert [(item["id"], item["name"]) for item in listed["items"]] == [(bo.text, "Bo Chan")]
    assert "viewer" not in listed["items"][0]

    undone = await client.delete(f"/api/follows/{bo.text}")
    assert undone.json() == {"account": bo.text, "followed": False, "followers": 0}


async def test_the_list_of_followed_people_pages(app: Edge, client: httpx.AsyncClient) -> None:
    await sign_up(client)
    for _ in range(3):
        async with new_client(app) as other:
            bo = (await sign_up(other, "Bo Chan")).account
        await client.put(f"/api/follows/{bo.text}")

    first = (await client.get("/api/me/following", params={"limit": 2})).json()
    second = (await client.get("/api/me/following", params={"limit": 2, "cursor": first["next"]})).json()

    assert len({item["id"] for item in first["items"] + second["items"]}) == 3
    assert second["next"] is None


@pytest.mark.parametrize("cursor", ["zz", "00", "7b7d", "5b315d", "x" * 201])
async def test_a_cursor_of_ones_own_making_is_refused(client: httpx.AsyncClient, cursor: str) -> None:
    await sign_up(client)

    for path in ("/api/me/following", "/api/me/favourites"):
        assert (await client.get(path, params={"cursor": cursor})).status_code in {400, 422}


async def test_guests_log_in_before_they_follow(app: Edge, client: httpx.AsyncClient) -> None:
    async with new_client(app) as other:
        bo = (await sign_up(other, "Bo Chan")).account

    for method, path in [
        ("PUT", f"/api/follows/{bo.text}"),
        ("PUT", f"/api/blocks/{bo.text}"),
        ("DELETE", f"/api/comments/{new_id(CommentId).text}"),
        ("PUT", f"/api/comments/{new_id(CommentId).text}/like"),
    ]:
        answer = await client.request(method, path)
        assert (answer.status_code, answer.json()["code"]) == (401, "people.anonymous")


async def test_blocking_over_http(app: Edge, client: httpx.AsyncClient) -> None:
    await sign_up(client)
    async with new_client(app) as other:
        bo = (await sign_up(other, "Bo Chan")).account

    assert (await client.put(f"/api/blocks/{bo.text}")).json() == {"account": bo.text, "blocked": True}
    assert (await client.put(f"/api/follows/{bo.text}")).status_code == 409
    assert [item["id"] for item in (await client.get("/api/me/blocks")).json()["items"]] == [bo.text]
    assert (await client.delete(f"/api/blocks/{bo.text}")).json() == {"account": bo.text, "blocked": False}
    assert (await client.get("/api/me/blocks")).json()["items"] == []


async def test_who_is_not_there_is_missing(client: httpx.AsyncClient) -> None:
    await sign_up(client)
    nobody = new_id(AccountId).text

    assert (await client.put(f"/api/follows/{nobody}")).status_code == 404
    assert (await client.put(f"/api/follows/{nobody[:-1]}")).status_code == 422
    assert (await client.put(f"/api/follows/{new_id(ProductId).text}")).status_code == 422


async def test_comments_are_liked_and_deleted_over_http(
    app: Edge, client: httpx.AsyncClient, database: Database, now: datetime
) -> None:
    ann = await sign_up(client)
    said = await say(database, ann, now)
    async with new_client(app) as other:
        await sign_up(other, "Bo Chan")
        for _ in range(2):
            liked = await other.put(f"/api/comments/{said.id.text}/like")
            assert liked.json() == {"subject": said.id.text, "liked": True, "likes": 1}
        assert (await other.delete(f"/api/comments/{said.id.text}/like")).json()["likes"] == 0
        assert (await other.delete(f"/api/comments/{said.id.text}")).status_code == 404

    assert (await client.delete(f"/api/comments/{said.id.text}")).status_code == 204
    assert (await client.put(f"/api/comments/{said.id.text}/like")).status_code == 404


async def test_replies_are_listed_without_pseudonyms(
    client: httpx.AsyncClient, database: Database, now: datetime
) -> None:
    ann = await sign_up(client)
    head = await say(database, ann, now, "head")
    async with database.transaction() as session:
        for words in ("one", "two"):
            new = social.NewComment(subject=head.subject, text=words, reply_to=head.id)
            await social.comment(session, ann, new, now)

    first = await client.get(f"/api/comments/{head.id.text}/replies", params={"limit": 1})
    rest = await client.get(f"/api/comments/{head.id.text}/replies", params={"cursor": first.json()["next"]})

    assert [item["text"] for page in (first, rest) for item in page.json()["items"]] == ["one", "two"]
    assert first.json()["items"][0]["author"]["name"] == "Ann Lee"
    assert "vwr_" not in first.text


async def test_guests_may_report_and_the_same_report_is_one(client: httpx.AsyncClient) -> None:
    body = {"subject": a_video(), "reason": "counterfeit", "text": "the logo is wrong"}

    first, second = [(await client.post("/api/reports", json=body)).json() for _ in range(2)]

    assert first == second
    for wrong in (
        {"subject": "nonsense"},
        {"reason": "because"},
        {"subject": "ord_0000000000000"},
        {"text": "x" * 2001},
    ):
        assert (await client.post("/api/reports", json={**body, **wrong})).status_code in {400, 422}


async def test_nobody_reports_themselves(client: httpx.AsyncClient) -> None:
    ann = await sign_up(client)

    answer = await client.post("/api/reports", json={"subject": ann.account.text, "reason": "spam"})

    assert (answer.status_code, answer.json()["code"]) == (409, "social.own_self")


async def test_what_one_keeps_is_listed(client: httpx.AsyncClient, database: Database, now: datetime) -> None:
    ann = await sign_up(client)
    kept: list[SubjectId] = [a_video(), new_id(ProductId).subject]
    async with database.transaction() as session:
        for subject in kept:
            await social.favourite(session, ann.viewer, subject, now)

    first = (await client.get("/api/me/favourites", params={"limit": 1})).json()
    second = (await client.get("/api/me/favourites", params={"limit": 1, "cursor": first["next"]})).json()

    assert {item["subject"] for page in (first, second) for item in page["items"]} == set(kept)
