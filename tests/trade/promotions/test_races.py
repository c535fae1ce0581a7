"""What happens when everybody wants the same price, coupon or budget at once, with real sessions."""

import asyncio
from collections import Counter
from datetime import timedelta

from sqlalchemy import text as sql
from tests.trade import market
from tests.trade.market import yuan
from tests.trade.promotions import deals

from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.errors import Refusal
from guang.kernel.ids import AccountId, OrderId, PromotionId, SkuId, ViewerId, new_id
from guang.trade import promotions
from guang.trade.pricing import DiscountKind
from guang.trade.promotions import ItemDraft
from guang.trade.promotions.verbs import claiming

TAKERS = 1_000
AT_ONCE = 32


async def test_a_thousand_takers_get_exactly_the_hundred_there_are(database: Database) -> None:
    now = clock.now()
    async with database.transaction() as session:
        shop = await market.open_shop(session)
        tea = await market.goods(session, shop, units=1)
        wanted = deals.draft(DiscountKind.FLASH, ItemDraft(tea.sku, yuan(9.9), stock=100, per_buyer=1), at=now)
        planned = await deals.plan(session, shop, wanted, at=now)
        lines = await deals.items(session, (tea.sku, 1))
    room = asyncio.Semaphore(AT_ONCE)
    people = [new_id(AccountId) for _ in range(TAKERS)]

    async def want(who: AccountId) -> str:
        async with room:
            try:
                async with database.transaction() as session:
                    priced = await promotions.price(session, lines, buyer=who, coupons=None, now=now)
                    order = {tea.sku: new_id(OrderId)}
                    await promotions.take(session, priced, buyer=who, orders=order, now=now)
                    return "flash" if priced.lines[0].parts else "list"
            except promotions.PromotionGone as gone:
                return str(gone.facts["lines"][0]["why"])

    got = Counter(await asyncio.gather(*(want(who) for who in people)))
    greedy = Counter(await asyncio.gather(*(want(people[0]) for _ in range(8))))

    assert got["flash"] == 100
    assert sum(got.values()) == TAKERS
    assert greedy == {"list": 8}
    assert await used(database, planned.id, tea.sku) == 100
    assert await taken(database, planned.id) == (100, 1)


async def test_one_buyer_at_twenty_tills_has_one_share(database: Database) -> None:
    now = clock.now()
    async with database.transaction() as session:
        shop = await market.open_shop(session)
        tea = await market.goods(session, shop, units=1)
        wanted = deals.draft(DiscountKind.FLASH, ItemDraft(tea.sku, yuan(9.9), stock=100, per_buyer=3), at=now)
        planned = await deals.plan(session, shop, wanted, at=now)
        lines = await deals.items(session, (tea.sku, 1))
    who = new_id(AccountId)
    async with database.transaction() as session:
        priced = await promotions.price(session, lines, buyer=who, coupons=None, now=now)

    async def want() -> str:
        try:
            async with database.transaction() as session:
                await promotions.take(session, priced, buyer=who, orders={tea.sku: new_id(OrderId)}, now=now)
        except promotions.PromotionGone as gone:
            return str(gone.facts["lines"][0]["why"])
        return "taken"

    assert Counter(await asyncio.gather(*(want() for _ in range(20)))) == {"taken": 3, "your_limit": 17}
    assert await used(database, planned.id, tea.sku) == 3


async def test_a_budget_is_never_overspent_however_many_spend_and_return_it(database: Database) -> None:
    now = clock.now()
    async with database.transaction() as session:
        shop = await market.open_shop(session)
        stock = [await market.goods(session, shop, units=1, price=yuan(10)) for _ in range(3)]
        offers = (ItemDraft(one.sku, off=yuan(number + 1)) for number, one in enumerate(stock))
        wanted = deals.draft(DiscountKind.SUBSIDY, *offers, at=now, total=5_000)
        planned = await deals.plan(session, None, wanted, at=now)
        lines = [await deals.items(session, *((one.sku, 1) for one in (*stock[n:], *stock[:n]))) for n in range(3)]
    room = asyncio.Semaphore(AT_ONCE)

    async def want(number: int) -> int:
        async with room:
            who, order = new_id(AccountId), new_id(OrderId)
            mine = lines[number % 3]
            try:
                async with database.transaction() as session:
                    priced = await promotions.price(session, mine, buyer=who, coupons=None, now=now)
                    await promotions.take(
                        session, priced, buyer=who, orders=dict.fromkeys((i.sku for i in mine), order), now=now
                    )
            except promotions.PromotionGone:
                return 0
            if number % 4 == 0:
                async with database.transaction() as session:
                    await promotions.give_back(session, order, None, now)
                return 0
            return sum(line.subsidy.minor for line in priced.lines)

    spent = sum(await asyncio.gather(*(want(number) for number in range(200))))

    assert spent == await used(database, planned.id, SkuId(0)) <= 5_000
    assert spent > 4_000


