from datetime import timedelta

from tests.trade.market import NOW
from tests.trade.orders.test_moving import paid

from guang.kernel.db import Session
from guang.trade import orders
from guang.trade.counter import service

CHINA = timedelta(hours=8)


async def test_what_was_paid_today_stands_in_the_last_of_the_days(session: Session) -> None:
    _, order = await paid(session)

    days = await service.takings(session, order.store, 3, CHINA, NOW)

    assert [(day.orders, day.units, day.buyers) for day in days] == [(0, 0, 0), (0, 0, 0), (1, 1, 1)]
    assert days[-1].goods == order.goods
    assert (days[-1].day + CHINA).hour == 0
    assert days[-1].day <= NOW < days[-1].day + timedelta(days=1)


async def test_what_was_cancelled_since_does_not_count(session: Session) -> None:
    who, order = await paid(session)
    await orders.moving.cancel(session, who.account, order.id, "changed my mind", NOW)

    (day,) = await service.takings(session, order.store, 1, CHINA, NOW)

    assert (day.orders, day.units, day.goods.minor) == (0, 0, 0)
