import asyncio
from datetime import timedelta

import pytest
from tests.conftest import new_client
from tests.trade import market
from tests.trade.market import NOW, Goods, goods, open_shop
from tests.trade.street import logged_in, staff, stall

from guang.doors import web
from guang.kernel import clock
from guang.kernel.db import Database, Session
from guang.kernel.money import Money
from guang.trade import catalog, checkout, guarantees
from guang.trade.guarantees import Change, Good, rules, service
from guang.trade.guarantees import GuaranteeChoice as Choice
from guang.trade.guarantees import GuaranteeKind as Kind
from guang.trade.guarantees.errors import BadChoice, NotYours, TooManyExceptions

MINUTE = timedelta(minutes=1)
HOME = ("CNY", None)
FREE_RETURNS = {Kind.RETURN_FREIGHT: Choice(True)}


def good(goods_: Goods) -> Good:
    return Good(goods_.product, goods_.store, market.TEA, "CNY")


async def kinds(session: Session, goods_: Goods, now: object = NOW) -> list[Kind]:
    return [one.kind for one in (await guarantees.promised(session, [good(goods_)], now))[goods_.product]]  # type: ignore[arg-type]


async def test_a_choice_counts_a_minute_later_and_a_line_keeps_what_was_promised(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop)
    before = await kinds(session, tea)

    await guarantees.choose(session, Change(shop.id, None, FREE_RETURNS, shop.owner), HOME, NOW)

    assert before == await kinds(session, tea, NOW + MINUTE / 2) == [Kind.NO_REASON_RETURN, Kind.FAST_REFUND]
    assert await kinds(session, tea, NOW + MINUTE) == [
        Kind.NO_REASON_RETURN,
        Kind.RETURN_FREIGHT,
        Kind.FAST_REFUND,
    ]
    wanted = [checkout.Wanted(tea.sku, 1)]
    offer = await checkout.quote(session, wanted, checkout.Who(market.ViewerId(1)), NOW + MINUTE)
    frozen = offer.orders[0].lines[0].guarantees
    assert guarantees.find(frozen, Kind.RETURN_FREIGHT) == guarantees.Guarantee(
        kind=Kind.RETURN_FREIGHT, payer=guarantees.thawed(frozen)[1].payer, amount=Money(1000, "CNY")
    )


async def test_a_second_thought_within_the_minute_takes_the_place_of_the_first(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop)
    await guarantees.choose(session, Change(shop.id, None, FREE_RETURNS, shop.owner), HOME, NOW)

    after = await guarantees.choose(session, Change(shop.id, None, {}, shop.owner), HOME, NOW + MINUTE / 2)

    assert after[None].now is None
    assert after[None].later is not None
    assert after[None].later.choices == {}
    assert Kind.RETURN_FREIGHT not in await kinds(session, tea, NOW + MINUTE)


async def test_one_product_can_be_otherwise(session: Session) -> None:
    shop = await open_shop(session)
    tea, cup = await goods(session, shop), await goods(session, shop)
    await guarantees.choose(session, Change(shop.id, None, FREE_RETURNS, shop.owner), HOME, NOW)
    own = Change(shop.id, cup.product, {}, shop.owner, is_made_to_order=True)
    await guarantees.choose(session, own, ("CNY", market.TEA), NOW)

    assert Kind.RETURN_FREIGHT in await kinds(session, tea, NOW + MINUTE)
    assert await kinds(session, cup, NOW + MINUTE) == []
    assert await guarantees.withheld(session, good(tea), Kind.NO_REASON_RETURN, NOW + MINUTE) is None
    why = await guarantees.withheld(session, good(cup), Kind.NO_REASON_RETURN, NOW + MINUTE)
    assert why == "cn_25_made_to_order"


