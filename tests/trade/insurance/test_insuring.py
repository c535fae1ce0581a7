import asyncio
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trade.aftersales.desk import CaseReason, Desk
from tests.trade.market import NOW, buyer, facts, forget_facts, goods, open_shop, wish, yuan
from tests.trade.orders.test_paying import MONEY_CAME, started
from tests.trade.street import logged_in, staff

from guang.doors import web
from guang.journal.facts.care import AfterSaleReturnReceived
from guang.journal.facts.promises import ReturnFreightDue, ReturnFreightPaid, ReturnInsured
from guang.journal.facts.trade import OrderShipped
from guang.kernel import clock
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, AfterSaleId, LineId, OrderId, StoreId, ViewerId, new_id
from guang.kernel.money import Money
from guang.kernel.outside import Answer, State
from guang.kernel.settings import Settings
from guang.people.inbox import service as notices
from guang.trade import fulfilment, guarantees, insurance, ledger, orders
from guang.trade.aftersales.verbs import moving
from guang.trade.claims import Wish
from guang.trade.guarantees import Change
from guang.trade.guarantees import GuaranteeChoice as Choice
from guang.trade.guarantees import GuaranteeKind as Kind
from guang.trade.insurance import insurers, reactions, rules, service
from guang.trade.insurance.errors import NoInsurer
from guang.trade.insurance.types import ClaimState, Cover, Freight, Policy
from guang.trade.ledger import Account
from guang.trade.orders.verbs import paying

FREE_RETURNS = {Kind.RETURN_FREIGHT: Choice(True)}
PAID = Answer(State.DONE, "sim-1")


async def bought(session: Session, *, promised: bool = True) -> Desk:
    """Two kinds of tea; the ways back are insured if that was promised."""
    shop = await open_shop(session)
    if promised:
        hour_ago = NOW - timedelta(hours=1)
        await guarantees.choose(session, Change(shop.id, None, FREE_RETURNS, shop.owner), ("CNY", None), hour_ago)
    cheap, dear = await goods(session, shop, price=yuan(10)), await goods(session, shop, price=yuan(40))
    who = await buyer(session)
    trade, _ = await orders.place(session, wish(who, (cheap.sku, 2), (dear.sku, 1), total=yuan(68)), NOW)
    payment = await started(session, who, trade.id)
    await paying.settle(session, payment.id, MONEY_CAME, NOW)
    return Desk(shop, who, cheap, dear, await orders.order(session, who.account, trade.orders[0].id), session)


async def shipped(session: Session, *, promised: bool = True) -> Desk:
    """The same, on its way and delivered; insurance has heard of it."""
    desk = await bought(session, promised=promised)
    await forget_facts(session)
    await fulfilment.ship(session, desk.shop.id, desk.order.id, ("Simulated", "OUT-1"), NOW)
    await fulfilment.deliver(session, desk.order.id, NOW)
    left: Any = await facts(session, OrderShipped)
    await reactions.follow(session, left)
    return desk


async def came_back(session: Session, desk: Desk, at: int = 0) -> AfterSaleReturnReceived:
    """A return of one unit has arrived at the store; what the journal says about it."""
    case = await desk.open(Wish.RETURN_REFUND, CaseReason.NO_REASON, 1, at)
    await moving.approve(session, desk.shop.id, case.id, desk.store())
    await moving.send_back(session, desk.who.account, case.id, ("Simulated", f"SIM{case.id}"), desk.buyer())
    await forget_facts(session)
    await moving.receive(session, desk.shop.id, case.id, desk.store())
    (told,) = await facts(session, AfterSaleReturnReceived)
    assert isinstance(told, AfterSaleReturnReceived)
    return told


async def claimed(session: Session, told: AfterSaleReturnReceived) -> bool:
    """Whether what came back makes a claim; insurance hears of it."""
    await forget_facts(session)
    await reactions.follow(session, [told])
    return bool(await facts(session, ReturnFreightDue))


async def books(session: Session, desk: Desk) -> tuple[Money, Money]:
    """What stands on the store's account, and what is on its way to the buyer."""
    return (
        await ledger.balance(session, Account.MERCHANT, desk.shop.id, "CNY"),
        await ledger.balance(session, Account.PAYOUTS, desk.who.account, "CNY"),
    )


async def insurers_account(session: Session) -> Money:
    return await ledger.balance(session, Account.PROVIDER, rules.INSURER, "CNY")


