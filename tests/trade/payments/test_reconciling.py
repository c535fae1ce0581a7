"""A provider's books and ours: every kind of difference is found, what can be mended is, the rest is told."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text as sql
from tests.trade.market import NOW, person, yuan
from tests.trade.street import staff, with_token

from guang.doors import web
from guang.doors.house import House
from guang.journal import reactions
from guang.kernel import clock, queue
from guang.kernel.db import Database, Session
from guang.kernel.ids import PaymentId, TradeId, new_id
from guang.kernel.money import Money
from guang.kernel.web import Role
from guang.people import accounts
from guang.trade import ledger, payments
from guang.trade.ledger import Account, Entry, Posting
from guang.trade.payments import jobs, reconciling, rules, service
from guang.trade.payments.adapters import simulator
from guang.trade.payments.errors import BadDay
from guang.trade.payments.types import (
    Answer,
    Charge,
    Chargeback,
    ChargebackPhase,
    Difference,
    DifferenceKind,
    Kept,
    Listed,
    ListedKind,
    PaymentState,
    Reconciliation,
    Refund,
)

State = PaymentState
MORNING = clock.now().replace(hour=8)
DAY = MORNING.date()
NIGHT = MORNING + timedelta(hours=20)


class Bookkeeper(simulator.Simulator):
    """A provider with books of its own, which a test writes."""

    def __init__(self, name: str) -> None:
        super().__init__("s" * 40)
        self.name = name  # type: ignore[misc]
        self.lines: list[Listed] = []
        self.answers: dict[PaymentId, Answer] = {}
        self.sent: list[str] = []
        self.claims: list[Chargeback] = []

    async def status(self, charge: Charge, now: datetime) -> Answer:
        return self.answers[charge.payment]

    async def give_back(self, refund: Refund, now: datetime) -> str:
        self.sent.append(refund.id.text)
        return f"sim-{refund.id.text}"

    async def listed(
        self, since: datetime, until: datetime, told: AsyncIterator[Charge | Refund]
    ) -> AsyncIterator[Listed]:
        assert (since.date(), until - since) == (DAY, timedelta(days=1))
        for line in self.lines:
            yield line

    async def disputed(
        self, since: datetime, until: datetime, told: AsyncIterator[Charge | Refund]
    ) -> AsyncIterator[Chargeback]:
        for claim in self.claims:
            yield claim

    def charged(self, payment: payments.Payment, state: State, *, amount: int | None = None) -> None:
        """List a charge, and say the same when asked."""
        money = payment.amount if amount is None else yuan(amount)
        self.lines.append(Listed(ListedKind.CHARGE, payment.id.text, money, state, "their-1"))
        self.answers[payment.id] = Answer(state, "their-1")


@pytest.fixture
async def provider(database: Database) -> AsyncIterator[Bookkeeper]:
    """A provider whose payments, which paid for no order, are gone afterwards: nobody hears of them, or counts them."""
    made = Bookkeeper(f"bank-{new_id(TradeId).text}")
    async with database.transaction() as session:
        before = await books(session)
    yield made
    mine = "IN (SELECT id FROM trade.payments WHERE provider IN (:name, 'somebody else'))"
    async with database.transaction() as session:
        gone = await session.scalars(sql(f"SELECT id FROM trade.payments WHERE id {mine}"), {"name": made.name})
        heard = {"payments": [PaymentId(one).text for one in gone]}
        await session.execute(sql("DELETE FROM journal.facts WHERE body ->> 'payment' = ANY(:payments)"), heard)
        await session.execute(sql(f"DELETE FROM trade.refunds WHERE payment {mine}"), {"name": made.name})
        await session.execute(sql(f"DELETE FROM trade.chargebacks WHERE payment {mine}"), {"name": made.name})
        await session.execute(sql(f"DELETE FROM trade.payments WHERE id {mine}"), {"name": made.name})
        came = Counter(await books(session))
        came.subtract(before)
        undone = tuple(Entry(account, 0, Money(-minor, "CNY")) for account, minor in came.items() if minor)
        if undone:
            await ledger.post(session, [Posting("undone", made.name, undone)], MORNING)


async def books(session: Session) -> dict[Account, int]:
    """What the platform's own accounts hold."""
    return {account: (await ledger.balance(session, account, 0, "CNY")).minor for account in Account}


async def payment(database: Database, provider: Bookkeeper, state: State) -> payments.Payment:
    """A payment of 30 yuan that we believe to be in a state."""
    async with database.transaction() as session:
        payer = await person(session)
        method = payments.Method(provider.name)
        wanted = payments.NewPayment(new_id(TradeId), payer, yuan(30), method, "pay-00000001")
        opened, _ = await payments.start(session, wanted, MORNING)
        if state is not State.PENDING:
            opened = await payments.settle(session, opened.id, Answer(state, "our-1"), MORNING)
        return opened


