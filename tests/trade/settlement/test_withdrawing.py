"""Never more than there is, never twice, and back again if the bank says no."""

import asyncio
from collections import Counter
from dataclasses import replace

import pytest
from tests.trade.market import NOW, Shop, facts, open_shop, person, yuan
from tests.trade.settlement.stories import earn

from guang.doors.house import House
from guang.journal.facts.money import WithdrawalAsked, WithdrawalFailed, WithdrawalSent
from guang.kernel import clock, outside, queue
from guang.kernel.db import Database, Session
from guang.kernel.errors import Refusal
from guang.kernel.ids import StoreId, WithdrawalId
from guang.kernel.money import Money
from guang.kernel.outside import Answer, State
from guang.trade import ledger, settlement
from guang.trade.ledger import Account
from guang.trade.settlement import errors
from guang.trade.settlement.types import NewWithdrawal, Payee, WithdrawalState
from guang.trade.settlement.verbs import withdrawing
from guang.trust import governance

SENT = Answer(State.DONE, "bank-1")
REFUSED = Answer(State.REFUSED, "bank-1", "account_closed")
LATER = Answer(State.PENDING, "bank-1")


def wish(shop: Shop, amount: Money, key: str = "wdr-00000001", outcome: str = "success") -> NewWithdrawal:
    return NewWithdrawal(Payee.STORE, shop.id, shop.owner, amount, "simulator", outcome, key)


async def rich(session: Session, amount: Money) -> Shop:
    shop = await open_shop(session)
    await earn(session, shop.id, amount)
    return shop


async def purse(session: Session, store: StoreId) -> tuple[int, int]:
    """What may be withdrawn, and what is on its way."""
    held = await ledger.balances_of(session, store)
    nothing = yuan(0)
    places = ((Account.MERCHANT, "CNY"), (Account.PAYOUTS, "CNY"))
    return tuple(held.get(place, nothing).minor for place in places)  # type: ignore[return-value]


async def test_what_is_withdrawn_leaves_the_balance_at_once(session: Session) -> None:
    shop = await rich(session, yuan(100))

    asked = await settlement.ask(session, wish(shop, yuan(60)), NOW)

    assert (asked.state, asked.amount) == (WithdrawalState.ASKED, yuan(60))
    assert await purse(session, shop.id) == (4000, 6000)
    assert await facts(session, WithdrawalAsked) == [WithdrawalAsked(asked.id, "store", shop.id.text, yuan(60))]


async def test_a_restricted_store_withdraws_nothing_until_it_is_restored(session: Session) -> None:
    shop = await rich(session, yuan(100))
    await governance.restrict(session, shop.id.subject, "Fakes", None, NOW)

    with pytest.raises(errors.OnHold) as refused:
        await settlement.ask(session, wish(shop, yuan(60)), NOW)

    assert refused.value.facts == {"reason": "Fakes", "since": NOW.isoformat()}
    assert await purse(session, shop.id) == (10_000, 0)
    assert await facts(session, WithdrawalAsked) == []
    await governance.restore(session, shop.id.subject, None)
    await settlement.ask(session, wish(shop, yuan(60)), NOW)
    assert await purse(session, shop.id) == (4_000, 6_000)


async def test_what_was_withdrawn_before_a_restriction_is_answered_as_before(session: Session) -> None:
    shop = await rich(session, yuan(100))
    asked = await settlement.ask(session, wish(shop, yuan(60)), NOW)
    await governance.restrict(session, shop.id.subject, "Fakes", None, NOW)

    assert await settlement.ask(session, wish(shop, yuan(60)), NOW) == asked
    await settlement.finish(session, asked.id, SENT, NOW)

    assert await purse(session, shop.id) == (4_000, 0)


async def test_what_the_bank_has_sent_is_gone(session: Session) -> None:
    shop = await rich(session, yuan(100))
    asked = await settlement.ask(session, wish(shop, yuan(60)), NOW)
    before = await ledger.balance(session, Account.CLEARING, 0, "CNY")

    for answer in (LATER, SENT, REFUSED, SENT):
        await settlement.finish(session, asked.id, answer, NOW)

    assert await purse(session, shop.id) == (4000, 0)
    assert await ledger.balance(session, Account.CLEARING, 0, "CNY") == before + yuan(60)
    assert await facts(session, WithdrawalSent, WithdrawalFailed) == [
        WithdrawalSent(asked.id, "store", shop.id.text, yuan(60))
    ]


async def test_what_the_bank_refuses_is_back(session: Session) -> None:
    shop = await rich(session, yuan(100))
    asked = await settlement.ask(session, wish(shop, yuan(60)), NOW)

    for answer in (REFUSED, SENT, REFUSED):
        await settlement.finish(session, asked.id, answer, NOW)

    assert await purse(session, shop.id) == (10_000, 0)
    (found,) = await settlement.withdrawals(session, Payee.STORE, shop.id)
    assert (found.state, found.code, found.done_at) == (WithdrawalState.FAILED, "account_closed", NOW)
    assert await facts(session, WithdrawalSent, WithdrawalFailed) == [
        WithdrawalFailed(asked.id, "store", shop.id.text, yuan(60), "account_closed")
    ]


