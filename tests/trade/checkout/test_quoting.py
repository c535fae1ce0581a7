from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text as sql
from tests.conftest import new_client
from tests.trade.market import NOW, Goods, Shop, buyer, goods, open_shop, person, terms, yuan
from tests.trade.street import logged_in, stall

from guang.doors import web
from guang.journal.facts.people import ViewersMerged
from guang.kernel.db import Database, Session
from guang.kernel.ids import SkuId, ViewerId, new_id
from guang.kernel.money import MixedCurrencies, Money
from guang.kernel.tokens import Attribution
from guang.trade import checkout, shipping, stores
from guang.trade.checkout import errors, reactions, rules
from guang.trade.checkout.types import StoreQuote
from guang.trade.shipping.types import ChargedBy, Offer, ShippingOption, Speed, Zone

GUEST = checkout.Who(ViewerId(1))


async def shelf(session: Session, price: float = 20, **terms: Money) -> tuple[Shop, Goods]:
    shop = await open_shop(session, **terms)
    return shop, await goods(session, shop, price=yuan(price))


async def test_a_quote_says_store_by_store_what_it_costs_and_what_is_promised(session: Session) -> None:
    first, tea = await shelf(session, 20)
    second, pot = await shelf(session, 30, fee=yuan(5), free_over=yuan(60))
    wanted = [checkout.Wanted(tea.sku, 1), checkout.Wanted(pot.sku, 2)]

    offer = await checkout.quote(session, wanted, GUEST, NOW)

    assert [(part.store, part.goods, part.shipping, part.total) for part in offer.orders] == [
        (first.id, yuan(20), yuan(8), yuan(28)),
        (second.id, yuan(60), yuan(0), yuan(60)),
    ]
    assert offer.total == yuan(88)
    line = offer.orders[0].lines[0]
    assert (line.list_price, line.unit_price, line.pays, line.subsidy) == (yuan(20), yuan(20), yuan(20), yuan(0))
    assert line.guarantees == (
        {"kind": "no_reason_return", "basis": "cn_25", "payer": "buyer", "days": 7},
        {
            "kind": "fast_refund",
            "basis": "platform",
            "payer": "store",
            "amount": {"minor": 30_000, "currency": "CNY"},
        },
        {"kind": "ship_within", "basis": "store", "payer": "store", "hours": 48},
        {"kind": "deliver_within", "basis": "store", "payer": "store", "days": 7},
    )


async def test_delivery_costs_what_the_stores_terms_say_for_the_address(session: Session) -> None:
    shop, tea = await shelf(session)
    zones = (
        Zone(("CN",), 1, yuan(6), 1, yuan(1), None),
        Zone(("CN/新疆",), 1, yuan(20), 1, yuan(10), None),
    )
    await shipping.terms.set_template(session, terms(shop.id, *zones), NOW)
    wanted = [checkout.Wanted(tea.sku, 3)]

    async def fee(to: shipping.Destination | None) -> Money:
        return (await checkout.quote(session, wanted, replace(GUEST, to=to), NOW)).orders[0].shipping

    assert await fee(None) == yuan(8)
    assert await fee(shipping.Destination("CN", "浙江省")) == yuan(8)
    assert await fee(shipping.Destination("CN", "新疆维吾尔自治区")) == yuan(40)
    with pytest.raises(shipping.NotDelivered) as refusal:
        await fee(shipping.Destination("US", "CA"))
    assert refusal.value.facts["skus"] == [tea.sku.text]
    (title,) = refusal.value.facts["titles"]
    assert title["zh-CN"].startswith("白茶")


async def test_the_cheapest_delivery_is_chosen_unless_the_buyer_chooses_another(session: Session) -> None:
    shop, tea = await shelf(session)
    here = Zone(("CN",), 1, yuan(6), 1, yuan(0), None)
    ways = (
        ShippingOption(Speed.EXPRESS, (replace(here, first_fee=yuan(18)),), 12, 1),
        ShippingOption(Speed.STANDARD, (here, replace(here, places=("US",), first_fee=yuan(90))), 48, 5),
    )
    await shipping.terms.set_template(session, shipping.Template(shop.id, ways), NOW)
    wanted = [checkout.Wanted(tea.sku, 1)]
    home = replace(GUEST, to=shipping.Destination("CN", "浙江省"))

    usual = (await checkout.quote(session, wanted, home, NOW)).orders[0]
    fast = (await checkout.quote(session, wanted, replace(home, speeds={shop.id: Speed.EXPRESS}), NOW)).orders[0]

    assert (usual.delivery.chosen.speed, usual.shipping, usual.total) == (Speed.STANDARD, yuan(6), yuan(26))
    assert [(one.speed, one.fee) for one in usual.delivery.options] == [
        (Speed.EXPRESS, yuan(18)),
        (Speed.STANDARD, yuan(6)),
    ]
    assert (fast.shipping, fast.total) == (yuan(18), yuan(38))
    promised = [(one["kind"], one.get("hours") or one.get("days")) for one in fast.lines[0].guarantees]
    assert promised[-2:] == [("ship_within", 12), ("deliver_within", 1)]
    abroad = replace(home, to=shipping.Destination("US", "CA"), speeds={shop.id: Speed.EXPRESS})
    with pytest.raises(shipping.NotDelivered) as refusal:
        await checkout.quote(session, wanted, abroad, NOW)
    assert (refusal.value.code, refusal.value.facts["offered"]) == ("shipping.not_offered", ["standard"])
    assert refusal.value.facts["skus"] == [tea.sku.text]


