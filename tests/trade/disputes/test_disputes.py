"""A bank takes money back: what is held, who answers, and where the money ends."""

from datetime import timedelta

import pytest
from tests.trade.books import complaints
from tests.trade.disputes import stories
from tests.trade.disputes.stories import FEE, UNTIL, Phase, claim, refunds
from tests.trade.market import NOW, facts, yuan
from tests.trade.settlement.stories import DUE, confirmed, creator, earn
from tests.trade.settlement.stories import paid as paid_order

from guang.journal.facts.disputes import DisputeEnded, DisputeOpened, DisputeSubmitted
from guang.journal.facts.money import ChargebackFeeReturned
from guang.kernel.db import Session
from guang.kernel.ids import StoreId, new_id
from guang.trade import fulfilment, orders, payments
from guang.trade.disputes import errors
from guang.trade.disputes.types import DisputeState, Said, Stance
from guang.trade.disputes.verbs import looking, moving
from guang.trade.ledger import Account
from guang.trade.payments.errors import BadCallback
from guang.trade.settlement import Payee
from guang.trade.settlement.errors import NotEnough
from guang.trade.settlement.types import NewWithdrawal
from guang.trade.settlement.verbs import settling, withdrawing

State = orders.OrderState


def ten_yuan(order: orders.Order) -> NewWithdrawal:
    """A wish to withdraw a little of what an order's store has."""
    return NewWithdrawal(Payee.STORE, order.store, order.buyer, yuan(10), "simulator", "success", "withdraw-1")


async def test_a_chargeback_is_recorded_once_and_holds_the_order(session: Session) -> None:
    case = await stories.paid(session)

    assert [await case.hear(Phase.NEEDS_RESPONSE) for _ in range(3)] == [True, False, False]

    dispute = await case.dispute()
    assert (dispute.state, dispute.amount, dispute.claimed) == (DisputeState.OPENED, case.order.total, case.order.total)
    assert [(part.order, part.amount, part.withheld.minor) for part in dispute.parts] == [
        (case.order.id, case.order.total, 0)
    ]
    assert (dispute.due_at, dispute.listens_until) == (UNTIL - timedelta(hours=24), UNTIL)
    assert await case.holds() == 1
    assert await case.balance(Account.DISPUTED) == -case.order.total.minor
    assert await case.balance(Account.COMPENSATION) == -FEE.minor
    assert [type(fact) for fact in await facts(session, DisputeOpened)] == [DisputeOpened]
    assert await complaints(session) == []


async def test_news_in_the_wrong_order_end_where_news_in_order_do(session: Session) -> None:
    case = await stories.paid(session)

    assert await case.hear(Phase.WON) is True
    assert await case.hear(Phase.UNDER_REVIEW) is False
    assert await case.hear(Phase.NEEDS_RESPONSE) is False
    assert await case.hear(Phase.LOST) is False

    assert (await case.dispute()).state is DisputeState.WON
    assert (await case.holds(), await case.balance(Account.DISPUTED)) == (0, 0)
    assert [fact.outcome for fact in await facts(session, DisputeEnded)] == ["won"]  # type: ignore[attr-defined]


async def test_while_a_bank_disputes_nothing_goes_back_twice(session: Session) -> None:
    case = await stories.paid(session)
    await case.hear(Phase.NEEDS_RESPONSE)

    with pytest.raises(payments.PaymentDisputed):
        async with session.begin_nested():
            await fulfilment.cancel(session, case.order.buyer, case.order.id, "", NOW)
    part = {case.order.lines[0].id: fulfilment.RefundPart(1, yuan(19.99))}
    with pytest.raises(payments.PaymentDisputed):
        async with session.begin_nested():
            await fulfilment.refund(session, case.order.id, part, reason="after_sale", key="one", now=NOW)

    order = await case.now()
    assert (order.state, order.refunded.minor) == (State.PAID, 0)
    assert await refunds(session, order) == []
    assert await complaints(session) == []