async def refund(database: Database, paid: payments.Payment, *, done: bool) -> Refund:
    """A refund of 10 yuan."""
    async with database.transaction() as session:
        due = (Entry(Account.CLEARING, 0, yuan(-10)), Entry(Account.REFUNDS, 0, yuan(10)))
        await ledger.post(session, [Posting("payment_rest", paid.id.text, due)], MORNING)
        await payments.refund(session, paid.id, yuan(10), reason="thin", key="aft-1", now=MORNING)
        number = await session.scalar(sql("SELECT id FROM trade.refunds WHERE payment = :id"), {"id": int(paid.id)})
        asked = await service.refund_to_send(session, number)
        assert asked is not None
        if done:
            await service.finish_refund(session, asked, "our-1", MORNING)
        return asked


async def state_of(database: Database, one: payments.Payment) -> State:
    async with database.transaction() as session:
        return (await payments.payment(session, one.id)).state


async def compared(database: Database, provider: Bookkeeper) -> Reconciliation:
    return await reconciling.reconcile(database, provider, DAY, NIGHT)


def kinds(found: Reconciliation) -> dict[str, tuple[DifferenceKind, bool]]:
    return {one.subject: (one.kind, one.is_mended) for one in found.differences}


async def test_books_that_agree_differ_in_nothing(database: Database, provider: Bookkeeper) -> None:
    for state in State:
        provider.charged(await payment(database, provider, state), state)
    found = await compared(database, provider)
    assert (found.listed, found.mended, found.open, found.differences) == (3, 0, 0, ())


@pytest.mark.parametrize("ours", [State.PENDING, State.DECLINED])
async def test_a_success_that_we_have_not_heard_of_is_taken_in(
    database: Database, provider: Bookkeeper, ours: State
) -> None:
    unheard = await payment(database, provider, ours)
    provider.charged(unheard, State.SUCCEEDED)

    found = await compared(database, provider)

    assert kinds(found) == {unheard.id.text: (DifferenceKind.UNHEARD, True)}
    assert await state_of(database, unheard) is State.SUCCEEDED
    assert (await compared(database, provider)).differences == ()


async def test_money_that_did_not_come_is_told_to_a_person(database: Database, provider: Bookkeeper) -> None:
    denied, absent = [await payment(database, provider, State.SUCCEEDED) for _ in range(2)]
    provider.charged(denied, State.DECLINED)
    provider.answers[absent.id] = Answer(State.PENDING)

    found = await compared(database, provider)

    assert kinds(found) == {
        denied.id.text: (DifferenceKind.NOT_THERE, False),
        absent.id.text: (DifferenceKind.NOT_THERE, False),
    }
    assert found.open == 2
    assert await state_of(database, denied) is State.SUCCEEDED


async def test_a_charge_that_a_list_lacks_is_asked_for_first(database: Database, provider: Bookkeeper) -> None:
    late = await payment(database, provider, State.SUCCEEDED)
    provider.answers[late.id] = Answer(State.SUCCEEDED)
    assert kinds(await compared(database, provider)) == {late.id.text: (DifferenceKind.NOT_THERE, True)}


@pytest.mark.parametrize("ours", [State.PENDING, State.SUCCEEDED])
async def test_another_amount_is_told_and_pays_for_nothing(
    database: Database, provider: Bookkeeper, ours: State
) -> None:
    part = await payment(database, provider, ours)
    provider.charged(part, State.SUCCEEDED, amount=20)

    found = await compared(database, provider)

    assert found.differences == (
        Difference(
            DifferenceKind.AMOUNT, part.id.text, "charge succeeded 2000 CNY", f"charge {ours.value} 3000 CNY", False
        ),
    )
    assert await state_of(database, part) is ours


async def test_what_is_nothing_of_ours_is_told(database: Database, provider: Bookkeeper) -> None:
    for text in (new_id(PaymentId).text, "ch_1"):
        provider.lines.append(Listed(ListedKind.CHARGE, text, yuan(5), State.SUCCEEDED))
    other = await payment(database, Bookkeeper("somebody else"), State.SUCCEEDED)
    provider.charged(other, State.SUCCEEDED)
    assert set(kinds(await compared(database, provider)).values()) == {(DifferenceKind.STRANGER, False)}