async def test_what_leaves_with_the_promise_is_insured_once_and_the_store_pays_the_premium(session: Session) -> None:
    before = await insurers_account(session)
    desk = await shipped(session)

    again: Any = [OrderShipped(desk.order.id, desk.shop.id, desk.who.viewer, "Simulated", "OUT-2")]
    await reactions.follow(session, again)

    policy = await insurance.policy_of(session, desk.order.id)
    assert policy is not None
    lines = tuple(sorted(line.id for line in desk.order.lines))
    assert (policy.cover, policy.claim) == (Cover(lines, yuan(10), yuan(0.6)), None)
    assert await books(session, desk) == (yuan(-0.6), yuan(0))
    assert await insurers_account(session) - before == yuan(0.6)
    assert await facts(session, ReturnInsured) == [
        ReturnInsured(desk.order.id, desk.shop.id, desk.who.viewer, yuan(0.6), yuan(10))
    ]


async def test_what_was_not_promised_is_not_insured(session: Session) -> None:
    desk = await shipped(session, promised=False)
    arrived = await came_back(session, desk)

    assert not await claimed(session, arrived)

    assert await insurance.policy_of(session, desk.order.id) is None
    assert await books(session, desk) == (yuan(0), yuan(0))


async def test_a_promise_that_ends_is_kept_for_what_was_bought_before(session: Session) -> None:
    desk = await bought(session)
    await guarantees.choose(session, Change(desk.shop.id, None, {}, desk.shop.owner), ("CNY", None), NOW)

    assert await service.insure(session, {desk.shop.id: {desk.order.id}}, NOW + timedelta(days=1)) == 1


async def test_who_is_paid_hears_of_it_once(session: Session) -> None:
    desk = await shipped(session)
    back = await came_back(session, desk)
    await claimed(session, back)
    await service.finish(session, desk.order.id, PAID, NOW)
    [paid] = [fact for fact in await facts(session, ReturnFreightPaid) if isinstance(fact, ReturnFreightPaid)]

    for _ in range(2):
        await reactions.tell(session, paid)

    english, chinese = [(await notices.read(session, desk.who.account, locale)).items for locale in ("en", "zh-CN")]
    assert [one.kind for one in english] == ["return_freight_paid"]
    assert english[0].link == f"/after-sales/{back.case.text}"
    assert "10.00 CNY" in english[0].text
    assert "10.00 CNY" in chinese[0].text


async def test_the_way_back_is_paid_once_an_order(session: Session) -> None:
    desk = await shipped(session)
    first = await came_back(session, desk)
    await forget_facts(session)

    assert await claimed(session, first)
    assert not await claimed(session, first)
    await service.finish(session, desk.order.id, Answer(State.PENDING), NOW)
    on_its_way = await books(session, desk)
    await service.finish(session, desk.order.id, PAID, NOW)
    await service.finish(session, desk.order.id, Answer(State.REFUSED, code="late"), NOW)

    assert on_its_way == (yuan(-0.6), yuan(10))
    assert await books(session, desk) == (yuan(-0.6), yuan(0))
    policy = await insurance.policy_of(session, desk.order.id)
    assert policy is not None
    assert policy.claim is not None
    assert (policy.claim.case, policy.claim.state, policy.claim.done_at) == (first.case, ClaimState.PAID, NOW)
    due = (desk.order.id, first.case, desk.shop.id, desk.who.viewer, yuan(10))
    assert await facts(session, ReturnFreightDue, ReturnFreightPaid) == [ReturnFreightPaid(*due)]
    second = await came_back(session, desk, at=1)
    assert not await claimed(session, second)
    assert await books(session, desk) == (yuan(-0.6), yuan(0))


async def test_what_left_and_came_back_before_anybody_listened_is_paid(session: Session) -> None:
    desk = await bought(session)
    await fulfilment.ship(session, desk.shop.id, desk.order.id, ("Simulated", "OUT-1"), NOW)
    await fulfilment.deliver(session, desk.order.id, NOW)
    left: Any = await facts(session, OrderShipped)
    back = await came_back(session, desk)

    await reactions.follow(session, [*left, back])

    assert await books(session, desk) == (yuan(-0.6), yuan(10))


async def test_what_the_insurer_refuses_is_owed_to_nobody(session: Session) -> None:
    desk = await shipped(session)
    before = await insurers_account(session)
    await claimed(session, await came_back(session, desk))

    await service.finish(session, desk.order.id, Answer(State.REFUSED, code="too_often"), NOW)

    policy = await insurance.policy_of(session, desk.order.id)
    assert policy is not None
    assert policy.claim is not None
    assert (policy.claim.state, policy.claim.code) == (ClaimState.REFUSED, "too_often")
    assert await books(session, desk) == (yuan(-0.6), yuan(0))
    assert await insurers_account(session) == before


