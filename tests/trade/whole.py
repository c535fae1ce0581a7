"""The whole of trade as one story: all that buyers, stores, couriers, judges, banks, issuers and insurers can do.

Every step is committed, as a door would commit it.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import text as sql
from tests.trade import market
from tests.trade.books import complaints
from tests.trade.orders.test_any_interleaving import Story, opened
from tests.trade.promises import AT_REST, PROMISES

from guang.doors.house import House
from guang.journal import reactions
from guang.kernel import clock, outside, queue
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, StoreId, TradeId
from guang.kernel.money import Money
from guang.trade import claims, fulfilment, guarantees, invoices, ledger, orders, payments, settlement, taxes
from guang.trade.aftersales import store
from guang.trade.aftersales.types import Act, Case, Inspection, Verdict
from guang.trade.aftersales.verbs import judging, moving, opening, replacing, timing
from guang.trade.claims import CaseEvent, CaseSide, CaseState
from guang.trade.claims.rules.machine import FINAL
from guang.trade.guarantees import GuaranteeChoice, GuaranteeKind
from guang.trade.invoices.types import Search
from guang.trade.invoices.verbs import looking
from guang.trade.payments.adapters.simulator import Outcome, Simulator
from guang.trade.stores import service

CASES = ["ask", "ask", "act", "act", "act", "act"]
MONEY = ["charge", "charge", "look", "look", "callback", "callback", "withdraw", "withdraw", "settle"]
PAPERS = ["invoice", "invoice", "issue", "issue"]
MACHINERY = ["hear", "work", "work", "wait"]
CHASES: Final = ("payments.chase", "settlement.chase", "invoices.chase", "insurance.chase", "disputes.keep_time")
TAXED: Final = taxes.Profile("CN", number="91990000MA00000008", name="Example Tea Co.", address="1 Mill Lane")
PROMISED: Final = {
    kind: GuaranteeChoice(True)
    for kind in (GuaranteeKind.RETURN_FREIGHT, GuaranteeKind.PRICE_PROTECTION, GuaranteeKind.BROKEN_ON_ARRIVAL)
}
MEI: Final = invoices.Title(invoices.TitleKind.PERSONAL, "Mei")
ISSUER: Final = outside.Simulator(refuses_with="title_not_registered")
ODD: Final = 11
"""Steps are numbered up to 15: so few of them are about what an issuer has refused."""


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

    async def invoice(self, number: int, _: int) -> None:
        """The buyer wants an invoice."""
        await invoices.ask(self.session, self.who.account, (await self.order(number)).id, MEI, self.now)

    async def issue(self, number: int, units: int) -> None:
        """A store hands in what was asked of it, or refused by the issuer, which does what it is told."""
        home = list(self.owners)[number % len(self.owners)]
        state = invoices.InvoiceState.REFUSED if number > ODD else invoices.InvoiceState.ASKED
        found = await looking.search(self.session, Search(home, state), None)
        way = ISSUER.way(list(outside.Wish)[units % len(outside.Wish)])
        await invoices.hand_in(self.session, home, [one.id for one in found], way, self.now)

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
        if wanted.reason is claims.CaseReason.DAMAGED:
            wanted = replace(wanted, images=(await market.image(self.session, self.who.account),))
        made, _ = await opening.open_case(self.session, wanted, self.now)
        self.cases.append(made)

    async def send_back(self, session: Session, order: orders.Order) -> None:
        """A unit of what has arrived goes back, because the law says that it may."""
        wanted = claims.NewCase(
            buyer=self.who.account,
            viewer=self.who.viewer,
            order=order.id,
            line=order.lines[0].id,
            wish=claims.Wish.RETURN_REFUND,
            reason=claims.CaseReason.NO_REASON,
            units=1,
            key=self.key(),
        )
        made, _ = await opening.open_case(session, wanted, self.now)
        act = Act(CaseSide.MERCHANT, self.owners[order.store], self.now)
        await moving.approve(session, order.store, made.id, act)
        act = Act(CaseSide.BUYER, self.who.account, self.now)
        self.cases.append(await moving.send_back(session, self.who.account, made.id, ("Simulated", "B1"), act))

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
        ticks = (*CHASES, "settlement.settle")
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
                for tick in CHASES:
                    await queue.run_tick(self.context, tick)
                await reactions.drain(self.database, self.now)
                await queue.run_pending(self.context)

    async def check(self, what: Any) -> None:
        """What must hold at any moment."""
        async with self.database.transaction() as session:
            assert await complaints(session) == [], what
            assert [rule for rule, query in PROMISES.items() if await session.scalar(sql(query))] == [], what

    async def check_end(self) -> None:
        """What must hold once everything has come to rest."""
        who = {"buyer": int(self.who.account), "shops": [int(home) for home in self.owners]}
        async with self.database.transaction() as session:
            left = [rule for rule, query in AT_REST.items() if await session.scalar(sql(query), who)]
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


async def promising(session: Session, shop: market.Shop) -> None:
    """A store promises what it may, and says how it is taxed."""
    await service.set_tax(session, shop.id, TAXED)
    change = guarantees.Change(shop.id, None, PROMISED, shop.owner)
    await guarantees.choose(session, change, ("CNY", None), market.NOW - timedelta(hours=1))


async def begun(house: House, database: Database) -> Whole:
    """The story of the orders, committed, with a judge and with stores that promise and are taxed.

    One of the two orders has arrived and a unit of it is on its way back; invoices are wanted, and one is being issued.
    """
    async with database.transaction() as session:
        began = await opened(session, promising)
        story = Whole(began, house, database, await market.person(session, "Judge"))
        for one in began.stock:
            owner = await session.scalar(sql("SELECT owner FROM trade.stores WHERE id = :id"), {"id": int(one.store)})
            story.owners[one.store] = AccountId(int(owner or 0))
        arrived, waiting = began.trades[0].orders
        await fulfilment.ship(session, arrived.store, arrived.id, ("SF", "1"), began.now)
        await fulfilment.deliver(session, arrived.id, began.now)
        await story.send_back(session, arrived)
        wanted = [await invoices.ask(session, story.who.account, one.id, MEI, began.now) for one in (arrived, waiting)]
        await invoices.hand_in(session, waiting.store, [wanted[1].id], ISSUER.way(outside.Wish.SUCCESS), began.now)
    return story
