"""Two at once: one of them wins, the other hears why not, and the money leaves once."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text as sql
from tests.trade.aftersales.desk import (
    CaseReason,
    CaseState,
    Desk,
    Wish,
    delivered,
    delivered_again,
    operator,
    paid,
    refunds,
)

from guang.doors.house import House
from guang.kernel import clock, queue
from guang.kernel.db import Database, Session
from guang.kernel.errors import Refusal
from guang.kernel.ids import AfterSaleId
from guang.trade import claims, shipping, warehouse
from guang.trade.aftersales import errors, jobs, store
from guang.trade.aftersales.types import Act, Case, Inspection, Verdict
from guang.trade.aftersales.verbs import judging, moving, opening, replacing, timing
from guang.trade.claims import CaseSide, Decision, Liability

Work = Callable[[Session], Awaitable[object]]
LATER = timedelta(days=30)


async def at_once(database: Database, *works: Work) -> Counter[str]:
    """Run each in a transaction of its own, all together; what became of them."""

    async def one(work: Work) -> str:
        try:
            async with database.transaction() as session:
                return "done" if await work(session) is not False else "nothing"
        except Refusal as refusal:
            return refusal.code

    return Counter(await asyncio.gather(*(one(work) for work in works)))


async def on_street(database: Database, make: Callable[[Session], Awaitable[Desk]] = delivered) -> Desk:
    async with database.transaction() as session:
        return await make(session)


async def opened(database: Database, desk: Desk, wish: Wish = Wish.COMPENSATION, units: int = 0) -> Case:
    async with database.transaction() as session:
        case, _ = await opening.open_case(session, desk.wanted(wish, CaseReason.QUALITY, units), clock.now())
        return case


def approve(desk: Desk, case: Case) -> Work:
    return lambda session: moving.approve(session, desk.shop.id, case.id, desk.store(clock.now()))


def reject(desk: Desk, case: Case) -> Work:
    return lambda session: moving.reject(session, desk.shop.id, case.id, desk.store(clock.now(), "No."))


def escalate(desk: Desk, case: Case) -> Work:
    return lambda session: moving.escalate(session, desk.who.account, case.id, desk.buyer(clock.now()))


def tick(case: Case, after: timedelta) -> Work:
    return lambda session: timing.tick(session, case.id, clock.now() + after)


async def end(database: Database, desk: Desk, case: Case) -> tuple[CaseState, list[int], int]:
    """How it ended: the state, what was refunded, and the holds on the order."""
    async with database.transaction() as session:
        after = await store.select_case(session, case.id)
        assert after is not None
        held = await session.scalar(sql("SELECT holds FROM trade.orders WHERE id = :id"), {"id": int(desk.order.id)})
        return after.state, await refunds(session, desk.order), int(held or 0)


async def test_two_approvals_at_once_pay_once(database: Database) -> None:
    desk = await on_street(database)
    case = await opened(database, desk)

    outcome = await at_once(database, *[approve(desk, case)] * 6)

    assert outcome == {"done": 1, claims.WrongStep.code: 5}
    assert await end(database, desk, case) == (CaseState.REFUNDED, [3003], 0)


async def test_the_same_wish_sent_many_times_at_once_is_one_case(database: Database) -> None:
    desk = await on_street(database, paid)
    wanted = desk.wanted(Wish.REFUND_ONLY, CaseReason.NO_LONGER_WANTED, 3)

    outcome = await at_once(
        database, *(lambda session: opening.open_case(session, wanted, clock.now()) for _ in range(6))
    )

    assert outcome == {"done": 6}
    async with database.transaction() as session:
        assert await refunds(session, desk.order) == [3003]


async def test_two_wishes_about_a_line_at_once_are_one_case(database: Database) -> None:
    desk = await on_street(database)
    wishes = [desk.wanted(Wish.COMPENSATION, CaseReason.LATE) for _ in range(4)]

    outcome = await at_once(
        database, *(lambda session, one=one: opening.open_case(session, one, clock.now()) for one in wishes)
    )

    assert outcome == {"done": 1, errors.CaseOpen.code: 3}
    async with database.transaction() as session:
        assert len(await store.select_open(session, desk.order.id)) == 1


async def test_a_buyer_who_escalates_while_the_store_gives_in_gets_the_money_once(database: Database) -> None:
    for _ in range(5):
        desk = await on_street(database)
        case = await opened(database, desk)
        async with database.transaction() as session:
            await moving.reject(session, desk.shop.id, case.id, desk.store(clock.now(), "No."))

        outcome = await at_once(database, escalate(desk, case), approve(desk, case))

        state, paid_back, holds = await end(database, desk, case)
        assert outcome == {"done": 1, claims.WrongStep.code: 1}
        assert (state, paid_back, holds) in [(CaseState.REFUNDED, [3003], 0), (CaseState.PLATFORM_ARBITRATION, [], 1)]


async def test_the_clock_and_the_store_move_a_case_once(database: Database) -> None:
    for _ in range(5):
        desk = await on_street(database)
        case = await opened(database, desk)

        await at_once(database, tick(case, LATER), reject(desk, case), tick(case, timedelta(hours=49)))

        state, paid_back, holds = await end(database, desk, case)
        assert (state, paid_back, holds) in [
            (CaseState.REFUNDED, [3003], 0),
            (CaseState.REJECTED, [], 1),
            (CaseState.CLOSED, [], 0),
        ]


async def test_two_judges_at_once_decide_once(database: Database) -> None:
    desk = await on_street(database)
    case = await opened(database, desk)
    async with database.transaction() as session:
        await moving.reject(session, desk.shop.id, case.id, desk.store(clock.now(), "No."))
        await moving.escalate(session, desk.who.account, case.id, desk.buyer(clock.now()))
        judges = [await operator(session), await operator(session)]
    verdict = Verdict(Decision.REFUND, Liability.MERCHANT)

    outcome = await at_once(
        database,
        *(
            lambda session, judge=judge: judging.judge(
                session, judge, case.id, verdict, Act(CaseSide.OPERATOR, judge, clock.now(), "Decided.")
            )
            for judge in judges
        ),
    )

    assert outcome == {"done": 1, claims.WrongStep.code: 1}
    assert await end(database, desk, case) == (CaseState.REFUNDED, [3003], 0)


async def test_a_death_between_paying_and_committing_leaves_nothing_and_the_next_look_pays_once(
    database: Database,
) -> None:
    desk = await on_street(database)
    case = await opened(database, desk)

    async def die(session: Session) -> None:
        assert await timing.tick(session, case.id, clock.now() + timedelta(hours=49))
        raise ConnectionAbortedError

    for _ in range(3):
        with pytest.raises(ConnectionAbortedError):
            await at_once(database, die)
        assert await end(database, desk, case) == (CaseState.MERCHANT_REVIEW, [], 1)
    await at_once(database, *[tick(case, timedelta(hours=49))] * 4)

    assert await end(database, desk, case) == (CaseState.REFUNDED, [3003], 0)


async def test_the_timetable_moves_what_is_late_and_a_case_that_cannot_be_moved_keeps_no_other_waiting(
    database: Database, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago = clock.now() - timedelta(days=3)
    desks = [await on_street(database) for _ in range(3)]
    cases = []
    async with database.transaction() as session:
        for number, desk in enumerate(desks):
            wanted = replace(desk.wanted(Wish.COMPENSATION, CaseReason.LATE), key=f"late-{number:08}")
            cases.append((await opening.open_case(session, wanted, long_ago))[0])
    real = timing.tick

    async def stubborn(session: Session, case: AfterSaleId, now: datetime) -> bool:
        if case == cases[0].id:
            raise RuntimeError
        return await real(session, case, now)

    monkeypatch.setattr(timing, "tick", stubborn)
    await jobs.keep_time(queue.Context(house.database, house.blobs, house.settings))
    states = [(await end(database, desk, case))[0] for desk, case in zip(desks, cases, strict=True)]
    assert states == [CaseState.MERCHANT_REVIEW, CaseState.REFUNDED, CaseState.REFUNDED]

    monkeypatch.undo()
    await jobs.keep_time(queue.Context(house.database, house.blobs, house.settings))
    assert await end(database, desks[0], cases[0]) == (CaseState.REFUNDED, [3003], 0)


async def test_the_last_unit_is_set_aside_for_one_of_two_exchanges(database: Database) -> None:
    desk = await on_street(database)
    async with database.transaction() as session:
        sku, now = desk.cheap.sku, clock.now()
        await warehouse.adjust(session, {sku: 2}, reason="counted", by=desk.shop.owner, now=now)
        other = await delivered_again(session, desk)
        cases = []
        for one in (desk, other):
            wanted = one.wanted(Wish.EXCHANGE, CaseReason.QUALITY, 2, wished=sku)
            cases.append((await opening.open_case(session, wanted, now))[0])

    outcome = await at_once(database, *(approve(desk, case) for case in cases * 2))

    assert outcome == {"done": 2, claims.WrongStep.code: 2}
    async with database.transaction() as session:
        states = {(await desk.of(session).case(case)).state for case in cases}
        shelf = (await warehouse.shelves(session, [sku]))[sku]
    assert states == {CaseState.AWAITING_RETURN, CaseState.SOLD_OUT}
    assert (shelf.on_hand, shelf.reserved) == (2, 2)


async def test_a_replacement_leaves_once_whoever_sends_it_how_often_and_whatever_is_cut_off(database: Database) -> None:
    desk = await on_street(database)
    async with database.transaction() as session:
        here = desk.of(session)
        wanted = here.wanted(Wish.EXCHANGE, CaseReason.QUALITY, 1, wished=desk.cheap.sku)
        case, _ = await opening.open_case(session, wanted, clock.now())
        await moving.approve(session, desk.shop.id, case.id, desk.store(clock.now()))
        await moving.send_back(session, desk.who.account, case.id, ("SF", "BACK"), desk.buyer(clock.now()))
        await moving.receive(session, desk.shop.id, case.id, desk.store(clock.now()))
        await moving.inspect(session, desk.shop.id, case.id, Inspection(is_fine=True), desk.store(clock.now()))
    before = await sent(database, case)

    def send(session: Session) -> Awaitable[object]:
        return replacing.send(session, desk.shop.id, case.id, ("SF", "NEW"), desk.store(clock.now()))

    async def die(session: Session) -> None:
        await send(session)
        raise ConnectionAbortedError

    with pytest.raises(ConnectionAbortedError):
        await at_once(database, die)
    assert await sent(database, case) == before == (0, 7, 1)

    outcome = await at_once(database, send, send, tick(case, LATER), send)

    assert sum(outcome.values()) == 4
    parcels, on_hand, reserved = await sent(database, case)
    state, paid_back, _ = await end(database, desk, case)
    assert (state, parcels, on_hand, reserved, paid_back) in [
        (CaseState.REPLACEMENT_SHIPPING, 1, 6, 0, []),
        (CaseState.REFUNDED, 0, 7, 0, [1001]),
    ]


async def sent(database: Database, case: Case) -> tuple[int, int, int]:
    """Replacements that have left for a case, and units on hand and reserved of what it wishes for."""
    async with database.transaction() as session:
        assert case.wished is not None
        parcels = (await shipping.parcels_of(session, [case.order]))[case.order]
        shelf = (await warehouse.shelves(session, [case.wished]))[case.wished]
        left = [one for one in parcels if one.ref == case.id.text and one.direction is shipping.Direction.OUT]
        return len(left), shelf.on_hand, shelf.reserved