async def test_refunds_are_caught_up_with_on_both_sides(database: Database, provider: Bookkeeper) -> None:
    paid = [await payment(database, provider, State.SUCCEEDED) for _ in range(4)]
    for one in paid:
        provider.charged(one, State.SUCCEEDED)
    unheard, unsent = await refund(database, paid[0], done=False), await refund(database, paid[1], done=True)
    agreed, short = await refund(database, paid[2], done=True), await refund(database, paid[3], done=True)
    provider.lines += [
        Listed(ListedKind.REFUND, unheard.id.text, yuan(10), State.SUCCEEDED, "their-2"),
        Listed(ListedKind.REFUND, agreed.id.text, yuan(10), State.PENDING),
        Listed(ListedKind.REFUND, short.id.text, yuan(9), State.SUCCEEDED),
    ]

    found = await compared(database, provider)

    assert kinds(found) == {
        unheard.id.text: (DifferenceKind.UNHEARD, True),
        unsent.id.text: (DifferenceKind.UNSENT, True),
        short.id.text: (DifferenceKind.AMOUNT, False),
    }
    assert provider.sent == [unsent.id.text]
    async with database.transaction() as session:
        assert await service.refund_to_send(session, unheard.id) is None
        told = await session.scalar(
            sql("SELECT count(*) FROM trade.ledger_postings WHERE key = :key"), {"key": unheard.id.text}
        )
        assert told == 1


async def test_what_a_later_look_does_not_find_any_more_is_mended(database: Database, provider: Bookkeeper) -> None:
    absent = await payment(database, provider, State.SUCCEEDED)
    provider.answers[absent.id] = Answer(State.PENDING)
    assert (await compared(database, provider)).open == 1
    provider.charged(absent, State.SUCCEEDED)
    await compared(database, provider)
    async with database.transaction() as session:
        (kept,) = [one for one in await reconciling.reconciliations(session) if one.provider == provider.name]
    assert (kept.listed, kept.mended, kept.open) == (1, 1, 0)
    assert kinds(kept) == {absent.id.text: (DifferenceKind.NOT_THERE, True)}


async def test_many_are_compared_page_by_page(
    database: Database, provider: Bookkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reconciling, "AT_ONCE", 2)
    made = [await payment(database, provider, State.SUCCEEDED) for _ in range(5)]
    for one in made[:4]:
        provider.charged(one, State.SUCCEEDED)
    provider.answers[made[4].id] = Answer(State.DECLINED)
    found = await compared(database, provider)
    assert (found.listed, kinds(found)) == (4, {made[4].id.text: (DifferenceKind.NOT_THERE, False)})


@pytest.mark.parametrize("theirs", list(State))
@pytest.mark.parametrize("ours", list(State))
def test_two_declined_or_undecided_sides_do_not_differ(theirs: State, ours: State) -> None:
    charge = Charge(PaymentId(1), yuan(3), "", NOW)
    found = rules.difference(
        Listed(ListedKind.CHARGE, charge.payment.text, yuan(3), theirs),
        Kept(ListedKind.CHARGE, 1, yuan(3), ours, charge),
    )
    if ours is State.SUCCEEDED:
        assert found is (None if theirs is State.SUCCEEDED else DifferenceKind.NOT_THERE)
    elif theirs is State.PENDING or theirs is ours:
        assert found is None
    else:
        assert found is DifferenceKind.UNHEARD


async def test_yesterday_is_compared_once_and_old_callbacks_are_forgotten(house: House) -> None:
    context = queue.Context(house.database, house.blobs, house.settings)
    async with house.database.transaction() as session:
        for age, event in ((0, "young"), (2, "old")):
            await session.execute(
                sql("INSERT INTO trade.payment_callbacks VALUES ('simulator', :event, :at)"),
                {"event": f"{event}-{new_id(TradeId).text}", "at": NIGHT - timedelta(days=age)},
            )
    with clock.frozen(MORNING + timedelta(days=1) + jobs.SETTLED_DOWN):
        for _ in range(2):
            await queue.run_tick(context, "payments.reconcile")
        await queue.run_tick(context, "payments.forget_callbacks")
        await reactions.drain(house.database, clock.now())  # payments of other tests were heard of, too
    async with house.database.transaction() as session:
        days = [one for one in await reconciling.reconciliations(session) if one.provider == "simulator"]
        events = (await session.scalars(sql("SELECT event FROM trade.payment_callbacks"))).all()
    assert [(one.day, one.open) for one in days if one.day == DAY] == [(DAY, 0)]
    assert [event for event in events if event.startswith("old-")] == []
    assert [event for event in events if event.startswith("young-")] != []


