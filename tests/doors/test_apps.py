"""The built front ends over HTTP."""

import gzip
from pathlib import Path

import httpx
import pytest
from litestar import Litestar

from guang.doors.apps import apps_route, policy


@pytest.fixture
def built(tmp_path: Path) -> httpx.AsyncClient:
    """A browser before two small apps."""
    for app in ("street", "desk"):
        assets = tmp_path / app / "assets"
        assets.mkdir(parents=True)
        (tmp_path / app / "index.html").write_text(f"<title>{app}</title>")
        (assets / "main-1.js").write_text(f"console.log('{app}')")
    packed = tmp_path / "street" / "assets" / "main-1.js.gz"
    packed.write_bytes(gzip.compress(b"console.log('street')"))
    (tmp_path / "secret.txt").write_text("not for anybody")
    route = apps_route(street=tmp_path / "street", desk=tmp_path / "desk")
    transport = httpx.ASGITransport(app=Litestar(route_handlers=[route]))  # type: ignore[arg-type]
    return httpx.AsyncClient(transport=transport, base_url="http://guang.test")


async def test_unknown_paths_get_the_page_of_their_app(built: httpx.AsyncClient) -> None:
    for path, app in (("/", "street"), ("/orders/ord_1", "street"), ("/desk", "desk"), ("/desk/products", "desk")):
        answer = await built.get(path)
        assert answer.text == f"<title>{app}</title>", path
        assert answer.headers["cache-control"] == "no-cache"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


async def test_hashed_files_are_kept_for_ever(built: httpx.AsyncClient) -> None:
    answer = await built.get("/desk/assets/main-1.js")
    assert answer.text == "console.log('desk')"
    assert "immutable" in answer.headers["cache-control"]


async def test_a_packed_file_goes_to_whoever_takes_it(built: httpx.AsyncClient) -> None:
    packed = await built.get("/assets/main-1.js", headers={"Accept-Encoding": "gzip, br"})
    plain = await built.get("/assets/main-1.js", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text == "console.log('street')"
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert packed.headers["content-type"] == plain.headers["content-type"]


async def test_nothing_beside_the_apps_can_be_had(built: httpx.AsyncClient) -> None:
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/desk/..%2f..%2fsecret.txt"):
        assert "not for anybody" not in (await built.get(path)).text


async def test_a_page_may_load_from_elsewhere_only_where_there_are_keys() -> None:
    assert "stripe" not in policy(has_stripe=False)
    told = dict(part.split(" ", 1) for part in policy(has_stripe=True).split("; "))
    assert told["script-src"] == "'self' https://js.stripe.com"
    assert told["connect-src"].split() == ["https://api.stripe.com", "'self'", "ws:", "wss:"]
    assert told["default-src"] == "'self'"
