from dataclasses import replace

import pytest
from tests.conftest import new_client
from tests.trade.market import NOW, open_shop, person, yuan
from tests.trade.street import staff, stall

from guang.doors import web
from guang.kernel.db import Database, Session
from guang.kernel.ids import StoreId, new_id
from guang.trade import shipping, stores
from guang.trade.shipping import errors, service
from guang.trade.shipping.types import Destination, Template, Zone

HERE = Zone(("CN",), 2, yuan(6), 1, yuan(1.5), yuan(99))
FAR = Zone(("CN/新疆", "CN/西藏"), 1, yuan(20), 1, yuan(10), None)


async def test_a_store_without_terms_delivers_everywhere_for_its_flat_fee(session: Session) -> None:
    shop = await open_shop(session, fee=yuan(5), free_over=yuan(30))

    found = await shipping.template(session, shop.id)

    assert (found.is_own, found.ship_within_h, found.deliver_within_d) == (False, 48, 7)
    for to in (None, Destination("CN", "浙江"), Destination("DE")):
        assert shipping.fee(found, to, 99, yuan(29.99)) == yuan(5)
        assert shipping.fee(found, to, 99, yuan(30)) == yuan(0)


async def test_terms_are_kept_and_dropped(session: Session) -> None:
    shop = await open_shop(session)
    wanted = Template(shop.id, (HERE, FAR), 24, 3)

    await service.set_template(session, wanted, NOW)
    await service.set_template(session, replace(wanted, ship_within_h=12), NOW)
    assert await shipping.template(session, shop.id) == replace(wanted, ship_within_h=12)
    await service.drop_template(session, shop.id)

    assert not (await shipping.template(session, shop.id)).is_own


async def test_terms_that_cannot_be_change_nothing(session: Session) -> None:
    shop = await open_shop(session)

    with pytest.raises(errors.BadTemplate):
        await service.set_template(session, Template(shop.id, (), 24, 3), NOW)
    with pytest.raises(stores.StoreMissing):
        await service.set_template(session, Template(new_id(StoreId), (HERE,), 24, 3), NOW)

    assert not (await shipping.template(session, shop.id)).is_own


async def test_terms_over_http(database: Database, app: web.Edge) -> None:
    shop, _ = await stall(database)
    async with database.transaction() as session:
        stranger = await person(session)
    desk, other = await staff(database, app, shop.owner), await staff(database, app, stranger)
    at = f"/api/stores/{shop.id.text}/shipping"
    form = {
        "zones": [
            {
                "places": ["CN"],
                "first_fee": {"minor": 600, "currency": "CNY"},
                "further_fee": {"minor": 150, "currency": "CNY"},
                "free_over": {"minor": 9900, "currency": "CNY"},
            }
        ],
        "ship_within_h": 24,
    }

    assert (await other.put(at, json=form)).status_code == 404
    assert (await desk.put(at, json={**form, "ship_within_h": 0})).json()["code"] == "shipping.invalid_template"
    assert (await new_client(app).get(at)).json()["own"] is False
    saved = await desk.put(at, json=form)
    shown = (await new_client(app).get(at)).json()
    kept = (await new_client(app).get(f"{at}/kept")).json()

    assert (saved.status_code, shown) == (200, saved.json())
    assert (shown["own"], shown["ship_within_h"], shown["zones"][0]["places"]) == (True, 24, ["CN"])
    assert (kept["handed"], kept["handed_share"]) == (0, None)
    assert (await desk.delete(at)).status_code == 204
