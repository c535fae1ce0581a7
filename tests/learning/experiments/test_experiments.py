"""Starting, ending and reading out experiments, and what the register makes of them."""

import asyncio
from datetime import datetime, timedelta

import numpy as np
import pytest
from sqlalchemy import text
from tests.trade.market import facts

from guang import journal
from guang.doors.house import House
from guang.journal import Kind
from guang.journal.facts.care import AfterSaleRefunded
from guang.journal.facts.learning import ExperimentEnded, ExperimentStarted
from guang.journal.facts.people import AccountErased
from guang.journal.facts.trade import OrderCancelled, OrderPaid
from guang.kernel import clock, params, queue
from guang.kernel.db import Database, Session
from guang.kernel.ids import (
    AccountId,
    AfterSaleId,
    EventId,
    LineId,
    OrderId,
    ProductId,
    StoreId,
    TradeId,
    ViewerId,
    new_id,
)
from guang.kernel.money import Money
from guang.learning import experiments
from guang.learning.experiments import NewExperiment, Register, Variant, Way, jobs, reactions
from guang.learning.experiments.errors import BadExperiment, ExperimentExists, KnobTaken, NoRoom, NoSuchExperiment

BY = new_id(AccountId)
KNOB = params.Param("test.experiments.knob", 1.0, low=0, high=10)
OTHER = params.Param("test.experiments.other", 1.0, low=0, high=10)


def wanted(key: str = "more-new", **more: object) -> NewExperiment:
    variants = (Variant("control", 0.5, {}), Variant("new", 0.5, {KNOB.name: 2.0}))
    given = {"key": key, "title": "More that is new", "share": 0.4, "variants": variants, "note": "A hunch"}
    return NewExperiment(**given | more)  # type: ignore[arg-type]


async def test_an_experiment_that_starts_and_ends_is_written_down_and_heard(session: Session) -> None:
    now, register = clock.now(), Register()
    before = {OTHER.name: 3.0}

    made = await experiments.start(session, wanted(), by=BY, now=now)
    (started,) = await facts(session, ExperimentStarted)
    assert isinstance(started, ExperimentStarted)
    register.hear(started)

    assert (made.first, made.width, made.started_at, made.by) == (0, 4000, now, BY)
    assert (await experiments.latest(session))[0] == made
    given = [register.given(viewer, before) for viewer in range(1, 400)]
    assert {tuple(variants.values()) for _, variants in given} == {(), ("control",), ("new",)}
    for knobs, variants in given:
        assert KNOB.of(knobs) == (2.0 if variants.get("more-new") == "new" else 1.0)
        assert OTHER.of(knobs) == 3.0

    await experiments.end(session, "more-new", "No difference", by=BY, now=now + timedelta(days=1))
    (ended,) = await facts(session, ExperimentEnded)
    assert isinstance(ended, ExperimentEnded)
    register.hear(ended)
    assert register.given(7, before) == (before, {})
    assert (await experiments.latest(session))[0].verdict == "No difference"
    with pytest.raises(NoSuchExperiment):
        await experiments.end(session, "more-new", "Again", by=BY, now=now)
    with pytest.raises(ExperimentExists):
        await experiments.start(session, wanted(), by=BY, now=now)


@pytest.mark.parametrize(
    "variants",
    [
        (Variant("a", 0.5, {}), Variant("a", 0.5, {})),
        (Variant("a", 0.5, {}), Variant("b", 0.6, {})),
        (Variant("a", 0.5, {}), Variant("b", 0.5, {"nobody.knows": 1.0})),
        (Variant("a", 0.5, {}), Variant("b", 0.5, {KNOB.name: 11.0})),
    ],
)
async def test_what_does_not_fit_together_is_refused(session: Session, variants: tuple[Variant, ...]) -> None:
    before = await experiments.latest(session)
    with pytest.raises(BadExperiment):
        await experiments.start(session, wanted(variants=variants), by=BY, now=clock.now())
    assert await experiments.latest(session) == before


async def test_a_layer_holds_so_many_and_layers_do_not_turn_each_other_s_knobs(session: Session) -> None:
    now = clock.now()
    await experiments.start(session, wanted("first", share=0.7), by=BY, now=now)
    with pytest.raises(NoRoom):
        await experiments.start(session, wanted("second", share=0.4), by=BY, now=now)
    assert (await experiments.start(session, wanted("third", share=0.3), by=BY, now=now)).first == 7000
    with pytest.raises(KnobTaken):
        await experiments.start(session, wanted("fourth", layer="pages"), by=BY, now=now)
    apart = (Variant("a", 0.5, {}), Variant("b", 0.5, {OTHER.name: 2.0}))
    assert (await experiments.start(session, wanted("fifth", layer="pages", variants=apart), by=BY, now=now)).first == 0