async def test_what_is_not_decided_is_asked_again_until_it_is(session: Session) -> None:
    desk = await shipped(session)
    await claimed(session, await came_back(session, desk))
    later = clock.now() + timedelta(minutes=1)

    (asked,) = [one for one in await service.overdue(session, later, after=OrderId(0)) if one.id == desk.order.id]
    assert (asked.buyer, asked.amount) == (desk.who.account, yuan(10))
    assert await service.to_pay(session, desk.order.id) == asked
    await service.finish(session, desk.order.id, PAID, later)
    assert await service.to_pay(session, desk.order.id) is None
    assert desk.order.id not in {one.id for one in await service.overdue(session, later, after=OrderId(0))}


async def test_the_simulator_thinks_for_a_moment_and_exists_in_demo_installations_only(settings: Settings) -> None:
    insurer = insurers.insurer(settings)
    asked = Freight(AccountId(2), yuan(10), id=OrderId(1), asked_at=NOW, wish="delay")

    assert insurer.is_simulated
    assert (await insurer.ask(asked, NOW)).state is State.PENDING
    assert await insurer.ask(asked, NOW + timedelta(seconds=4)) == Answer(State.DONE, f"sim-{OrderId(1).text}")
    with pytest.raises(NoInsurer):
        insurers.insurer(Settings(data_dir=settings.data_dir, demo=False, secret="s" * 40))


async def test_two_arrivals_at_once_are_paid_once(database: Database) -> None:
    async with database.transaction() as session:
        desk = await bought(session)
        await service.insure(session, {desk.shop.id: {desk.order.id}}, NOW)

    async def claim(line: orders.looking.Line) -> bool:
        async with database.transaction() as session:
            return await service.claim(session, desk.order.id, line.id, new_id(AfterSaleId), NOW)

    async def finish() -> None:
        async with database.transaction() as session:
            await service.finish(session, desk.order.id, PAID, NOW)

    assert sorted(await asyncio.gather(*(claim(line) for line in desk.order.lines * 3))) == [False] * 5 + [True]
    await asyncio.gather(*(finish() for _ in range(4)))
    async with database.transaction() as session:
        assert await books(session, desk) == (yuan(-0.6), yuan(0))


async def test_buyer_and_store_see_what_is_insured_and_others_do_not(database: Database, app: web.Edge) -> None:
    async with database.transaction() as session:
        desk = await shipped(session)
        await claimed(session, await came_back(session, desk))
        await service.finish(session, desk.order.id, PAID, NOW)
    mine = await staff(database, app, desk.who.account)
    clerk, stranger = await staff(database, app, desk.shop.owner), (await logged_in(database, app)).client
    path = f"/api/orders/{desk.order.id.text}/return-insurance"

    told = (await mine.get(path)).json()["policy"]
    totals = (await clerk.get(f"/api/stores/{desk.shop.id.text}/return-insurance")).json()

    assert (told["pays"], told["premium"], told["simulated"]) == ({"minor": 1000, "currency": "CNY"}, None, True)
    assert told["claim"]["state"] == "paid"
    assert (await stranger.get(path)).json() == {"policy": None}
    assert (totals["orders"], totals["claims"]) == (1, 1)
    assert (totals["premiums"]["minor"], totals["paid"]["minor"]) == (60, 1000)
    assert [one["order"] for one in totals["items"]] == [desk.order.id.text]
    assert (await stranger.get(f"/api/stores/{desk.shop.id.text}/return-insurance")).status_code == 404


_promise = {"kind": "return_freight", "basis": "store", "payer": "insurer"}
_amounts = st.none() | st.integers(1, 10**6)


@given(st.lists(_amounts, max_size=6), st.sampled_from(["CNY", "XAF"]))
def test_one_way_back_is_insured_for_the_most_that_was_promised(amounts: list[int | None], currency: str) -> None:
    lines: Any = [
        (LineId(n), [] if minor is None else [{**_promise, "amount": {"minor": minor, "currency": currency}}])
        for n, minor in enumerate(amounts)
    ]
    cover = rules.cover(lines, {"CNY": 60})

    promised = [minor for minor in amounts if minor is not None]
    if not promised or currency != "CNY":
        assert cover is None
        return
    assert cover is not None
    assert (cover.pays.minor, cover.premium) == (max(promised), Money(60, "CNY"))
    assert len(cover.lines) == len(promised)
    policy = Policy(OrderId(1), StoreId(2), AccountId(3), ViewerId(4), cover, NOW)
    for posting in (rules.premium(policy), rules.due(policy), rules.paid(policy), rules.refused(policy)):
        assert sum(entry.amount.minor for entry in posting.entries) == 0
        assert all(entry.order is None for entry in posting.entries)
