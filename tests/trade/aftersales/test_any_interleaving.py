"""Whatever buyer, store, courier, platform and clock do, in whatever order, every case and the books agree."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql
from tests.trade.aftersales.desk import Act, Case, CaseReason, Desk, Wish, clock, delivered, operator, paid
from tests.trade.books import complaints
from tests.trade.market import NOW

from guang.kernel.db import Session
from guang.kernel.errors import Refusal
from guang.kernel.ids import AccountId
from guang.trade import fulfilment, settlement, warehouse
from guang.trade.aftersales.types import Inspection, Verdict
from guang.trade.aftersales.verbs import judging, moving, opening, replacing, timing
from guang.trade.claims import CaseEvent, CaseSide, CaseState, Decision, Liability, machine, terms
from guang.trade.claims.rules.machine import FINAL
from guang.trade.fulfilment.types import PartCancel
from guang.trade.fulfilment.verbs import moving as confirming

ANYTHING = ["open", "approve", "withdraw", "send", "inspect", "judge", "ship", "deliver", "cancel_part", "refund"]
ANYTHING += ["confirm", "settle", "settle", "replace", "get", "pay_instead", "take_refund", "empty"]
"""Tried at any moment, mostly in vain; ``ask`` and ``act`` do what can be done."""
VERBS = {
    CaseEvent.APPROVE: "approve",
    CaseEvent.REJECT: "reject",
    CaseEvent.WITHDRAW: "withdraw",
    CaseEvent.SEND: "send",
    CaseEvent.ARRIVE: "receive",
    CaseEvent.ACCEPT: "inspect",
    CaseEvent.REFUSE: "refuse",
    CaseEvent.ESCALATE: "escalate",
    CaseEvent.JUDGE_REFUND: "judge",
    CaseEvent.JUDGE_RETURN: "judge",
    CaseEvent.JUDGE_EXCHANGE: "judge",
    CaseEvent.DISMISS: "judge",
    CaseEvent.TAKE_REFUND: "take_refund",
    CaseEvent.REPLACE: "replace",
    CaseEvent.REFUND: "pay_instead",
    CaseEvent.DELIVER: "get",
}
USUAL = ["ask", "ask", "act", "act", "act", "act", "act", "act", "wait"]
STEPS = st.lists(
    st.tuples(st.sampled_from([*USUAL, *ANYTHING]), st.integers(0, 31), st.integers(0, 3)), min_size=15, max_size=40
)


class Story:
    """One order of two lines, and everything that can be done about it."""

    def __init__(self, desk: Desk, judges: list[AccountId]) -> None:
        self.desk, self.judges, self.session = desk, judges, desk.session
        self.cases: list[Case] = []
        self.now = NOW
        self.ended: dict[int, CaseState] = {}

    def case(self, number: int) -> Case:
        return self.cases[number % len(self.cases)]

    async def ask(self, number: int, units: int) -> None:
        """Ask for something that is offered."""
        lines = await opening.options(self.session, self.desk.who.account, self.desk.order.id, self.now)
        offers = [(at, offer) for at, line in enumerate(lines) for offer in line.offers if offer.why_not is None]
        at, offer = offers[number % len(offers)]
        goods = lines[at].goods
        about = goods[number % len(goods)] if goods else None
        most = min(offer.units, about.units) if offer.wish in terms.GOODS_BACK and about else offer.units
        more: dict[str, object] = {"origin": about.origin if about else None}
        if offer.wish is Wish.EXCHANGE:
            more["wished"] = self.desk.order.lines[at].sku
        reason, count = offer.reasons[units % len(offer.reasons)], min(max(units, 1), most)
        wanted = self.desk.wanted(offer.wish, reason, count, at, **more)
        made, _ = await opening.open_case(self.session, wanted, self.now)
        self.cases.append(made)

    async def act(self, number: int, units: int) -> None:
        """Do something that somebody can do about the latest case that is open."""
        known = [await self.desk.case(case) for case in self.cases]
        at = max(at for at, case in enumerate(known) if case.state not in FINAL)
        case, sides = known[at], (CaseSide.BUYER, CaseSide.MERCHANT, CaseSide.OPERATOR)
        can = [
            VERBS[event]
            for side in sides
            for event in machine.possible(case.wish, case.state, side, is_back=case.is_back, is_sent=case.is_sent)
            if event in VERBS and (event is not CaseEvent.REFUND or case.state is CaseState.REPLACING)
        ]
        await getattr(self, can[number % len(can)])(at, units)

    async def open(self, number: int, units: int) -> None:
        wish = list(Wish)[number % len(Wish)]
        reason = [CaseReason.NO_LONGER_WANTED, CaseReason.QUALITY, CaseReason.NOT_RECEIVED, CaseReason.LATE][units]
        reason = CaseReason.PRICE_DROPPED if wish is Wish.PRICE_PROTECTION else reason
        count = units if wish in terms.WISHES_WITH_UNITS else 0
        more = {"wished": self.desk.order.lines[number % 2].sku} if wish is Wish.EXCHANGE else {}
        wanted = self.desk.wanted(wish, reason, count, number % 2, **more)
        made, is_new = await opening.open_case(self.session, wanted, self.now)
        assert is_new
        self.cases.append(made)

    async def approve(self, number: int, _: int) -> None:
        await moving.approve(self.session, self.desk.shop.id, self.case(number).id, self.desk.store(self.now))

    async def reject(self, number: int, _: int) -> None:
        await moving.reject(self.session, self.desk.shop.id, self.case(number).id, self.desk.store(self.now, "No."))

    async def withdraw(self, number: int, _: int) -> None:
        me = self.desk.who.account
        await moving.withdraw(self.session, me, self.case(number).id, self.desk.buyer(self.now))

    async def send(self, number: int, _: int) -> None:
        me, case = self.desk.who.account, self.case(number).id
        await moving.send_back(self.session, me, case, ("Simulated", f"B{case}"), self.desk.buyer(self.now))

    async def receive(self, number: int, _: int) -> None:
        await moving.receive(self.session, self.desk.shop.id, self.case(number).id, self.desk.store(self.now))

    async def inspect(self, number: int, units: int) -> None:
        found = Inspection(is_fine=True, restocked=units)
        await moving.inspect(self.session, self.desk.shop.id, self.case(number).id, found, self.desk.store(self.now))

    async def refuse(self, number: int, _: int) -> None:
        act, found = self.desk.store(self.now, "A brick."), Inspection(is_fine=False)
        await moving.inspect(self.session, self.desk.shop.id, self.case(number).id, found, act)

    async def escalate(self, number: int, _: int) -> None:
        me = self.desk.who.account
        await moving.escalate(self.session, me, self.case(number).id, self.desk.buyer(self.now))

    async def judge(self, number: int, units: int) -> None:
        judge = self.judges[number % len(self.judges)]
        verdict = Verdict(list(Decision)[units % len(Decision)], Liability.MERCHANT)
        act = Act(CaseSide.OPERATOR, judge, self.now, "Both were heard.")
        await judging.judge(self.session, judge, self.case(number).id, verdict, act)

    async def take_refund(self, number: int, _: int) -> None:
        await moving.take_refund(self.session, self.desk.who.account, self.case(number).id, self.desk.buyer(self.now))

    async def replace(self, number: int, _: int) -> None:
        case, parcel = self.case(number).id, ("Simulated", "NEW")
        await replacing.send(self.session, self.desk.shop.id, case, parcel, self.desk.store(self.now))

    async def pay_instead(self, number: int, _: int) -> None:
        await moving.pay_instead(self.session, self.desk.shop.id, self.case(number).id, self.desk.store(self.now))

    async def get(self, number: int, _: int) -> None:
        """A replacement arrives, or gets lost."""
        case = await self.desk.case(self.case(number))
        note = timing.note_unreplaced if number % 3 == 0 else timing.note_replaced
        if case.outbound is not None:
            await note(self.session, case.id, case.outbound, self.now)

    async def empty(self, number: int, _: int) -> None:
        """Whatever is not promised is written off, or there is plenty again."""
        sku = self.desk.order.lines[number % 2].sku
        shelf = (await warehouse.shelves(self.session, [sku]))[sku]
        count = shelf.reserved if number % 3 else shelf.reserved + 20
        await warehouse.adjust(self.session, {sku: count}, reason="counted", by=self.desk.shop.owner, now=self.now)

    async def wait(self, number: int, _: int) -> None:
        self.now += timedelta(days=number % 5, minutes=1)
        await clock(self.session, self.now)

    async def ship(self, _: int, __: int) -> None:
        await fulfilment.ship(self.session, self.desk.shop.id, self.desk.order.id, ("Simulated", "OUT"), self.now)

    async def deliver(self, _: int, __: int) -> None:
        await fulfilment.deliver(self.session, self.desk.order.id, self.now)

    async def confirm(self, _: int, __: int) -> None:
        await confirming.receive(self.session, self.desk.who.account, self.desk.order.id, self.now)

    async def settle(self, _: int, __: int) -> None:
        """Once it is settled, what goes back is taken from those who have earned it."""
        held = (await self.desk.again()).holds > 0
        before = (await self.desk.again()).state
        await settlement.settle_due(self.session, self.now + timedelta(days=16))
        assert not held or (await self.desk.again()).state is before

    async def cancel_part(self, number: int, units: int) -> None:
        part = PartCancel({self.desk.order.lines[number % 2].id: units}, f"part-{self.now.isoformat()}-{number}")
        await fulfilment.cancel(self.session, self.desk.who.account, self.desk.order.id, "", self.now, part)

    async def refund(self, number: int, _: int) -> None:
        line = self.desk.order.lines[number % 2]
        part = {line.id: fulfilment.RefundPart(0, line.unit_price)}
        key = f"else-{self.now.isoformat()}-{number}"
        await fulfilment.refund(self.session, self.desk.order.id, part, reason="", key=key, now=self.now)

    async def check(self) -> None:
        """What must hold after every step."""
        order = await self.desk.again()
        cases = [await self.desk.case(case) for case in self.cases]
        assert await complaints(self.session) == []
        assert order.holds == sum(case.state not in FINAL for case in cases)
        paid_back = await self.session.execute(
            sql("SELECT key, amount FROM trade.order_refunds WHERE order_id = :id"), {"id": int(order.id)}
        )
        by_key = {row.key: row.amount for row in paid_back}
        for case in cases:
            if case.state is not CaseState.EXCHANGED:  # which gives back what a parcel costs, if anything
                assert (case.id.text in by_key) == (case.state is CaseState.REFUNDED)
            await self.check_replacement(case)
            assert case.due_at is None or case.due_at > self.now or case.state is CaseState.PLATFORM_ARBITRATION
            assert [step.number for step in case.steps] == list(range(1, len(case.steps) + 1))
            if int(case.id) in self.ended:
                assert case.state is self.ended[int(case.id)]
            if case.state in FINAL:
                self.ended[int(case.id)] = case.state
        for line in order.lines:
            assert line.refunded <= line.pays
            assert line.refunded_units <= line.units

    async def check_replacement(self, case: Case) -> None:
        """What is set aside, sent and free again is so once, and only while the case says so."""
        rows = await self.session.execute(
            sql("SELECT units, state FROM trade.promises WHERE order_id = :id"), {"id": int(case.holder)}
        )
        held = [(row.units, row.state) for row in rows]
        parcels = await self.session.scalar(
            sql("SELECT count(*) FROM trade.parcels WHERE ref = :ref AND direction = 'out'"), {"ref": case.id.text}
        )
        assert parcels == int(case.is_sent)
        if case.is_sent:
            assert held == [(case.units, "deducted")]
        elif case.state in FINAL or case.wish is not Wish.EXCHANGE:
            assert [state for _, state in held] in ([], ["put_back"])
        elif case.state is CaseState.REPLACING or (case.state is CaseState.AWAITING_RETURN):
            assert held == [(case.units, "held")]


@given(STEPS, st.sampled_from([paid, delivered]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_every_case_and_the_books_agree_after_every_step(
    session: Session, steps: list[tuple[str, int, int]], begin: Callable[[Session], Awaitable[Desk]]
) -> None:
    async with session.begin_nested() as told:
        story = Story(await begin(session), [await operator(session) for _ in range(2)])
        for name, number, units in steps:
            step: Callable[[int, int], Awaitable[None]] = getattr(story, name)
            try:
                async with session.begin_nested():
                    await step(number, units)
            except (Refusal, ZeroDivisionError, ValueError):
                pass
            await story.check()
        await told.rollback()
