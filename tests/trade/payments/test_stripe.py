"""Stripe's adapter against a local server that speaks the API's shapes, and against webhooks that are really signed."""

import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.trade.market import facts
from tests.trade.orders.test_paying import placed
from tests.trade.payments.stripe_api import SECRET, Account, serving, webhook

from guang.journal.facts.money import ChargeDisputed
from guang.kernel.db import Session
from guang.kernel.ids import PaymentId, RefundId, TradeId, new_id, time_of
from guang.kernel.money import Money
from guang.kernel.settings import BadSetting, Settings, load
from guang.trade.orders.verbs import paying
from guang.trade.payments import service
from guang.trade.payments.adapters.stripe import Keys, Stripe
from guang.trade.payments.errors import BadCallback, NoSuchMethod, PaymentMissing
from guang.trade.payments.gateways import gateway, gateways
from guang.trade.payments.types import (
    Answer,
    Charge,
    Chargeback,
    ChargebackNotice,
    ChargebackPhase,
    Defence,
    Disputed,
    ListedKind,
    Method,
    NewPayment,
    Notice,
    PaymentState,
    Refund,
)

NOW = datetime.now(UTC)
KEYS = Keys("sk_test_1", SECRET, "pk_test_1")


@pytest.fixture
def account() -> Iterator[tuple[Stripe, Account]]:
    with serving() as (url, account):
        yield Stripe(KEYS, url), account


def charge(minor: int = 2790, started_at: datetime = NOW) -> Charge:
    return Charge(new_id(PaymentId), Money(minor, "USD"), "", started_at)


def refund(of: Charge, intent: str, minor: int) -> Refund:
    return Refund(new_id(RefundId), of.payment, TradeId(1), Money(minor, "USD"), "x", False, Method("stripe"), intent)


async def nothing() -> AsyncIterator[Charge | Refund]:
    return
    yield


async def test_a_charge_opens_one_intent_that_the_browser_confirms(account: tuple[Stripe, Account]) -> None:
    provider, there = account
    one = charge()

    answers = [await provider.charge(one, NOW) for _ in range(2)]

    assert {(answer.state, answer.reference, answer.secret) for answer in answers} == {
        (PaymentState.PENDING, "pi_1", "pi_1_secret")
    }
    assert there.intents["pi_1"]["metadata"] == {"payment": one.payment.text}
    assert (there.intents["pi_1"]["amount"], there.intents["pi_1"]["currency"]) == (2790, "usd")
    there.intents["pi_1"]["status"] = "succeeded"
    told = await provider.status(one, NOW)
    assert (told.state, told.reference, told.secret) == (PaymentState.SUCCEEDED, "pi_1", "")


async def test_what_nobody_confirms_is_cancelled_and_found_again_later(account: tuple[Stripe, Account]) -> None:
    provider, there = account
    one = charge()
    await provider.charge(one, NOW)

    assert (await provider.status(one, NOW + timedelta(minutes=59))).state is PaymentState.PENDING
    told = await provider.status(one, NOW + timedelta(minutes=61))
    assert (told.state, told.code) == (PaymentState.DECLINED, "abandoned")
    there.keys.clear()  # as after a day
    assert (await provider.status(one, NOW + timedelta(days=2))).state is PaymentState.DECLINED
    assert len(there.intents) == 1
    unknown = await provider.status(charge(started_at=NOW), NOW + timedelta(days=2))
    assert (unknown.state, unknown.code) == (PaymentState.DECLINED, "unknown")


async def test_a_server_that_is_down_means_later_and_a_refusal_means_no(account: tuple[Stripe, Account]) -> None:
    provider, there = account
    there.fails = 9
    assert (await provider.charge(charge(), NOW)).state is PaymentState.PENDING
    there.fails = 0
    refused = await provider.charge(charge(minor=10), NOW)
    assert (refused.state, refused.code) == (PaymentState.DECLINED, "amount_too_small")