async def test_coupons_are_claimed_as_often_as_there_are_some_and_once_by_each(database: Database) -> None:
    now = clock.now()
    async with database.transaction() as session:
        shop = await market.open_shop(session)
        wanted = deals.coupon(DiscountKind.STORE_COUPON, yuan(10), yuan(1), total=40, per_buyer=2, at=now)
        planned = await deals.plan(session, shop, wanted, at=now)
    people = [new_id(AccountId) for _ in range(50)]

    async def want(who: AccountId, key: str | None = None) -> str:
        try:
            async with database.transaction() as session:
                claim = claiming.Claim(who, ViewerId(int(who)), planned.id, key=key)
                return (await claiming.claim(session, claim, now)).id.text
        except Refusal as refused:
            return str(refused.facts["which"])

    same = await asyncio.gather(*(want(people[0], "the-same-key") for _ in range(10)))
    got = Counter(answer[:3] for answer in await asyncio.gather(*(want(who) for who in people for _ in range(3))))

    assert len(set(same)) == 1
    assert got["cpn"] == 39
    assert await used(database, planned.id, SkuId(0)) == 40
    async with database.transaction() as session:
        most = await session.scalar(
            sql(
                "SELECT max(held) FROM "
                "(SELECT count(*) AS held FROM trade.coupons WHERE promotion = :id GROUP BY owner) AS mine"
            ),
            {"id": int(planned.id)},
        )
    assert most == 2


async def test_two_orders_that_shared_a_coupon_return_it_when_given_back_at_once(database: Database) -> None:
    now = clock.now()
    for _ in range(5):
        async with database.transaction() as session:
            shops = [await market.open_shop(session) for _ in range(2)]
            stock = [await market.goods(session, shop) for shop in shops]
            who = await market.buyer(session)
            planned = await deals.plan(
                session, None, deals.coupon(DiscountKind.PLATFORM_COUPON, yuan(10), yuan(2), at=now), at=now
            )
            coupon = await deals.claim(session, who, planned, at=now)
            _, orders = await deals.buy(session, who, *((one.sku, 1) for one in stock), at=now)

        async def give(order: OrderId) -> None:
            async with database.transaction() as session:
                await promotions.give_back(session, order, None, now + timedelta(minutes=1))

        await asyncio.gather(*(give(order) for order in orders.values()))
        async with database.transaction() as session:
            state = await session.scalar(sql("SELECT state FROM trade.coupons WHERE id = :id"), {"id": int(coupon.id)})
        assert state == "claimed"


async def used(database: Database, promotion: PromotionId, sku: SkuId) -> int:
    async with database.transaction() as session:
        found = await session.scalar(
            sql("SELECT used FROM trade.promotion_counters WHERE promotion = :p AND sku = :s AND buyer = 0"),
            {"p": int(promotion), "s": int(sku)},
        )
    return int(found or 0)


async def taken(database: Database, promotion: PromotionId) -> tuple[int, int]:
    async with database.transaction() as session:
        row = (
            await session.execute(
                sql(
                    "SELECT sum(units), max(mine) FROM (SELECT buyer, sum(units) AS units, count(*) AS mine "
                    "FROM trade.promotion_takes WHERE promotion = :p GROUP BY buyer) t"
                ),
                {"p": int(promotion)},
            )
        ).one()
    return int(row[0] or 0), int(row[1] or 0)


async def test_orders_given_up_together_and_apart_do_not_wait_for_each_other_for_ever(database: Database) -> None:
    now = clock.now()
    async with database.transaction() as session:
        shop = await market.open_shop(session)
        stock = [await market.goods(session, shop, units=1) for _ in range(4)]
        offers = (ItemDraft(one.sku, yuan(9.9), stock=1_000, per_buyer=900) for one in stock)
        planned = await deals.plan(session, shop, deals.draft(DiscountKind.FLASH, *offers, at=now), at=now)
    who = new_id(AccountId)

    async def buy(turn: int) -> list[OrderId]:
        made = []
        for one in (*stock[turn:], *stock[:turn]):
            async with database.transaction() as session:
                lines, order = await deals.items(session, (one.sku, 1)), new_id(OrderId)
                priced = await promotions.price(session, lines, buyer=who, coupons=None, now=now)
                await promotions.take(session, priced, buyer=who, orders={one.sku: order}, now=now)
                made.append(order)
        return made

    async def give(orders: list[OrderId]) -> None:
        async with database.transaction() as session:
            await promotions.give_back(session, orders, None, now)

    bought = await asyncio.gather(*(buy(number % 4) for number in range(24)))
    assert await used(database, planned.id, stock[0].sku) == 24
    await asyncio.gather(*(give(orders) for orders in bought), *(buy(number % 4) for number in range(8)))

    assert [await used(database, planned.id, one.sku) for one in stock] == [8] * 4
