"""What a store took in, by its own days."""

from datetime import UTC, datetime, timedelta

from tests.trade.fulfilment.test_moving import paid
from tests.trade.market import NOW

from guang.kernel.db import Session
from guang.kernel.ids import StoreId
from guang.trade import fulfilment, stores
from guang.trade.counter import service

CHINA = timedelta(hours=8)


async def move(session: Session, store: StoreId, zone: str) -> None:
    """The store is somewhere else from now on."""
    known = await stores.store(session, store)
    draft = stores.StoreDraft(known.name, known.kind, known.shipping, known.intro, known.avatar_url, zone)
    await stores.change_store(session, store, draft)


async def test_what_was_paid_today_stands_in_the_last_of_the_days(session: Session) -> None:
    _, order = await paid(session)

    days = await service.takings(session, order.store, 3, NOW)

    assert [(day.orders, day.units, day.buyers) for day in days] == [(0, 0, 0), (0, 0, 0), (1, 1, 1)]
    assert days[-1].goods == order.goods
    assert (days[-1].day + CHINA).hour == 0
    assert days[-1].day <= NOW < days[-1].day + timedelta(days=1)


async def test_what_was_cancelled_since_does_not_count(session: Session) -> None:
    who, order = await paid(session)
    await fulfilment.cancel(session, who.account, order.id, "changed my mind", NOW)

    (day,) = await service.takings(session, order.store, 1, NOW)

    assert (day.orders, day.units, day.goods.minor) == (0, 0, 0)


async def test_a_day_ends_when_it_is_midnight_at_the_store(session: Session) -> None:
    _, order = await paid(session)  # noon in London, one in the morning of the next day in Tonga
    before_midnight = datetime(2026, 6, 1, 15, 59, 59, tzinfo=UTC)

    async def taken(now: datetime) -> list[int]:
        return [day.orders for day in await service.takings(session, order.store, 2, now)]

    assert await taken(before_midnight) == [0, 1]
    assert await taken(before_midnight + timedelta(seconds=1)) == [1, 0]
    await move(session, order.store, "Pacific/Tongatapu")
    assert await taken(NOW) == [0, 1]
    assert await taken(NOW + timedelta(hours=23)) == [1, 0]
    assert [day.day.hour for day in await service.takings(session, order.store, 2, NOW)] == [11, 11]


async def test_days_on_which_clocks_are_moved_are_as_long_as_they_are(session: Session) -> None:
    _, order = await paid(session)
    await move(session, order.store, "Europe/Berlin")

    days = await service.takings(session, order.store, 3, datetime(2026, 10, 26, 12, tzinfo=UTC))

    assert [day.day for day in days] == [
        datetime(2026, 10, 23, 22, tzinfo=UTC),
        datetime(2026, 10, 24, 22, tzinfo=UTC),
        datetime(2026, 10, 25, 23, tzinfo=UTC),
    ]