async def test_a_refund_that_was_first_is_not_claimed_again(session: Session) -> None:
    _, order = await paid_order(session, units=3)
    part = {order.lines[0].id: fulfilment.RefundPart(1, yuan(19.99))}
    await fulfilment.refund(session, order.id, part, reason="after_sale", key="one", now=NOW)
    case = claim(session, order)

    await case.hear(Phase.NEEDS_RESPONSE)
    assert (await case.dispute()).claimed == order.total - yuan(19.99)
    await case.hear(Phase.LOST)

    after = await case.now()
    assert (after.state, after.refunded) == (State.REFUNDED, order.total)
    assert await refunds(session, order) == [1999]
    assert await case.balance(Account.DISPUTED) == 0
    assert await case.balance(Account.REFUNDS) == 1999  # the one that is still on its way
    assert await case.balance(Account.COMPENSATION) == -1999  # paid twice, and the fee is the merchant's
    assert await case.balance(Account.MERCHANT, order.store) == -FEE.minor
    assert await complaints(session) == []


async def test_what_has_gone_back_whole_is_answered_by_itself(session: Session) -> None:
    who, order = await paid_order(session)
    await fulfilment.cancel(session, who.account, order.id, "", NOW)
    case = claim(session, order, reason="credit_not_processed")
    await case.hear(Phase.NEEDS_RESPONSE)

    await case.tick()

    told = await case.defence()
    assert told.answered_at == NOW
    assert told.defence is not None
    assert told.defence.refunds == "67.97 CNY of 67.97 CNY had been refunded."


async def test_a_lost_dispute_is_a_refund_that_nobody_sends(session: Session) -> None:
    case = await stories.paid(session)
    await case.hear(Phase.NEEDS_RESPONSE)

    await case.hear(Phase.LOST)

    order = await case.now()
    assert (order.state, order.refunded) == (State.REFUNDED, order.total)
    assert [line.refunded_units for line in order.lines] == [3]
    assert await refunds(session, order) == []
    assert (await case.dispute()).state is DisputeState.LOST
    assert [await case.balance(account) for account in (Account.DISPUTED, Account.REFUNDS)] == [0, 0]
    assert await case.balance(Account.ESCROW, order.store) == 0
    assert await case.balance(Account.MERCHANT, order.store) == -FEE.minor
    assert await case.holds() == 0
    assert await complaints(session) == []


async def test_a_fee_that_comes_back_is_booked_once_whenever_the_provider_says_so(session: Session) -> None:
    case = await stories.paid(session)
    await case.hear(Phase.NEEDS_RESPONSE)
    assert await case.hear(Phase.NEEDS_RESPONSE, fee=yuan(0)) is False
    await case.hear(Phase.WON)
    assert (await case.balance(Account.COMPENSATION), await case.balance(Account.DISPUTED)) == (-FEE.minor, 0)

    assert await case.hear(Phase.WON, fee=yuan(5)) is True
    assert await case.hear(Phase.WON, fee=yuan(5)) is False
    assert await case.balance(Account.COMPENSATION) == -500
    assert await case.hear(Phase.WON, fee=yuan(0)) is True
    assert await case.hear(Phase.WON) is False

    assert await case.balance(Account.COMPENSATION) == 0
    assert await case.balance(Account.CLEARING) == -case.order.total.minor
    told = [fact.amount for fact in await facts(session, ChargebackFeeReturned)]  # type: ignore[attr-defined]
    assert told == [yuan(10), yuan(5)]
    assert await complaints(session) == []


async def test_a_fee_stays_with_the_bank_that_keeps_the_money(session: Session) -> None:
    case = await stories.paid(session)
    await case.hear(Phase.LOST)

    assert await case.hear(Phase.WON, fee=yuan(0)) is False

    assert await case.balance(Account.MERCHANT, case.order.store) == -FEE.minor
    assert await facts(session, ChargebackFeeReturned) == []
    assert await complaints(session) == []