async def test_delivery_can_go_by_weight_and_what_nobody_has_weighed_weighs_what_is_usual(session: Session) -> None:
    shop, tea = await shelf(session)
    by_weight = Zone(("*",), 1000, yuan(10), 500, yuan(3), None)
    heavy = await goods(session, shop, price=yuan(20))
    await session.execute(sql("UPDATE trade.skus SET weight_g = 700 WHERE id = :sku"), {"sku": heavy.sku})
    option = ShippingOption(Speed.STANDARD, (by_weight,), 24, 3, ChargedBy.WEIGHT)
    await shipping.terms.set_template(session, shipping.Template(shop.id, (option,)), NOW)

    async def fee(*lines: tuple[SkuId, int]) -> Money:
        wanted = [checkout.Wanted(*line) for line in lines]
        return (await checkout.quote(session, wanted, GUEST, NOW)).orders[0].shipping

    assert await fee((tea.sku, 2)) == yuan(10)
    assert await fee((heavy.sku, 2)) == yuan(13)
    assert await fee((heavy.sku, 2), (tea.sku, 1)) == yuan(16)


@pytest.mark.parametrize("units", [0, -1, 1_000])
async def test_units_out_of_range_are_no_wish(session: Session, units: int) -> None:
    _, tea = await shelf(session)

    with pytest.raises(errors.BadWish):
        await checkout.quote(session, [checkout.Wanted(tea.sku, units)], GUEST, NOW)


async def test_what_makes_no_purchase_is_refused(session: Session) -> None:
    shop, tea = await shelf(session)
    hidden = await goods(session, shop, listed=False)
    once = checkout.Wanted(tea.sku, 1)

    with pytest.raises(errors.BadWish):
        await checkout.quote(session, [], GUEST, NOW)
    with pytest.raises(errors.BadWish):
        await checkout.quote(session, [once, once], GUEST, NOW)
    with pytest.raises(errors.NotForSale) as refusal:
        await checkout.quote(session, [once, checkout.Wanted(hidden.sku, 1)], GUEST, NOW)
    assert refusal.value.facts == {"skus": [hidden.sku.text]}
    await stores.service.restrict(session, shop.id, on=True)  # type: ignore[attr-defined]
    with pytest.raises(errors.NotForSale):
        await checkout.quote(session, [once], GUEST, NOW)


async def test_two_currencies_make_no_total(session: Session) -> None:
    _, tea = await shelf(session)
    shop = await open_shop(session, fee=Money(500, "USD"))
    pot = await goods(session, shop, price=Money(900, "USD"))

    with pytest.raises(MixedCurrencies):
        await checkout.quote(session, [checkout.Wanted(tea.sku, 1), checkout.Wanted(pot.sku, 1)], GUEST, NOW)


async def test_only_the_clicks_of_the_buyer_count(session: Session) -> None:
    _, tea = await shelf(session)
    who, other, guest = await buyer(session), await buyer(session), new_id(ViewerId)
    promoter = await person(session)
    await reactions.merge_carts(session, ViewersMerged(source=guest, into=who.viewer))

    async def share(viewer: ViewerId) -> int:
        click = Attribution(tea.product, viewer, promoter=promoter, commission_bps=300)
        wanted = [checkout.Wanted(tea.sku, 1, click)]
        offer = await checkout.quote(session, wanted, checkout.Who(who.viewer, who.account), NOW)
        return offer.orders[0].lines[0].commission_bps

    assert await share(who.viewer) == 300
    assert await share(guest) == 300
    assert await share(other.viewer) == 0
    assert await share(new_id(ViewerId)) == 0


def delivered_for(fee: int) -> shipping.Offered:
    only = Offer(shipping.Speed.STANDARD, Money(fee, "CNY"), 48, 7)
    return shipping.Offered(only, (only,))


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 10**4)), min_size=1, max_size=6))
def test_the_total_is_the_sum_of_its_parts(parts: list[tuple[int, int]]) -> None:
    quotes = [
        StoreQuote(stores_id, {}, (), Money(goods_, "CNY"), delivered_for(fee))
        for stores_id, (goods_, fee) in enumerate(parts)  # type: ignore[misc]
    ]

    assert rules.total(quotes) == Money(sum(goods_ + fee for goods_, fee in parts), "CNY")


async def test_a_quote_over_http_knows_the_callers_address(database: Database, app: web.Edge) -> None:
    _, tea = await stall(database)
    shopper, stranger = await logged_in(database, app), await logged_in(database, app)
    body = {"lines": [{"sku": tea.sku.text, "units": 2}]}

    plain = await new_client(app).post("/api/quotes?lang=zh-CN", json=body)
    known = await shopper.client.post("/api/quotes", json={**body, "address": shopper.who.address.text, "coupons": []})
    foreign = await stranger.client.post("/api/quotes", json={**body, "address": shopper.who.address.text})
    nobody = await new_client(app).post("/api/quotes", json={**body, "address": shopper.who.address.text})

    assert plain.status_code == known.status_code == 200, plain.text
    assert plain.json()["total"] == known.json()["total"] == {"minor": 4780, "currency": "CNY"}
    assert (plain.json()["saved"], plain.json()["coupons"]) == ({"minor": 0, "currency": "CNY"}, [])
    assert (foreign.status_code, nobody.status_code) == (404, 401)