@pytest.mark.parametrize(
    ("choices", "refusal"),
    [
        ({Kind.NO_REASON_RETURN: Choice(False)}, NotYours),
        ({Kind.FAST_REFUND: Choice(False)}, NotYours),
        ({Kind.NO_REASON_RETURN: Choice(True, 5)}, BadChoice),
        ({Kind.PRICE_PROTECTION: Choice(True, 31)}, BadChoice),
        ({Kind.PRICE_PROTECTION: Choice(False, 10)}, BadChoice),
        ({Kind.RETURN_FREIGHT: Choice(True, 3)}, BadChoice),
        ({Kind.SHIP_WITHIN: Choice(True)}, BadChoice),
    ],
)
async def test_what_is_not_the_stores_to_choose_is_refused_and_changes_nothing(
    session: Session, choices: dict[Kind, Choice], refusal: type[Exception]
) -> None:
    shop = await open_shop(session)

    with pytest.raises(refusal):
        await guarantees.choose(session, Change(shop.id, None, choices, shop.owner), HOME, NOW)

    assert await service.settings(session, shop.id, NOW) == {}


async def test_exceptions_are_few(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_EXCEPTIONS", 1)
    shop = await open_shop(session)
    first, second = await goods(session, shop), await goods(session, shop)
    home = ("CNY", market.TEA)
    await guarantees.choose(session, Change(shop.id, first.product, {}, shop.owner), home, NOW)
    await guarantees.choose(session, Change(shop.id, None, {}, shop.owner), HOME, NOW)

    with pytest.raises(TooManyExceptions):
        await guarantees.choose(session, Change(shop.id, second.product, {}, shop.owner), home, NOW)

    await guarantees.choose(session, Change(shop.id, first.product, FREE_RETURNS, shop.owner), home, NOW)
    assert set(await service.settings(session, shop.id, NOW)) == {None, first.product}


async def test_of_two_clerks_at_once_one_is_the_last(database: Database) -> None:
    shop, _ = await stall(database)
    now = clock.now()

    async def choose(days: int) -> None:
        async with database.transaction() as session:
            change = Change(shop.id, None, {Kind.PRICE_PROTECTION: Choice(True, days)}, shop.owner)
            await guarantees.choose(session, change, HOME, now)

    await asyncio.gather(*(choose(days) for days in range(7, 13)))

    async with database.transaction() as session:
        found = (await service.settings(session, shop.id, now))[None]
    assert found.now is None
    assert found.later is not None
    assert found.later.since == now + MINUTE


async def test_staff_see_and_choose_and_others_see_no_store(database: Database, app: web.Edge) -> None:
    shop, tea = await stall(database)
    clerk = await staff(database, app, shop.owner)
    path = f"/api/stores/{shop.id.text}/guarantees"
    stranger = (await logged_in(database, app)).client

    said = (await clerk.get(path)).json()
    terms = {one["kind"]: one for one in said["items"]}
    assert (terms["no_reason_return"]["stance"], terms["no_reason_return"]["basis"]) == ("compelled", "cn_25")
    assert terms["no_reason_return"]["special"][1]["categories"] == ["Fresh food", "Bakery", "Flowers", "Plants"]
    assert terms["return_freight"]["premium"] == {"minor": 60, "currency": "CNY"}
    chosen = {"choices": {"price_protection": {"on": True, "days": 15}}}
    after = (await clerk.put(path, json=chosen)).json()
    assert after["counts_from"] is not None
    assert {one["kind"]: one["choice"] for one in after["items"]}["price_protection"] == {"on": True, "days": 15}
    refused = await clerk.put(path, json={"choices": {"no_reason_return": {"on": False}}})
    assert (refused.status_code, refused.json()["code"]) == (409, "guarantees.not_yours_to_choose")
    product = f"/api/desk/products/{tea.product.text}/guarantees"
    made = await clerk.put(product, json={"choices": {}, "made_to_order": True})
    assert (made.status_code, made.json()["made_to_order"]) == (200, True)
    assert {one["kind"]: one["stance"] for one in made.json()["items"]}["no_reason_return"] == "barred"
    for route in (path, product):
        assert (await stranger.get(route)).status_code == 404
        assert (await stranger.put(route, json={"choices": {}})).status_code == 404
        assert (await new_client(app).get(route)).status_code == 401


async def test_a_product_of_another_store_is_not_there(database: Database, app: web.Edge) -> None:
    _, tea = await stall(database)
    other, _ = await stall(database)
    clerk = await staff(database, app, other.owner)

    answer = await clerk.put(f"/api/desk/products/{tea.product.text}/guarantees", json={"choices": {}})

    assert (answer.status_code, answer.json()["code"]) == (404, catalog.ProductMissing.code)
