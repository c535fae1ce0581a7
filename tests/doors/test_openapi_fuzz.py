"""No request that the OpenAPI document allows, and none that it does not, breaks the server."""

import json
from collections.abc import Iterator

import httpx
import pytest
import pytest_asyncio
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.schemas import APIOperation
from tools import openapi

from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import AccountId
from guang.kernel.web import Role
from guang.people import accounts

EXAMPLES = 12
CLOSES_THE_SESSION = {"logOut", "erase", "endSession", "eraseAccount", "deleteAccount"}
schema = schemathesis.openapi.from_dict(json.loads(openapi.document()))
OPERATIONS = [found.ok() for found in schema.get_all_operations()]


def name(operation: APIOperation) -> str:
    return f"{operation.method.upper()} {operation.path}"


@pytest.fixture(scope="module")
def browser(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server, timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
def account(browser: httpx.Client) -> AccountId:
    new = {"email": "fuzz@example.org", "password": "a long enough password", "name": "Fuzz", "locale": "en"}
    made = browser.post("/api/accounts", json=new)
    assert made.status_code == 201, made.text
    return AccountId.parse(made.json()["account"]["id"])


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def operator(browser: httpx.Client, account: AccountId, database: Database) -> str:
    """Somebody who may do everything, so that requests get past the first refusal."""
    async with database.transaction() as session:
        for role in Role:
            await accounts.grant(session, account, role, clock.now())
    return browser.cookies["guang_session"]


@pytest.mark.slow
@pytest.mark.parametrize("operation", OPERATIONS, ids=name)
def test_nothing_breaks_the_server(operation: APIOperation, browser: httpx.Client, operator: str) -> None:
    strategy = operation.as_strategy() | operation.as_strategy(generation_mode=schemathesis.GenerationMode.NEGATIVE)

    @given(case=strategy)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        phases=[Phase.generate],
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: schemathesis.Case) -> None:
        sent = case.as_transport_kwargs(base_url=str(browser.base_url))
        sent["headers"] = {k: v for k, v in (sent.get("headers") or {}).items() if k.lower() != "cookie"}
        if operation.definition.raw.get("operationId") not in CLOSES_THE_SESSION:
            sent["headers"]["authorization"] = f"Bearer {operator}"
        sent.pop("cookies", None)
        answer = _send(browser, sent)
        if answer is not None:
            assert answer.status_code < 500, (name(operation), sent, answer.text[:500])
            if answer.status_code >= 400:
                assert answer.headers["content-type"].startswith(("application/problem+json", "text/plain"))

    ask()


@pytest.mark.slow
@given(path=st.text(max_size=40), body=st.binary(max_size=200))
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_paths_that_nobody_documented_do_not_break_it_either(browser: httpx.Client, path: str, body: bytes) -> None:
    answer = _send(browser, {"method": "POST", "url": f"{browser.base_url}api/{path}", "content": body, "headers": {}})
    if answer is not None:
        assert answer.status_code < 500


def _send(browser: httpx.Client, sent: dict[str, object]) -> httpx.Response | None:
    """The answer; None where the HTTP library itself refuses to send such a thing."""
    try:
        request = browser.build_request(**sent)  # type: ignore[arg-type]
    except (httpx.InvalidURL, UnicodeError, ValueError, TypeError):
        return None
    return browser.send(request)