async def test_a_stolen_card_costs_the_platform_the_fee(session: Session) -> None:
    _, order = await paid_order(session)
    case = claim(session, order, reason="fraudulent")
    await case.hear(Phase.NEEDS_RESPONSE)
    await case.hear(Phase.LOST)

    assert await case.balance(Account.MERCHANT, order.store) == 0
    assert await case.balance(Account.COMPENSATION) == -FEE.minor


async def test_money_of_a_settled_order_is_withheld_and_comes_back_when_the_bank_agrees(session: Session) -> None:
    order = await confirmed(session)
    await settling.settle_due(session, DUE, 10_000)
    case = claim(session, order)
    before = await case.balance(Account.MERCHANT, order.store)

    await case.hear(Phase.NEEDS_RESPONSE)
    assert await case.balance(Account.MERCHANT, order.store) == before - order.total.minor < 0
    assert await case.balance(Account.WITHHELD, order.store) == order.total.minor
    with pytest.raises(NotEnough):
        await withdrawing.ask(session, ten_yuan(order), NOW)
    await case.hear(Phase.WON)

    assert await case.balance(Account.MERCHANT, order.store) == before
    assert await case.balance(Account.WITHHELD, order.store) == 0
    assert (await case.now()).state is State.SETTLED
    assert await complaints(session) == []


async def test_a_settled_order_that_is_lost_is_taken_from_everybody_who_had_it(session: Session) -> None:
    promoter = await creator(session)
    order = await confirmed(session, promoter=promoter, bps=1000)
    await settling.settle_due(session, DUE, 10_000)
    case = claim(session, order)

    await case.hear(Phase.NEEDS_RESPONSE)
    await case.hear(Phase.LOST)

    assert await case.balance(Account.CREATOR, promoter) == 0
    assert await case.balance(Account.MERCHANT, order.store) == -FEE.minor
    assert await case.balance(Account.WITHHELD, order.store) == 0
    assert (await case.now()).state is State.REFUNDED
    assert await complaints(session) == []


async def test_a_part_is_money_off_every_line_and_takes_no_units(session: Session) -> None:
    _, order = await paid_order(session)
    case = claim(session, order, yuan(10))

    await case.hear(Phase.NEEDS_RESPONSE)
    await case.hear(Phase.LOST)

    after = await case.now()
    assert (after.refunded, after.state) == (yuan(10), State.PAID)
    assert [line.refunded_units for line in after.lines] == [0]
    assert after.lines[0].refunded + after.shipping_refunded == yuan(10)
    assert await complaints(session) == []


async def test_the_file_is_made_by_itself_and_proves_a_delivery(session: Session) -> None:
    case = await stories.paid(session)
    await fulfilment.ship(session, case.order.store, case.order.id, ("SF", "SF100"), NOW)
    await fulfilment.deliver(session, case.order.id, NOW + timedelta(days=1))
    case.at = NOW + timedelta(days=2)
    await case.hear(Phase.NEEDS_RESPONSE)

    dispute = await case.tick()

    assert dispute.state is DisputeState.EVIDENCE_DUE
    proof = dispute.parts[0].proof
    assert proof is not None
    assert (proof.carrier, proof.tracking) == ("SF", "SF100")
    assert (proof.shipped_at, proof.delivered_at) == (NOW, NOW + timedelta(days=1))
    assert proof.goods.startswith("3 x ")
    assert "59.97 CNY" in proof.goods
    assert (await case.defence()).answered_at is None


