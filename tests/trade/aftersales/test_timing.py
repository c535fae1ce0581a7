"""The clock: whoever is silent has answered."""

from datetime import timedelta

from tests.trade.aftersales.desk import DAY, HOUR, CaseReason, CaseState, Wish, clock, delivered, paid, refunds
from tests.trade.market import NOW, facts

from guang.journal.facts.care import AfterSaleApproved, AfterSaleClosed, AfterSaleEscalated, AfterSaleRejected
from guang.journal.facts.parcels import ParcelLost, ParcelReturned
from guang.kernel.db import Session
from guang.kernel.ids import ParcelId, new_id
from guang.trade import fulfilment
from guang.trade.aftersales import reactions
from guang.trade.aftersales.verbs import moving, timing

TICK = timedelta(seconds=1)


async def test_a_silent_store_agrees_after_48_hours(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.open(Wish.REFUND_ONLY, CaseReason.QUALITY, 1)

    assert await clock(session, NOW + 48 * HOUR) == 0
    assert await clock(session, NOW + 48 * HOUR + TICK) >= 1
    assert await clock(session, NOW + 48 * HOUR + TICK) == 0

    assert (await desk.case(case)).state is CaseState.REFUNDED
    assert await refunds(session, desk.order) == [1001]
    [approved] = await facts(session, AfterSaleApproved)
    assert isinstance(approved, AfterSaleApproved)
    assert approved.by == "clock"


async def test_a_store_that_ships_instead_has_said_no(session: Session) -> None:
    desk = await paid(session)
    case = await desk.open(Wish.REFUND_ONLY, CaseReason.NOT_SHIPPED, 1, at=1)
    await fulfilment.ship(session, desk.shop.id, desk.order.id, ("Simulated", "OUT-1"), NOW + HOUR)

    await clock(session, NOW + 49 * HOUR)

    after = await desk.case(case)
    assert (after.state, after.steps[-1].facts) == (CaseState.REJECTED, {"why": "shipped"})
    assert await refunds(session, desk.order) == []
    [rejected] = await facts(session, AfterSaleRejected)
    assert isinstance(rejected, AfterSaleRejected)
    assert rejected.by == "merchant"


async def test_a_buyer_who_sends_nothing_back_within_seven_days_gives_up(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.open(Wish.RETURN_REFUND, CaseReason.QUALITY, 1)
    await moving.approve(session, desk.shop.id, case.id, desk.store())

    assert await clock(session, NOW + 7 * DAY) == 0
    assert await clock(session, NOW + 7 * DAY + TICK) >= 1

    assert (await desk.case(case)).state is CaseState.CLOSED
    assert (await desk.again()).holds == 0
    [closed] = await facts(session, AfterSaleClosed)
    assert isinstance(closed, AfterSaleClosed)
    assert closed.why == "silent"


async def test_a_store_that_says_nothing_about_what_came_back_pays(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.returned(3)

    assert await clock(session, NOW + 48 * HOUR) == 0
    assert await clock(session, NOW + 48 * HOUR + TICK) >= 1

    assert (await desk.case(case)).state is CaseState.REFUNDED
    assert await refunds(session, desk.order) == [3003]


async def test_a_parcel_of_which_nobody_hears_is_before_the_platform_after_ten_days(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.open(Wish.RETURN_REFUND, CaseReason.QUALITY, 1)
    await moving.approve(session, desk.shop.id, case.id, desk.store())
    await moving.send_back(session, desk.who.account, case.id, ("SF", "SF-1"), desk.buyer())

    assert await clock(session, NOW + 10 * DAY + TICK) >= 1

    after = await desk.case(case)
    assert (after.state, after.due_at) == (CaseState.PLATFORM_ARBITRATION, NOW + 10 * DAY + TICK + 72 * HOUR)
    assert await clock(session, NOW + 100 * DAY) == 0
    assert len(await facts(session, AfterSaleEscalated)) == 1


async def test_a_rejected_buyer_who_says_nothing_gives_up(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.rejected()

    assert await clock(session, NOW + 7 * DAY + TICK) >= 1

    assert (await desk.case(case)).state is CaseState.CLOSED


async def test_somebody_who_was_faster_than_the_clock_is_left_alone(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.open(Wish.RETURN_REFUND, CaseReason.QUALITY, 1)
    late = await timing.overdue(session, NOW + 3 * DAY)
    after = await moving.approve(session, desk.shop.id, case.id, desk.store(NOW + 3 * DAY))

    assert late == [(NOW + 48 * HOUR, case.id)]
    assert not await timing.tick(session, case.id, NOW + 3 * DAY)
    assert await desk.case(case) == after


async def test_the_courier_says_that_goods_are_back_or_lost(session: Session) -> None:
    for kind, state in ((ParcelReturned, CaseState.RECEIVED), (ParcelLost, CaseState.PLATFORM_ARBITRATION)):
        desk = await delivered(session)
        case = await desk.open(Wish.RETURN_REFUND, CaseReason.QUALITY, 1)
        await moving.approve(session, desk.shop.id, case.id, desk.store())
        await moving.send_back(session, desk.who.account, case.id, ("SF", "SF-1"), desk.buyer())
        happened = kind(
            parcel=new_id(ParcelId),
            order=desk.order.id,
            store=desk.shop.id,
            viewer=desk.who.viewer,
            units={case.line: 1},
            at=NOW,
            ref=case.id.text,
        )

        assert await reactions.follow_parcels(session, happened)
        assert not await reactions.follow_parcels(session, happened)

        assert (await desk.case(case)).state is state