async def test_the_same_key_withdraws_once(session: Session) -> None:
    shop = await rich(session, yuan(100))
    first = await settlement.ask(session, wish(shop, yuan(60)), NOW)

    assert await settlement.ask(session, wish(shop, yuan(60)), NOW) == first
    with pytest.raises(errors.KeyReused):
        await settlement.ask(session, wish(shop, yuan(10)), NOW)
    assert await purse(session, shop.id) == (4000, 6000)


@pytest.mark.parametrize(
    ("amount", "key", "refusal"),
    [
        (yuan(100.01), "wdr-00000001", errors.NotEnough),
        (yuan(9.99), "wdr-00000001", errors.TooSmall),
        (yuan(-20), "wdr-00000001", errors.TooSmall),
        (Money(5000, "USD"), "wdr-00000001", errors.NotEnough),
        (yuan(20), "short", errors.KeyNeeded),
    ],
)
async def test_a_withdrawal_that_cannot_be_changes_nothing(
    session: Session, amount: Money, key: str, refusal: type[Refusal]
) -> None:
    shop = await rich(session, yuan(100))
    with pytest.raises(refusal):
        await settlement.ask(session, wish(shop, amount, key), NOW)
    assert await purse(session, shop.id) == (10_000, 0)
    assert await settlement.withdrawals(session, Payee.STORE, shop.id) == []


async def test_a_creator_withdraws_from_their_own_balance_only(session: Session) -> None:
    shop, creator = await rich(session, yuan(100)), await person(session)
    await earn(session, creator, yuan(30), Account.CREATOR)
    wanted = NewWithdrawal(Payee.CREATOR, creator, creator, yuan(30), "simulator", "success", "wdr-00000001")

    await settlement.ask(session, wanted, NOW)
    with pytest.raises(errors.NotEnough):
        await settlement.ask(session, replace(wanted, key="wdr-00000002"), NOW)
    with pytest.raises(errors.NotEnough):
        await settlement.ask(session, replace(wanted, owner=shop.id, key="wdr-00000003"), NOW)
    assert await purse(session, shop.id) == (10_000, 0)


async def test_two_at_once_never_take_more_than_there_is(database: Database) -> None:
    async with database.transaction() as session:
        shop = await rich(session, yuan(100))

    async def one(turn: int) -> str:
        try:
            async with database.transaction() as session:
                await settlement.ask(session, wish(shop, yuan(30), f"wdr-{turn:08}"), NOW)
        except errors.NotEnough:
            return "refused"
        return "asked"

    assert Counter(await asyncio.gather(*(one(turn) for turn in range(12)))) == {"asked": 3, "refused": 9}
    async with database.transaction() as session:
        assert await purse(session, shop.id) == (1000, 9000)


async def test_one_key_sent_ten_times_at_once_withdraws_once(database: Database) -> None:
    async with database.transaction() as session:
        shop = await rich(session, yuan(100))

    async def one() -> WithdrawalId:
        async with database.transaction() as session:
            return (await settlement.ask(session, wish(shop, yuan(30)), NOW)).id

    assert len(set(await asyncio.gather(*(one() for _ in range(10))))) == 1
    async with database.transaction() as session:
        assert await purse(session, shop.id) == (7000, 3000)


@pytest.mark.parametrize(
    ("outcome", "state", "left"),
    [("success", WithdrawalState.SENT, (4000, 0)), ("decline", WithdrawalState.FAILED, (10_000, 0))],
)
async def test_the_bank_is_told_after_the_commit_and_its_word_written_down(
    house: House, outcome: str, state: WithdrawalState, left: tuple[int, int]
) -> None:
    async with house.database.transaction() as session:
        shop = await rich(session, yuan(100))
        await settlement.ask(session, wish(shop, yuan(60), outcome=outcome), clock.now())
    await queue.run_pending(queue.Context(house.database, house.blobs, house.settings))

    async with house.database.transaction() as session:
        (found,) = await settlement.withdrawals(session, Payee.STORE, shop.id)
        assert found.state is state
        assert await purse(session, shop.id) == left


async def test_a_slow_bank_is_asked_again_and_a_killed_worker_loses_nothing(house: House) -> None:
    context = queue.Context(house.database, house.blobs, house.settings)
    with clock.frozen(NOW):
        async with house.database.transaction() as session:
            shop = await rich(session, yuan(100))
            asked = await settlement.ask(session, wish(shop, yuan(60), outcome="delay"), NOW)
        await queue.run_pending(context)
        await queue.run_tick(context, "settlement.chase")
        async with house.database.transaction() as session:
            assert await purse(session, shop.id) == (4000, 6000)
    with clock.frozen(NOW + withdrawing.FIRST_CHASE + outside.TAKES):
        for _ in range(2):
            await queue.run_tick(context, "settlement.chase")
    async with house.database.transaction() as session:
        (found,) = await settlement.withdrawals(session, Payee.STORE, shop.id)
        assert (found.id, found.state) == (asked.id, WithdrawalState.SENT)
        assert await purse(session, shop.id) == (4000, 0)
