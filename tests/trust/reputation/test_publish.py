"""Counting and publishing: once a day, explained order by order."""

from datetime import datetime, timedelta

from sqlalchemy import text

from guang.kernel.db import Session
from guang.kernel.ids import CategoryId, OrderId, StoreId, new_id
from guang.trust import reputation
from guang.trust.reputation import service


async def busy_store(session: Session, now: datetime, *, bad: int, orders: int = 30) -> StoreId:
    """A store with delivered and rated orders, so many of them badly rated."""
    store = new_id(StoreId)
    await service.enter(session, store)
    await service.note_listing(session, store, CategoryId(142))
    for number in range(orders):
        await service.count_delivery(session, store, now)
        await service.count(session, store, "bad_reviews", happened=number < bad, at=now, order=new_id(OrderId))
    return store


async def test_scores_are_published_once_a_day(session: Session, now: datetime) -> None:
    good, bad = await busy_store(session, now, bad=0), await busy_store(session, now, bad=10)

    assert await reputation.publish(session, now) >= 2
    assert await reputation.publish(session, now + timedelta(seconds=1)) == 0

    scores = await reputation.scores(session, [good, bad])
    assert scores[good].points > scores[bad].points  # type: ignore[operator]
    assert scores[good].orders == 30
    assert scores[good].version == reputation.in_force().version
    written = await session.scalar(
        text("SELECT count(*) FROM journal.facts WHERE name = 'trust.store_scored.v1' AND body->>'store' = :store"),
        {"store": good.text},
    )
    assert written == 1


async def test_below_the_fewest_orders_there_is_no_score_and_the_usual_settlement(
    session: Session, now: datetime
) -> None:
    young = await busy_store(session, now, bad=0, orders=29)

    await reputation.publish(session, now)

    assert (await reputation.scores(session, [young]))[young].points is None
    assert await reputation.settlement_days(session, [young]) == {young: 7}


async def test_a_store_nobody_counted_has_the_usual_settlement(session: Session) -> None:
    stranger = new_id(StoreId)

    assert await reputation.scores(session, [stranger]) == {}
    assert await reputation.settlement_days(session, [stranger]) == {stranger: 7}


async def test_what_cost_points_is_named_order_by_order(session: Session, now: datetime) -> None:
    store = await busy_store(session, now, bad=2)
    order = new_id(OrderId)
    await service.count(session, store, "shipped_in_time", happened=False, at=now + timedelta(minutes=1), order=order)

    found = await reputation.faults(session, store, now + timedelta(minutes=2))

    assert [fault.metric for fault in found] == ["shipped_in_time", "bad_reviews", "bad_reviews"]
    assert found[0].order == order


async def test_old_days_weigh_less_and_then_nothing(session: Session, now: datetime) -> None:
    store = await busy_store(session, now, bad=0)
    book = reputation.in_force()
    half = now - timedelta(days=book.half_life_days)
    await service.count(session, store, "overturned", happened=True, at=half)
    await service.count(session, store, "overturned", happened=True, at=now - timedelta(days=book.window_days))

    await reputation.publish(session, now)

    score = (await reputation.scores(session, [store]))[store]
    part = next(part for part in score.parts if part.metric == "overturned")
    assert (part.counted, part.cases) == (0.5, 0.5)
    assert [one.day for one in await reputation.history(session, store, now.date())] == [now.date()]