async def test_a_refund_is_sent_once(account: tuple[Stripe, Account]) -> None:
    provider, there = account
    one = charge()
    await provider.charge(one, NOW)
    back = refund(one, "pi_1", 1000)

    assert [await provider.give_back(back, NOW) for _ in range(2)] == ["re_1", "re_1"]
    there.keys.clear()
    assert await provider.give_back(back, time_of(back.id) + timedelta(days=2)) == "re_1"
    assert [one["amount"] for one in there.refunds.values()] == [1000]
    assert there.refunds["re_1"]["metadata"] == {"refund": back.id.text, "payment": one.payment.text}


async def test_lists_come_page_by_page_with_our_own_names(account: tuple[Stripe, Account]) -> None:
    provider, there = account
    charges = [charge() for _ in range(5)]
    for one in charges:
        await provider.charge(one, NOW)
    there.intents["pi_2"]["status"] = "succeeded"
    there.intents["pi_3"]["metadata"] = {}  # made by somebody else in the same account
    back = refund(charges[1], "pi_2", 700)
    await provider.give_back(back, NOW)
    there.dispute("pi_2")
    there.dispute("pi_2", status="warning_needs_response")
    span = (NOW - timedelta(hours=12), NOW + timedelta(hours=12))

    listed = [one async for one in provider.listed(*span, nothing())]
    begun = [one async for one in provider.disputed(*span, nothing())]

    names = {one.id for one in listed if one.kind is ListedKind.CHARGE}
    assert names == {
        charges[0].payment.text,
        charges[1].payment.text,
        "pi_3",
        charges[3].payment.text,
        charges[4].payment.text,
    }
    assert [one.id for one in listed if one.state is PaymentState.SUCCEEDED] == [charges[1].payment.text, back.id.text]
    assert [(one.reference, one.charge, one.fee) for one in begun] == [("dp_1", "pi_2", Money(1500, "USD"))]
    assert [one async for one in provider.listed(NOW - timedelta(days=2), NOW - timedelta(days=1), nothing())] == []


async def test_a_defence_is_submitted_and_an_acceptance_closes(account: tuple[Stripe, Account]) -> None:
    provider, there = account
    one = charge()
    await provider.charge(one, NOW)
    there.dispute("pi_1")
    span = (NOW - timedelta(hours=12), NOW + timedelta(hours=12))
    [told] = [claim async for claim in provider.disputed(*span, nothing())]
    defence = Defence("Lin", "1 x Tea", "Hangzhou", "SF", "SF1", NOW, NOW, talk="hello", words="She has it.")
    known = Disputed("stripe", told, one.payment, TradeId(1), told.amount, NOW, defence)

    assert (await provider.answer(known, NOW)).phase is ChargebackPhase.UNDER_REVIEW
    said = there.disputes["dp_1"]["evidence"]
    assert (said["shipping_tracking_number"], said["shipping_date"]) == ("SF1", f"{NOW:%Y-%m-%d}")
    assert said["uncategorized_text"].startswith("She has it.")
    assert "refund_policy_disclosure" not in said
    assert (await provider.answer(replace(known, defence=None), NOW)).phase is ChargebackPhase.LOST


async def test_webhooks_are_believed_when_they_are_signed_and_fresh(account: tuple[Stripe, Account]) -> None:
    provider, there = account
    one = charge()
    await provider.charge(one, NOW)
    intent = there.intents["pi_1"] | {"status": "succeeded"}

    heard = provider.read_callback(*webhook("payment_intent.succeeded", intent), NOW)
    assert isinstance(heard, Notice)
    assert (heard.event, heard.payment, heard.amount) == ("evt_1", one.payment, one.amount)
    assert (heard.answer.state, heard.answer.reference) == (PaymentState.SUCCEEDED, "pi_1")

    headers, body = webhook("payment_intent.succeeded", intent)
    for bad_headers, bad_body in (
        (headers, body.replace(b"2790", b"2791")),
        ({}, body),
        ({"stripe-signature": "t=1,v1=x"}, body),
        ({"stripe-signature": "nonsense"}, body),
        webhook("payment_intent.succeeded", intent, secret="whsec_other"),
        webhook("payment_intent.succeeded", intent, at=time.time() - 301),
    ):
        with pytest.raises(BadCallback):
            provider.read_callback(bad_headers, bad_body, NOW)