async def test_an_operator_has_a_day_compared_and_reads_what_differs(house: House, app: web.Edge) -> None:
    async with house.database.transaction() as session:
        account = await person(session, "Operator")
        await accounts.grant(session, account, Role.OPERATOR, NOW)
        token = (await accounts.admit(session, account, clock.now(), staff=True)).token
        stranger = await person(session)
    operator, other = with_token(app, token), await staff(house.database, app, stranger)
    body = {"day": "2024-02-29"}

    assert (await other.get("/api/operator/payments/reconciliations")).status_code == 403
    assert (await other.post("/api/operator/payments/reconciliations", json=body)).status_code == 403
    assert (await operator.post("/api/operator/payments/reconciliations", json=body)).status_code == 202
    await queue.run_pending(queue.Context(house.database, house.blobs, house.settings))

    told = (await operator.get("/api/operator/payments/reconciliations")).json()["items"]
    wanted = {"day": "2024-02-29", "provider": "simulator", "open": 0}
    assert any(wanted.items() <= one.items() for one in told)


async def test_a_simulated_charge_whose_answer_got_lost_is_found_by_asking() -> None:
    provider = simulator.Simulator("s" * 40)
    charge = Charge(PaymentId(5), yuan(3), "timeout", NOW)
    assert (await provider.charge(charge, NOW)).state is State.PENDING
    assert (await provider.status(charge, NOW)).state is State.SUCCEEDED
    assert provider.callbacks(charge, NOW) == []


async def test_a_simulated_charge_that_finds_only_a_part_is_declined() -> None:
    provider = simulator.Simulator("s" * 40)
    answer = await provider.charge(Charge(PaymentId(5), yuan(3), "partial", NOW), NOW)
    assert (answer.state, answer.code) == (State.DECLINED, "captured_in_part")


async def test_a_simulated_charge_may_succeed_when_nobody_waits_any_more() -> None:
    provider = simulator.Simulator("s" * 40)
    charge = Charge(PaymentId(5), yuan(3), "very_late", NOW)
    after = NOW + simulator.VERY_LATE
    assert (await provider.charge(charge, NOW)).state is State.PENDING
    assert (await provider.status(charge, after - timedelta(seconds=1))).state is State.PENDING
    assert (await provider.status(charge, after)).state is State.SUCCEEDED
    (message,) = provider.callbacks(charge, after)
    assert provider.read_callback(message.headers, message.body, after).answer.state is State.SUCCEEDED


async def test_the_first_day_there_can_be_is_compared_like_any_other(database: Database) -> None:
    found = await reconciling.reconcile(database, simulator.Simulator("s" * 40), date(2000, 1, 1), NOW)

    assert (found.day, found.differences) == (date(2000, 1, 1), ())


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(5036, 1, 25), NOW.date() + timedelta(days=1)])
async def test_days_that_cannot_be_compared_are_refused(session: Session, day: date) -> None:
    with pytest.raises(BadDay):
        await reconciling.ask(session, "simulator", day, NOW)


async def test_a_chargeback_of_which_nobody_told_us_is_believed_and_one_that_only_we_know_is_told(
    database: Database, provider: Bookkeeper
) -> None:
    heard, unheard = [await payment(database, provider, State.SUCCEEDED) for _ in range(2)]
    for one in (heard, unheard):
        provider.charged(one, State.SUCCEEDED)
    claims = [
        Chargeback(f"dp-{one.id.text}", one.amount, yuan(15), "general", ChargebackPhase.LOST, None, one.id)
        for one in (heard, unheard)
    ]
    async with database.transaction() as session:
        await payments.chargebacks.hear(session, provider.name, claims[0], MORNING)
    stranger = replace(claims[1], reference="dp-stranger", payment=PaymentId(1))
    provider.claims = [claims[1], stranger]

    first = await reconciling.reconcile(database, provider, DAY, NIGHT)
    again = await reconciling.reconcile(database, provider, DAY, NIGHT)

    said = "chargeback lost 3000 CNY"
    only_we = Difference(DifferenceKind.NOT_THERE, claims[0].reference, "", said, is_mended=False)
    nothing_of_ours = Difference(DifferenceKind.STRANGER, "dp-stranger", said, "", is_mended=False)
    believed = Difference(DifferenceKind.UNHEARD, claims[1].reference, said, "", is_mended=True)
    assert first.differences == (believed, nothing_of_ours, only_we)
    assert again.differences == (nothing_of_ours, only_we)
    async with database.transaction() as session:
        paid = await payments.payment(session, unheard.id)
    assert (paid.refunded.minor, paid.disputed_minor) == (0, 3000)
