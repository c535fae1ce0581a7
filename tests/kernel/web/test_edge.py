"""The web edge: the transaction is decided before the first byte leaves."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
import pytest_asyncio
from litestar import Litestar, Request, get, post
from litestar.di import Provide
from sqlalchemy import text
from tests.conftest import new_client

from guang.doors import web
from guang.doors.house import House
from guang.kernel.db import Database, Session
from guang.kernel.errors import Kind, Refusal
from guang.kernel.tokens import Signer
from guang.kernel.web import EXCEPTION_HANDLERS, Edge, limited, passage_of
from guang.kernel.web.limits import A_CROWD


class Refused(Refusal):
    kind = Kind.CONFLICT
    code = "test.refused"
    says = "Not like this."


def provide_session(request: Request[Any, Any, Any]) -> Session:
    return passage_of(request).open_session()


@post("/write/{mark:str}")
async def write(mark: str, session: Session) -> dict[str, str]:
    await session.execute(text("INSERT INTO test_marks VALUES (:mark)"), {"mark": mark})
    return {"wrote": mark}


@post("/refuse/{mark:str}")
async def refuse(mark: str, session: Session) -> None:
    await session.execute(text("INSERT INTO test_marks VALUES (:mark)"), {"mark": mark})
    raise Refused(mark=mark)


@post("/break/{mark:str}")
async def break_(mark: str, session: Session) -> None:
    await session.execute(text("INSERT INTO test_marks VALUES (:mark)"), {"mark": mark})
    raise RuntimeError("secret detail")


@get("/nul")
async def nul(session: Session) -> None:
    await session.execute(text("SELECT CAST(:mark AS text)"), {"mark": "a\x00b"})


@get("/each", guards=[limited("each", per_minute=2)])
async def each() -> str:
    return "ok"


@get("/often", guards=[limited("often", per_minute=2, by="ip")])
async def often() -> str:
    return "ok"


@pytest_asyncio.fixture
async def browser(house: House) -> AsyncIterator[httpx.AsyncClient]:
    async with house.database.transaction() as session:
        await session.execute(text("CREATE TABLE IF NOT EXISTS test_marks (mark text PRIMARY KEY)"))
        await session.execute(text("DROP TABLE IF EXISTS test_deferred"))
        await session.execute(
            text("CREATE TABLE test_deferred (mark text, UNIQUE (mark) DEFERRABLE INITIALLY DEFERRED)")
        )
    app = Litestar(
        [write, refuse, break_, nul, often, each, write_deferred],
        dependencies={"session": Provide(provide_session, sync_to_thread=False)},
        exception_handlers=EXCEPTION_HANDLERS,
    )
    app.state.settings = Settings()
    edge = Edge(
        app,
        database=house.database,
        signer=Signer("s" * 40),
        public_url="http://shop.test",
        trusted_proxies=frozenset({"127.0.0.1"}),
    )
    transport = httpx.ASGITransport(app=edge)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url="http://shop.test") as client:
        yield client


class Settings:
    rate_limits = True


@post("/deferred/{mark:str}")
async def write_deferred(mark: str, session: Session) -> dict[str, str]:
    """The database complains only at commit."""
    await session.execute(text("INSERT INTO test_deferred VALUES (:mark), (:mark)"), {"mark": mark})
    return {"wrote": mark}


async def marks(database: Database) -> list[str]:
    async with database.transaction() as session:
        return list(await session.scalars(text("SELECT mark FROM test_marks ORDER BY mark")))


async def test_a_success_is_committed_and_a_refusal_is_not(browser: httpx.AsyncClient, database: Database) -> None:
    assert (await browser.post("/write/kept")).status_code == 201
    refused = await browser.post("/refuse/lost")
    broken = await browser.post("/break/lost-too")

    assert refused.status_code == 409
    body = refused.json()
    assert body["code"] == "test.refused"
    assert body["facts"] == {"mark": "lost"}
    assert body["request_id"] == refused.headers["x-request-id"]
    assert broken.status_code == 500
    assert "secret detail" not in broken.text
    assert await marks(database) == ["kept"]


async def test_a_failing_commit_never_answers_with_success(browser: httpx.AsyncClient, database: Database) -> None:
    answer = await browser.post("/deferred/twice")

    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    async with database.transaction() as session:
        assert await session.scalar(text("SELECT count(*) FROM test_deferred")) == 0


async def test_what_the_database_cannot_hold_is_the_callers_mistake(browser: httpx.AsyncClient) -> None:
    assert (await browser.get("/nul")).status_code == 422


async def test_too_often_is_told_with_the_wait(browser: httpx.AsyncClient) -> None:
    answers = [(await browser.get("/often", headers={"x-forwarded-for": "203.0.113.9"})) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].json()["facts"]["retry_after_s"] > 0
    other = await browser.get("/often", headers={"x-forwarded-for": "203.0.113.10"})
    assert other.status_code == 200


async def test_somebody_with_ever_new_cookies_is_told_to_wait_as_well(browser: httpx.AsyncClient) -> None:
    def visit(number: int, address: str) -> dict[str, str]:
        return {"x-forwarded-for": address, "cookie": f"guang_session=made-up-{number}"}

    answers = [await browser.get("/each", headers=visit(number, "203.0.113.20")) for number in range(4 * A_CROWD)]
    codes = [answer.status_code for answer in answers]
    assert set(codes[: 2 * A_CROWD]) == {200}
    assert 429 in codes
    assert (await browser.get("/each", headers=visit(0, "203.0.113.21"))).status_code == 200


async def test_another_sites_page_cannot_log_a_visitor_in(browser: httpx.AsyncClient) -> None:
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "null"}):
        assert (await browser.post("/write/without-cookies", headers=headers)).status_code == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 201),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://evil.test"}, 403),
        ({"origin": "http://shop.test"}, 201),
        ({"origin": "http://evil.test", "authorization": "Bearer x"}, 201),
        ({"origin": "http://evil.test", "authorization": "Basic x"}, 403),
    ],
)
async def test_another_sites_page_cannot_write_with_our_cookies(
    browser: httpx.AsyncClient, headers: dict[str, str], status: int, database: Database
) -> None:
    async with database.transaction() as session:
        await session.execute(text("DELETE FROM test_marks"))
    browser.cookies.set("guang_session", "whatever")
    assert (await browser.post("/write/crossing", headers=headers)).status_code == status


async def test_answers_of_the_api_are_not_kept_framed_or_guessed(app: Edge) -> None:
    async with new_client(app) as client:
        answer = await client.get("/api/me")
        refused = await client.get("/api/orders/ord_nothing")
        page = await client.get("/health")

    for one in (answer, refused):
        assert one.headers["x-content-type-options"] == "nosniff"
        assert one.headers["cache-control"] == "no-store"
        assert one.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert (page.headers["x-content-type-options"], "cache-control" in page.headers) == ("nosniff", False)


@pytest.mark.parametrize(
    ("token", "peer", "headers", "status"),
    [
        ("", "127.0.0.1", {}, 200),
        ("", "203.0.113.9", {}, 403),
        ("", "127.0.0.1", {"X-Forwarded-For": "203.0.113.9"}, 403),
        ("", "203.0.113.9", {"Authorization": "Bearer "}, 403),
        ("m" * 20, "203.0.113.9", {"Authorization": "Bearer " + "m" * 20}, 200),
        ("m" * 20, "203.0.113.9", {"Authorization": "Bearer " + "n" * 20}, 403),
    ],
)
async def test_figures_are_for_this_machine_and_for_who_has_the_token(
    house: House, token: str, peer: str, headers: dict[str, str], status: int
) -> None:
    settings = replace(house.settings, metrics_token=token)
    edge = Edge(
        web.litestar(replace(house, settings=settings)),
        database=house.database,
        signer=house.signer,
        public_url="http://localhost",
        trusted_proxies=frozenset(),
    )
    transport = httpx.ASGITransport(edge, client=(peer, 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        answer = await client.get("/metrics", headers=headers)

    assert answer.status_code == status
    assert ("guang_http_requests_total" in answer.text) == (status == 200)
