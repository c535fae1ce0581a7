import pytest
from tests.conftest import new_client
from tests.trade.market import NOW, open_shop, person, terms, yuan
from tests.trade.street import staff, stall

from guang.doors import web
from guang.kernel.db import Database, Session
from guang.kernel.ids import StoreId, new_id
from guang.trade import shipping, stores
from guang.trade.shipping import errors
from guang.trade.shipping.types import ChargedBy, Destination, ShippingOption, Speed, Template, Zone

HERE = Zone(("CN",), 2, yuan(6), 1, yuan(1.5), yuan(99))
FAR = Zone(("CN/新疆", "CN/西藏"), 1, yuan(20), 1, yuan(10), None)


async def test_a_store_without_terms_delivers_everywhere_for_its_flat_fee(session: Session) -> None:
    shop = await open_shop(session, fee=yuan(5), free_over=yuan(30))

    found = await shipping.terms.template(session, shop.id)

    assert (found.is_own, found.usual.ship_within_h, found.usual.deliver_within_d) == (False, 48, 7)
    for to in (None, Destination("CN", "浙江"), Destination("DE")):
        for goods, fee in ((29.99, 5), (30, 0)):
            (only,) = shipping.offer(found, to, shipping.Load(99, 10**6, yuan(goods))).options
            assert (only.speed, only.fee) == (Speed.STANDARD, yuan(fee))


async def test_terms_are_kept_and_dropped(session: Session) -> None:
    shop = await open_shop(session)
    slow = ShippingOption(Speed.STANDARD, (HERE, FAR), 24, 3)
    fast = ShippingOption(Speed.EXPRESS, (HERE,), 12, 1, ChargedBy.WEIGHT)

    await shipping.terms.set_template(session, Template(shop.id, (slow,)), NOW)
    await shipping.terms.set_template(session, Template(shop.id, (fast, slow)), NOW)
    assert await shipping.terms.template(session, shop.id) == Template(shop.id, (fast, slow))
    await shipping.terms.drop_template(session, shop.id)

    assert not (await shipping.terms.template(session, shop.id)).is_own


async def test_terms_that_cannot_be_change_nothing(session: Session) -> None:
    shop = await open_shop(session)

    with pytest.raises(errors.BadTemplate):
        await shipping.terms.set_template(session, Template(shop.id, ()), NOW)
    with pytest.raises(stores.StoreMissing):
        await shipping.terms.set_template(session, terms(new_id(StoreId), HERE), NOW)

    assert not (await shipping.terms.template(session, shop.id)).is_own


async def test_terms_over_http(database: Database, app: web.Edge) -> None:
    shop, _ = await stall(database)
    async with database.transaction() as session:
        stranger = await person(session)
    desk, other = await staff(database, app, shop.owner), await staff(database, app, stranger)
    at = f"/api/stores/{shop.id.text}/shipping"
    zone = {
        "places": ["CN"],
        "first": 1000,
        "first_fee": {"minor": 600, "currency": "CNY"},
        "further": 500,
        "further_fee": {"minor": 150, "currency": "CNY"},
        "free_over": {"minor": 9900, "currency": "CNY"},
    }
    standard = {"zones": [zone], "ship_within_h": 24, "charged_by": "weight"}
    form = {"options": [standard, {"speed": "express", "zones": [zone], "ship_within_h": 4, "deliver_within_d": 1}]}
    bad = {"options": [{**standard, "ship_within_h": 0}]}

    assert (await other.put(at, json=form)).status_code == 404
    assert (await desk.put(at, json=bad)).json()["code"] == "shipping.invalid_template"
    assert (await new_client(app).get(at)).json()["own"] is False
    saved = await desk.put(at, json=form)
    shown = (await new_client(app).get(at)).json()
    kept = (await new_client(app).get(f"{at}/kept")).json()

    assert (saved.status_code, shown) == (200, saved.json())
    assert (shown["own"], [one["speed"] for one in shown["options"]]) == (True, ["standard", "express"])
    assert (shown["options"][0]["charged_by"], shown["options"][0]["zones"]) == ("weight", [zone])
    assert (kept["handed"], kept["handed_share"]) == (0, None)
    assert (await desk.delete(at)).status_code == 204