async def test_the_platform_speaks_for_a_store_that_is_silent(session: Session) -> None:
    case = await stories.paid(session)
    await case.hear(Phase.NEEDS_RESPONSE)
    due = (await case.tick()).due_at

    await case.tick(due - timedelta(seconds=1))
    assert (await case.defence()).answered_at is None
    await case.tick(due)
    told = await case.defence()
    assert told.answered_at == due
    assert told.defence is not None
    assert (told.defence.words, told.defence.delivered_at) == ("", None)

    case.at = due
    await case.hear(Phase.UNDER_REVIEW)
    assert (await case.dispute()).state is DisputeState.SUBMITTED
    assert [type(fact) for fact in await facts(session, DisputeSubmitted)] == [DisputeSubmitted]


async def test_a_store_answers_once(session: Session) -> None:
    case = await stories.paid(session)
    await case.hear(Phase.NEEDS_RESPONSE)
    await case.tick()

    answered = await case.say(Stance.CONTEST, "She signed for it.")
    assert await case.say(Stance.CONTEST, "She signed for it.") == answered
    with pytest.raises(errors.DisputeKeyReused):
        await case.say(Stance.ACCEPT)
    with pytest.raises(errors.DisputeAnswered):
        await case.say(Stance.ACCEPT, key="answer-0002")
    with pytest.raises(errors.DisputeKeyNeeded):
        await case.say(Stance.ACCEPT, key="short")

    told = await case.defence()
    assert told.defence is not None
    assert told.defence.words == "She signed for it."
    said = Said(Stance.ACCEPT, "", case.order.buyer, "answer-0003")
    with pytest.raises(errors.DisputeMissing):
        await moving.say(session, new_id(StoreId), answered.id, said, NOW)
    with pytest.raises(errors.DisputeMissing):
        await looking.dispute_at(session, new_id(StoreId), answered.id)


async def test_what_is_accepted_is_lost_at_once(session: Session) -> None:
    case = await stories.paid(session)
    await case.hear(Phase.NEEDS_RESPONSE)
    await case.say(Stance.ACCEPT)

    told = await case.defence()
    assert (told.answered_at, told.defence) == (NOW, None)
    await case.hear(Phase.LOST)

    assert (await case.dispute()).state is DisputeState.ACCEPTED
    assert (await case.now()).state is State.REFUNDED
    assert await complaints(session) == []


async def test_a_claim_beyond_the_payment_or_in_other_money_is_not_believed(session: Session) -> None:
    case = await stories.paid(session)

    with pytest.raises(BadCallback):
        await case.hear(Phase.NEEDS_RESPONSE, amount=case.order.total + yuan(0.01))
    assert await case.balance(Account.DISPUTED) == 0
    assert await case.holds() == 0


async def test_a_balance_below_zero_is_earned_back_before_anything_is_withdrawn(session: Session) -> None:
    case = await stories.paid(session)
    await case.hear(Phase.NEEDS_RESPONSE)
    await case.hear(Phase.LOST)
    assert await case.balance(Account.MERCHANT, case.order.store) == -1500

    await earn(session, case.order.store, yuan(20))
    with pytest.raises(NotEnough) as refused:
        await withdrawing.ask(session, ten_yuan(case.order), NOW)
    assert refused.value.facts["available"] == yuan(5)


async def test_what_a_bank_was_told_is_forgotten_with_the_buyer_and_with_the_verdict(session: Session) -> None:
    case = await stories.paid(session)
    await case.hear(Phase.NEEDS_RESPONSE)
    await case.tick()
    await case.say(Stance.CONTEST, "Signed.")
    await looking.forget(session, case.order.buyer)
    told = await case.defence()
    assert told.defence is not None  # it is still to be sent
    assert told.defence.address != ""
    assert (await case.dispute()).parts[0].proof is None

    await case.hear(Phase.UNDER_REVIEW)
    await looking.forget(session, case.order.buyer)
    assert (await case.defence()).defence is None

    other = await stories.paid(session)
    await other.hear(Phase.NEEDS_RESPONSE)
    await other.say(Stance.CONTEST)
    await other.hear(Phase.LOST)
    assert (await other.defence()).defence is None
