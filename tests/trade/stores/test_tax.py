"""A store says how it is taxed; the rulebook is there for everybody."""

import pytest
from tests.conftest import new_client
from tests.trade.market import open_shop, person
from tests.trade.street import staff

from guang.doors import web
from guang.kernel.db import Database, Session
from guang.trade import stores, taxes
from guang.trade.stores import service

CHINA = taxes.Profile(
    "CN", taxes.Taxpayer.SMALL, "91990000MA00000008", "Example Tea Co.", "1 Mill Lane", codes={"dairy-eggs": "reduced"}
)


async def test_a_store_keeps_what_it_says_about_its_taxes(session: Session) -> None:
    shop = await open_shop(session)
    assert (await stores.store(session, shop.id)).tax is None

    kept = await service.set_tax(session, shop.id, CHINA)

    assert kept.tax == CHINA
    assert (await stores.store(session, shop.id)).tax == CHINA


async def test_a_profile_that_does_not_fit_changes_nothing(session: Session) -> None:
    shop = await open_shop(session)
    await service.set_tax(session, shop.id, CHINA)

    with pytest.raises(taxes.BadProfile):
        await service.set_tax(session, shop.id, taxes.Profile("CN", number="91990000MA00000009", name="x"))

    assert (await stores.store(session, shop.id)).tax == CHINA


async def test_settings_are_set_over_http_and_survive_other_changes(database: Database, app: web.Edge) -> None:
    async with database.transaction() as session:
        shop, stranger = await open_shop(session), await person(session)
    owner, other = await staff(database, app, shop.owner), await staff(database, app, stranger)
    path = f"/api/stores/{shop.id.text}/tax-profile"
    said = {"country": "DE", "name": "Tee GmbH", "number": "DE 136 695 976", "oss": True}

    assert (await owner.get(path)).json() == {"profile": None, "handled": False}
    assert (await other.put(path, json=said)).status_code == 404
    kept = (await owner.put(path, json=said)).json()
    assert kept["handled"] is True
    assert kept["profile"]["number"] == "DE136695976"
    await owner.patch(f"/api/stores/{shop.id.text}", json={"intro": {"en": "New words"}})
    assert (await owner.get(path)).json() == kept
    refused = await owner.put(path, json=said | {"number": "DE136695975"})
    assert (refused.status_code, refused.json()["code"]) == (422, "taxes.bad_profile")
    assert (await owner.put(path, json={"country": "US", "name": "Tea Inc."})).json()["handled"] is False


async def test_anybody_may_read_the_rulebook(app: web.Edge) -> None:
    async with new_client(app) as guest:
        told = (await guest.get("/api/tax-rules")).json()

    assert told["version"] == taxes.in_force().version
    by_country = {one["country"]: one for one in told["items"]}
    assert (by_country["CN"]["handled"], by_country["CN"]["small"], by_country["CN"]["tax"]) == (True, True, "vat")
    assert (by_country["US"]["handled"], by_country["US"]["tax"]) == (False, None)
    assert by_country["US"]["note"].startswith("Sales tax is added at the till")
