"""The whole of trade, on a wire that breaks: whatever is done in whatever order, and cut off wherever, the books agree.

Every step is committed, as a door would commit it. A step that is cut off at some statement has happened or has not;
nobody is told which. Then the server, the jobs and the followers go on.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import count
from typing import Any, Final

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from tests.trade import market
from tests.trade.books import complaints
from tests.trade.orders.test_any_interleaving import BUYING, ENDING, SENDING, Story, opened
from tests.trade.wire import wired

from guang.doors.house import House
from guang.journal import reactions
from guang.kernel import clock, queue
from guang.kernel.db import Database
from guang.kernel.errors import Refusal
from guang.kernel.ids import AccountId, StoreId, TradeId
from guang.kernel.money import Money
from guang.trade import claims, ledger, orders, payments, settlement
from guang.trade.aftersales import store
from guang.trade.aftersales.types import Act, Case, Inspection, Verdict
from guang.trade.aftersales.verbs import judging, moving, opening, replacing, timing
from guang.trade.claims import CaseEvent, CaseSide, CaseState
from guang.trade.claims.rules.machine import FINAL
from guang.trade.payments.adapters.simulator import Outcome, Simulator

CASES = ["ask", "ask", "act", "act", "act", "act"]
MONEY = ["charge", "charge", "look", "look", "callback", "callback", "withdraw", "withdraw", "settle"]
MACHINERY = ["hear", "work", "work", "wait"]
CUTS = st.one_of(st.none(), st.none(), st.integers(0, 60))
"""After how many statements the wire breaks; most verbs take fewer than sixty."""
STEPS = st.lists(
    st.tuples(
        st.sampled_from([*BUYING, *SENDING, *ENDING, *CASES, *MONEY, *MACHINERY]),
        st.integers(0, 15),
        st.integers(1, 3),
        CUTS,
    ),
    min_size=12,
    max_size=30,
)
MOULD: Final = "guang_mould"
_numbers = count(1)
NOTHING_LEFT = {
    "a refund that nobody sent": """
        SELECT count(*) FROM trade.refunds r JOIN trade.payments p ON p.id = r.payment
        JOIN trade.trades t ON t.id = p.trade WHERE t.buyer = :buyer AND r.done_at IS NULL
    """,
    "a payment of which nothing has been heard": """
        SELECT count(*) FROM trade.payments p JOIN trade.trades t ON t.id = p.trade
        WHERE t.buyer = :buyer AND p.state = 'pending'
    """,
    "a withdrawal on its way": "SELECT count(*) FROM trade.withdrawals WHERE owner = ANY(:shops) AND state = 'asked'",
    "a job that nobody did": "SELECT count(*) FROM pgqueuer WHERE execute_after <= now()",
}


class Whole(Story):
    """A buyer, two stores, their cases, their banks, and the machinery behind them; every step commits."""

    def __init__(self, began: Story, house: House, database: Database, judge: AccountId) -> None:
        super().__init__(began.session, began.who, began.stock)
        self.house, self.database, self.judge = house, database, judge
        self.context = queue.Context(database, house.blobs, house.settings, house.channels)
        self.provider = Simulator(house.settings.signing_secret)
        self.owners: dict[StoreId, AccountId] = {}
        self.cases: list[Case] = []
        self.keys = began.keys

    async def step(self, name: str, number: int, units: int) -> None:
        """Do one thing."""
        with clock.frozen(self.now):
            if name in MACHINERY:
                await getattr(self, name)(number, units)
                return
            async with self.database.transaction() as self.session:
                verb: Callable[[int, int], Awaitable[None]] = getattr(self, name)
                await verb(number, units)

    async def recall(self) -> None:
        """What has really happened so far; whoever was cut off does not know."""
        async with self.database.transaction() as session:
            trades = await session.scalars(
                sql("SELECT id FROM trade.trades WHERE buyer = :buyer ORDER BY id"), {"buyer": int(self.who.account)}
            )
            self.trades = [await orders.looking.trade(session, self.who.account, TradeId(one)) for one in trades.all()]
            ids = [int(one.id) for one in self.trades]
            paid = await session.scalars(
                sql("SELECT id FROM trade.payments WHERE trade = ANY(:trades) ORDER BY id"), {"trades": ids}
            )
            self.payments = [await payments.payment(session, payments_id) for payments_id in paid.all()]

    async def charge(self, number: int, units: int) -> None:
        """Begin to pay in one of the ways in which that can go."""
        trade = self.trades[-1 - units % len(self.trades)].id
        method = payments.Method("simulator", list(Outcome)[number % len(Outcome)].value)
        account = self.who.account
        self.payments.append(await orders.paying.start(self.session, account, trade, method, self.key(), self.now))

    async def look(self, number: int, _: int) -> None:
        """Ask the provider."""
        payment = self.payments[-1 - number % len(self.payments)]
        answer = await self.provider.status(payment.charge, self.now)
        await payments.settle(self.session, payment.id, answer, self.now)

    async def callback(self, number: int, units: int) -> None:
        """The provider calls: twice, late, or in the wrong order."""
        payment = self.payments[-1 - number % len(self.payments)]
        said = self.provider.callbacks(payment.charge, self.now)
        for message in (said[::-1] if units == 2 else said) * (2 if units == 3 else 1):
            notice = self.provider.read_callback(message.headers, message.body, self.now)
            await payments.settle_callback(self.session, self.provider.name, notice, self.now)

    async def withdraw(self, number: int, units: int) -> None:
        """A store takes out a part of what it has earned."""
        home, owner = list(self.owners.items())[number % len(self.owners)]
        earned = await ledger.balance(self.session, ledger.Account.MERCHANT, home, "CNY")
        wanted = settlement.NewWithdrawal(
            settlement.Payee.STORE,
            home,
            owner,
            Money(earned.minor // units, "CNY"),
            "simulator",
            ("success", "decline", "delay")[number % 3],
            self.key(),
        )
        await settlement.ask(self.session, wanted, self.now)

    async def ask(self, number: int, units: int) -> None:
        """The buyer wants something that is offered."""
        order = await self.order(number)
        lines = await opening.options(self.session, self.who.account, order.id, self.now)
        offers = [(at, offer) for at, line in enumerate(lines) for offer in line.offers if offer.why_not is None]
        at, offer = offers[number % len(offers)]
        goods = lines[at].goods
        about = goods[number % len(goods)] if goods else None
        most = min(offer.units, about.units) if offer.wish in claims.terms.GOODS_BACK and about else offer.units
        wanted = claims.NewCase(
            buyer=self.who.account,
            viewer=self.who.viewer,
            order=order.id,
            line=order.lines[at].id,
            wish=offer.wish,
            reason=offer.reasons[units % len(offer.reasons)],
            units=min(units, most),
            origin=about.origin if about else None,
            wished=order.lines[at].sku if offer.wish is claims.Wish.EXCHANGE else None,
            key=self.key(),
        )
        made, _ = await opening.open_case(self.session, wanted, self.now)
        self.cases.append(made)

    async def act(self, number: int, units: int) -> None:
        """Somebody does what can be done about a case that is open."""
        open_ones = [case for case in [await self._case(case) for case in self.cases] if case.state not in FINAL]
        case = open_ones[-1 - number % len(open_ones)]
        can = [
            (side, event)
            for side in CaseSide
            for event in claims.machine.possible(
                case.wish, case.state, side, is_back=case.is_back, is_sent=case.is_sent
            )
            if event in ACTS and (event is not CaseEvent.REFUND or case.state is CaseState.REPLACING)
        ]
        side, event = can[number % len(can)]
        by = {CaseSide.BUYER: self.who.account, CaseSide.OPERATOR: self.judge}.get(side, self.owners[case.store])
        await ACTS[event](self, case, Act(side, by, self.now, "Words."), units)

    async def hear(self, number: int, _: int) -> None:
        """Every follower hears what there is to hear."""
        await reactions.drain(self.database, self.now)

    async def work(self, number: int, _: int) -> None:
        """Jobs that wait are done, or a line of the timetable."""
        ticks = ("payments.chase", "settlement.chase", "settlement.settle", "disputes.keep_time")
        if number < len(ticks):
            await queue.run_tick(self.context, ticks[number])
        await queue.run_pending(self.context)

    async def wait(self, number: int, _: int) -> None:
        """Days go by, with what the clock does."""
        self.now += timedelta(days=number % 9, minutes=7)
        with clock.frozen(self.now):
            for tick in ("orders.cancel_unpaid", "orders.confirm_silent"):
                await queue.run_tick(self.context, tick)
            async with self.database.transaction() as session:
                late = [case for _, case in await timing.overdue(session, self.now)]
            for case in late:
                async with self.database.transaction() as session:
                    await timing.tick(session, case, self.now)

    async def converge(self) -> None:
        """The server is up again, and everything that runs behind it has had its time."""
        for _ in range(3):
            self.now += timedelta(minutes=30)
            with clock.frozen(self.now):
                for tick in ("payments.chase", "settlement.chase", "disputes.keep_time"):
                    await queue.run_tick(self.context, tick)
                await reactions.drain(self.database, self.now)
                await queue.run_pending(self.context)

    async def check(self, what: Any) -> None:
        """What must hold at any moment."""
        async with self.database.transaction() as session:
            assert await complaints(session) == [], what

    async def check_end(self) -> None:
        """What must hold once everything has come to rest."""
        who = {"buyer": int(self.who.account), "shops": [int(home) for home in self.owners]}
        async with self.database.transaction() as session:
            left = [rule for rule, query in NOTHING_LEFT.items() if await session.scalar(sql(query), who)]
        assert left == []

    async def _case(self, case: Case) -> Case:
        found = await store.select_case(self.session, case.id)
        assert found is not None
        return found


async def _inspected(story: Whole, case: Case, act: Act, units: int, *, fine: bool) -> None:
    found = Inspection(is_fine=fine, restocked=min(units, case.units) if fine else 0)
    await moving.inspect(story.session, case.store, case.id, found, act)


async def _replaced(story: Whole, case: Case, units: int) -> None:
    """A replacement arrives, or gets lost."""
    if case.outbound is not None:
        note = timing.note_unreplaced if units == 3 else timing.note_replaced
        await note(story.session, case.id, case.outbound, story.now)


async def _judged(story: Whole, case: Case, act: Act, decision: claims.Decision) -> None:
    verdict = Verdict(decision, claims.Liability.MERCHANT)
    await judging.judge(story.session, act.by, case.id, verdict, act)  # type: ignore[arg-type]


ACTS: dict[CaseEvent, Callable[[Whole, Case, Act, int], Awaitable[Any]]] = {
    CaseEvent.APPROVE: lambda s, case, act, _: moving.approve(s.session, case.store, case.id, act),
    CaseEvent.REJECT: lambda s, case, act, _: moving.reject(s.session, case.store, case.id, act),
    CaseEvent.WITHDRAW: lambda s, case, act, _: moving.withdraw(s.session, s.who.account, case.id, act),
    CaseEvent.SEND: lambda s, case, act, _: moving.send_back(
        s.session, s.who.account, case.id, ("Simulated", f"B{case.id}"), act
    ),
    CaseEvent.ARRIVE: lambda s, case, act, _: moving.receive(s.session, case.store, case.id, act),
    CaseEvent.ACCEPT: lambda s, case, act, units: _inspected(s, case, act, units, fine=True),
    CaseEvent.REFUSE: lambda s, case, act, units: _inspected(s, case, act, units, fine=False),
    CaseEvent.ESCALATE: lambda s, case, act, _: moving.escalate(s.session, s.who.account, case.id, act),
    CaseEvent.TAKE_REFUND: lambda s, case, act, _: moving.take_refund(s.session, s.who.account, case.id, act),
    CaseEvent.REPLACE: lambda s, case, act, _: replacing.send(
        s.session, case.store, case.id, ("Simulated", f"N{case.id}"), act
    ),
    CaseEvent.REFUND: lambda s, case, act, _: moving.pay_instead(s.session, case.store, case.id, act),
    CaseEvent.DELIVER: lambda s, case, act, units: _replaced(s, case, units),
    CaseEvent.JUDGE_EXCHANGE: lambda s, case, act, _: _judged(s, case, act, claims.Decision.EXCHANGE),
    CaseEvent.JUDGE_REFUND: lambda s, case, act, _: _judged(s, case, act, claims.Decision.REFUND),
    CaseEvent.DISMISS: lambda s, case, act, _: _judged(s, case, act, claims.Decision.DISMISS),
}


async def begun(house: House, database: Database) -> Whole:
    """The story of the orders, committed, with the owners of its stores and a judge."""
    async with database.transaction() as session:
        began = await opened(session)
        story = Whole(began, house, database, await market.person(session, "Judge"))
        for one in began.stock:
            owner = await session.scalar(sql("SELECT owner FROM trade.stores WHERE id = :id"), {"id": int(one.store)})
            story.owners[one.store] = AccountId(int(owner or 0))
    return story


@pytest_asyncio.fixture(scope="module")
async def mould(house: House) -> URL:
    """An empty database with all tables, from which each story has its own."""
    await _say(house, f"CREATE DATABASE {MOULD}")
    url = house.database.url.set(database=MOULD)
    database = Database(url.render_as_string(hide_password=False), pool_size=1)
    await database.create_all()
    await queue.install(database.dsn)
    await database.close()
    return url


@asynccontextmanager
async def cast_in(mould: URL, house: House) -> AsyncIterator[URL]:
    """A database of its own for one story."""
    name = f"{MOULD}_{next(_numbers)}"
    await _say(house, f"CREATE DATABASE {name} TEMPLATE {MOULD}")
    yield mould.set(database=name)
    await _say(house, f"DROP DATABASE {name} WITH (FORCE)")


async def _say(house: House, statement: str) -> None:
    async with house.database.engine.connect() as connection:
        await (await connection.execution_options(isolation_level="AUTOCOMMIT")).execute(sql(statement))


@pytest.mark.slow
@given(STEPS)
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
async def test_wherever_anything_is_cut_off_the_books_agree_and_everything_comes_to_rest(
    house: House, mould: URL, steps: list[tuple[str, int, int, int | None]]
) -> None:
    async with cast_in(mould, house) as url, wired(url) as (wire, database):
        story = await begun(house, database)
        for what in steps:
            name, number, units, cut = what
            await story.recall()
            wire.break_after(cut)
            try:
                await story.step(name, number, units)
            except (Refusal, ZeroDivisionError, ValueError, IndexError):
                pass
            except (DBAPIError, OSError):
                assert wire.has_broken, what
            wire.break_after(None)
            await story.check(what)
        await story.converge()
        await story.check("the end")
        await story.check_end()
