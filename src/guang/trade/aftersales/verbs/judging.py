"""Judging: the platform decides between a buyer and a store."""

from guang import journal
from guang.journal.facts.care import AfterSaleJudged
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, AfterSaleId
from guang.kernel.money import Money
from guang.people import accounts
from guang.trade import stores
from guang.trade.aftersales import store
from guang.trade.aftersales.errors import CaseMissing, NotImpartial
from guang.trade.aftersales.types import Act, Case, Verdict
from guang.trade.aftersales.verbs.ending import close, pay
from guang.trade.aftersales.verbs.replacing import complete, promise
from guang.trade.aftersales.verbs.stepping import about, repeated, step
from guang.trade.claims import BadWish, CaseEvent, CaseState, Decision, TooMuch


async def judge(session: Session, operator: AccountId, case_id: AfterSaleId, verdict: Verdict, act: Act) -> Case:
    """Decide a case that the platform was called on for, in words that both sides read.

    Raises:
        CaseMissing: no such case, or not one that the platform was ever called on for.
        NotImpartial: the operator has touched the case, is its buyer, or works for its store.
        WrongStep: it is not before the platform, or the goods have been sent back already.
        BadWish, TooMuch: an amount or words that make no verdict.
        KeyReused: the key belongs to another verdict.

    Records: ``trade.after_sale_judged``, and what follows from it.
    """
    held = await store.lock(session, case_id)
    if held is None or all(one.state is not CaseState.PLATFORM_ARBITRATION for one in held.steps):
        raise CaseMissing(case=case_id)
    if repeated(held, act):
        return held
    await _check_impartial(session, operator, held)
    amount = _amount(held, verdict)
    if len(act.words.strip()) < 2:
        raise BadWish(field="words", rule="say why")
    after = await _decide(session, held, verdict, amount, act)
    journal.append(
        session,
        AfterSaleJudged(
            **about(held),
            decision=verdict.decision.value,
            liability=verdict.liability.value,
            amount=amount,
            by=operator,
        ),
    )
    told = {
        "decision": verdict.decision.value,
        "liability": verdict.liability.value,
        "minor": amount.minor,
        "currency": amount.currency,
    }
    await accounts.record_act(session, operator, "aftersales.judge", case_id.text, told)
    return after


async def _decide(session: Session, held: Case, verdict: Verdict, amount: Money, act: Act) -> Case:
    match verdict.decision:
        case Decision.REFUND:
            return await pay(session, held, CaseEvent.JUDGE_REFUND, act, (amount, verdict.liability))
        case Decision.RETURN:
            return await step(session, held, CaseEvent.JUDGE_RETURN, act, granted=amount, liability=verdict.liability)
        case Decision.EXCHANGE:
            liability = verdict.liability
            after = await step(session, held, CaseEvent.JUDGE_EXCHANGE, act, granted=amount, liability=liability)
            return await promise(session, after, act)
        case Decision.DISMISS if held.is_sent:
            return await complete(session, held, CaseEvent.DISMISS, act, verdict.liability)
        case Decision.DISMISS:
            return await close(session, held, CaseEvent.DISMISS, act, "dismissed", verdict.liability)


def _amount(held: Case, verdict: Verdict) -> Money:
    if verdict.decision is Decision.DISMISS:
        return Money.zero(held.asked.currency)
    amount = verdict.amount or held.asked
    if amount.currency != held.asked.currency or amount.minor <= 0:
        raise BadWish(field="amount", rule=f"above zero, in {held.asked.currency}")
    if held.asked < amount:
        raise TooMuch(most=held.asked)
    return amount


async def _check_impartial(session: Session, operator: AccountId, held: Case) -> None:
    involved = {held.buyer, *(one.by for one in held.steps)}
    if operator in involved or operator in {post.account for post in await stores.staff_of(session, held.store)}:
        raise NotImpartial(case=held.id)