async def test_disputes_are_read_and_everything_else_is_passed_over(account: tuple[Stripe, Account]) -> None:
    provider, there = account
    await provider.charge(charge(), NOW)
    claim = there.dispute("pi_1")

    heard = provider.read_callback(*webhook("charge.dispute.created", claim), NOW)
    assert isinstance(heard, ChargebackNotice)
    assert heard.chargeback == Chargeback(
        reference="dp_1",
        amount=Money(2790, "USD"),
        fee=Money(1500, "USD"),
        reason="product_not_received",
        phase=ChargebackPhase.NEEDS_RESPONSE,
        due_at=datetime.fromtimestamp(there.created + 7 * 86_400, UTC),
        charge="pi_1",
    )
    closed = provider.read_callback(*webhook("charge.dispute.closed", claim | {"status": "won"}), NOW)
    assert isinstance(closed, ChargebackNotice)
    assert closed.chargeback.phase is ChargebackPhase.WON
    inquiry = claim | {"status": "warning_needs_response"}
    stranger = there.intents["pi_1"] | {"metadata": {}}
    for kind, told in (
        ("charge.dispute.created", inquiry),
        ("payment_intent.payment_failed", there.intents["pi_1"]),
        ("payment_intent.succeeded", stranger),
        ("customer.created", {"id": "cus_1", "object": "customer"}),
    ):
        assert provider.read_callback(*webhook(kind, told), NOW) is None


def test_without_keys_there_is_no_stripe_and_keys_come_together() -> None:
    with pytest.raises(NoSuchMethod):
        gateway(Settings(), "stripe")
    keys = {"GUANG_STRIPE_SECRET_KEY": "sk_test_1", "GUANG_STRIPE_WEBHOOK_SECRET": SECRET}
    with pytest.raises(BadSetting):
        load(keys)
    known = load({**keys, "GUANG_STRIPE_PUBLISHABLE_KEY": "pk_test_1"})
    [provider] = gateways(known)
    assert (provider.name, provider.is_simulated, provider.browser_key) == ("stripe", True, "pk_test_1")
    assert "sk_test_1" not in repr(provider._keys)  # type: ignore[attr-defined]


async def test_a_dispute_finds_its_payment_by_what_stripe_called_the_charge(session: Session) -> None:
    who, trade, _ = await placed(session)
    due = trade.orders[0].total
    wanted = NewPayment(trade.id, who.account, due, Method("stripe"), "pay-00000001")
    payment, _ = await service.start(session, wanted, NOW)
    await paying.settle(session, payment.id, Answer(PaymentState.SUCCEEDED, "pi_77"), NOW)
    claim = Chargeback(
        "dp_7", due, Money(1500, "CNY"), "fraudulent", ChargebackPhase.NEEDS_RESPONSE, None, None, "pi_77"
    )

    for event in ("evt_1", "evt_1", "evt_2"):
        heard = await service.settle_callback(session, "stripe", ChargebackNotice(event, claim), NOW)
        assert heard.id == payment.id

    [told] = await facts(session, ChargeDisputed)
    assert isinstance(told, ChargeDisputed)
    assert (told.payment, told.reference, told.claimed) == (payment.id, "dp_7", due)
    with pytest.raises(PaymentMissing):
        await service.settle_callback(session, "stripe", ChargebackNotice("evt_3", replace(claim, charge="pi_0")), NOW)