async def test_two_operators_at_once_do_not_get_the_same_places(database: Database) -> None:
    async def begin(key: str) -> int:
        async with database.transaction() as session:
            made = await experiments.start(session, wanted(key, share=0.1, layer="race"), by=BY, now=clock.now())
        return made.first

    firsts = await asyncio.gather(*(begin(f"race-{n}") for n in range(4)))
    assert sorted(firsts) == [0, 1000, 2000, 3000]
    async with database.transaction() as session:
        for n in range(4):
            await experiments.end(session, f"race-{n}", "Only a race", by=BY, now=clock.now())


async def shown(database: Database, people: list[int], likes: list[int], at: datetime) -> None:
    """Everybody is shown something, and likes so many things."""
    lines = [(viewer, Kind.impression) for viewer in people]
    lines += [(viewer, Kind.like) for viewer, times in zip(people, likes, strict=True) for _ in range(times)]
    columns = journal.behaviour.columns(
        id=[int(new_id(EventId, at)) for _ in lines],
        viewer=[viewer for viewer, _ in lines],
        kind=[int(kind) for _, kind in lines],
        subject=[9] * len(lines),
        subject_kind=[1] * len(lines),
        watched_ms=[0] * len(lines),
        duration_ms=[0] * len(lines),
    )
    await journal.bulk_behaviour(database, columns)


async def counted(house: House, *, times: int = 1) -> None:
    """Everybody who counts has been at work."""
    for _ in range(times):
        await jobs.count(queue.Context(house.database, house.blobs, house.settings))


async def test_what_people_did_is_read_out_by_what_they_were_assigned(house: House) -> None:
    began = clock.now() - timedelta(hours=2)
    database = house.database
    async with database.transaction() as session:
        made = await experiments.start(session, wanted("likes", share=1.0, layer="likes"), by=BY, now=began)
    people = [int(new_id(ViewerId)) for _ in range(1500)]
    which = experiments.assignment.variants(made, np.array(people))
    rng = np.random.default_rng(1)
    likes = rng.poisson(np.where(which == 1, 1.4, 1.0)).tolist()
    await shown(database, people, likes, began + timedelta(hours=1))
    await shown(database, people[:50], [9] * 50, began - timedelta(minutes=5))
    await counted(house, times=2)
    await shown(database, people[:40], [0] * 40, began + timedelta(minutes=90))
    await counted(house)

    async with database.transaction() as session:
        told = await experiments.read_out(session, "likes")
        await experiments.end(session, "likes", "They like it", by=BY, now=clock.now())
        with pytest.raises(NoSuchExperiment):
            await experiments.read_out(session, "nothing")

    assert told.sound
    assert told.counted_at is not None
    assert told.absent == ("nps",)
    assert sum(told.people) == pytest.approx(int((which >= 0).sum()), abs=600)  # others of this database stroll, too
    compared = {one.metric: one for one in told.comparisons}
    assert {"likes", "orders", "refunds", "not_interested", "regrets"} <= set(compared)
    liked = compared["likes"]
    assert liked.fixed.tells
    assert liked.fixed.low is not None
    assert liked.fixed.high is not None
    assert liked.fixed.low < 0.4 < liked.fixed.high + 0.2
    assert compared["reports"].guards
    assert compared["reports"].less
    assert compared["reports"].always.low is None


async def test_sales_last_until_they_come_back_and_what_had_no_fault_was_regretted(house: House) -> None:
    began, money = clock.now() - timedelta(minutes=30), Money(5_000, "CNY")
    async with house.database.transaction() as session:
        made = await experiments.start(session, wanted("lasting", share=1.0, layer="lasting"), by=BY, now=began)
    everybody = [int(new_id(ViewerId)) for _ in range(60)]
    arms = experiments.assignment.variants(made, np.array(everybody)).tolist()
    keeper, sender, stranger = (
        ViewerId(viewer) for viewer in [one for one, arm in zip(everybody, arms, strict=True) if arm == 1][:3]
    )
    await shown(house.database, [int(keeper), int(sender)], [1, 0], began + timedelta(minutes=1))
    await counted(house)
    async with house.database.transaction() as session:
        for buyer in (keeper, sender, stranger):
            order = new_id(OrderId)
            about = {"order": order, "trade": new_id(TradeId), "store": new_id(StoreId), "viewer": buyer}
            journal.append(session, OrderPaid(**about, lines=(), total=money))
            if buyer == sender:
                journal.append(session, OrderCancelled(**about, units={}, reason="merchant", paid=True))
        journal.append(session, sent_back(keeper, Money(1_500, "CNY")))
    await counted(house)

    async with house.database.transaction() as session:
        told = {one.metric: one for one in (await experiments.read_out(session, "lasting")).comparisons}
        people = (await experiments.read_out(session, "lasting")).people[1]
        await experiments.end(session, "lasting", "No difference", by=BY, now=clock.now())

    sales = told["lasting_sales:CNY"]
    assert (sales.guards, sales.less) == (True, False)
    assert sales.mean * people == pytest.approx(3_500)
    assert told["regrets"].mean * people == pytest.approx(1)
    assert (told["regrets"].guards, told["regrets"].less) == (True, True)


def sent_back(viewer: ViewerId, amount: Money) -> AfterSaleRefunded:
    """A buyer changed their mind about a part of an order."""
    return AfterSaleRefunded(
        case=new_id(AfterSaleId),
        order=new_id(OrderId),
        line=new_id(LineId),
        store=new_id(StoreId),
        viewer=viewer,
        kind="return",
        reason="changed_mind",
        product=new_id(ProductId),
        units=1,
        amount=amount,
        shipping=Money(0, "CNY"),
        liability="buyer",
        by="buyer",
    )


async def test_a_person_who_is_erased_leaves_sums_in_which_nobody_is_known(house: House) -> None:
    began, gone = clock.now() - timedelta(minutes=30), new_id(ViewerId)
    async with house.database.transaction() as session:
        made = await experiments.start(session, wanted("erased", share=1.0, layer="erased"), by=BY, now=began)
    while experiments.assignment.variant(made, int(gone)) is None:
        gone = new_id(ViewerId)
    await shown(house.database, [int(gone)], [3], began + timedelta(minutes=1))
    await counted(house)
    query = text("SELECT metric, value FROM learning.experiment_people WHERE key = 'erased' AND viewer = :viewer")
    async with house.database.transaction() as session:
        before = await experiments.read_out(session, "erased")
        held = (await session.execute(query, {"viewer": int(gone)})).all()
        await reactions.forget_person(session, AccountErased(account=BY, viewer=gone))
        left = (await session.execute(query, {"viewer": int(gone)})).all()
        after = await experiments.read_out(session, "erased")
        await experiments.end(session, "erased", "Forgotten", by=BY, now=clock.now())

    assert sorted(map(tuple, held)) == [("likes", 3.0), ("shown", 1.0)]
    assert left == []
    assert after.comparisons == before.comparisons


async def test_a_duel_is_of_two_and_all_duels_share_a_layer(session: Session) -> None:
    now, register = clock.now(), Register()
    three = (Variant("a", 0.3, {}), Variant("b", 0.3, {}), Variant("c", 0.4, {}))
    with pytest.raises(BadExperiment):
        await experiments.start(session, wanted(kind=Way.DUEL, variants=three), by=BY, now=now)
    made = await experiments.start(session, wanted(kind=Way.DUEL, share=0.5), by=BY, now=now)
    apart = (Variant("a", 0.5, {}), Variant("b", 0.5, {OTHER.name: 2.0}))
    with pytest.raises(BadExperiment):
        await experiments.start(
            session, wanted("beside", kind=Way.DUEL, variants=apart, layer="beside"), by=BY, now=now
        )
    (started,) = await facts(session, ExperimentStarted)
    register.hear(started)

    met = {viewer: register.contest(viewer, {OTHER.name: 3.0}) for viewer in range(1, 300)}
    inside = {viewer: contest for viewer, contest in met.items() if contest}
    assert {viewer for viewer in met if experiments.assignment.variant(made, viewer)} == set(inside)
    for viewer, contest in inside.items():
        assert contest.key == "more-new"
        assert contest.knobs == ({OTHER.name: 3.0}, {OTHER.name: 3.0, KNOB.name: 2.0})
        assert register.given(viewer, {}) == ({}, {})
    assert (await experiments.read_out(session, "more-new")).duels[0].always.low is None
