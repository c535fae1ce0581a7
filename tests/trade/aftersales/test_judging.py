"""The platform decides: once, by somebody without a part in it, and what it says is done."""

import pytest
from tests.trade.aftersales.desk import Act, CaseReason, CaseState, Desk, Wish, delivered, operator, refunds
from tests.trade.market import NOW, facts, person, yuan

from guang.journal.facts.care import AfterSaleClosed, AfterSaleJudged, AfterSaleRefunded
from guang.kernel.db import Session
from guang.kernel.ids import AccountId
from guang.people.accounts.verbs.acting import ActsWanted, acts
from guang.trade import claims, stores
from guang.trade.aftersales import errors
from guang.trade.aftersales.types import Case, Inspection, Verdict
from guang.trade.aftersales.verbs import judging, moving
from guang.trade.claims import CaseSide, Decision, Liability


async def judged(
    desk: Desk, case: Case, verdict: Verdict, by: AccountId | None = None, words: str = "Both were heard."
) -> Case:
    judge = by or await operator(desk.session)
    return await judging.judge(desk.session, judge, case.id, verdict, Act(CaseSide.OPERATOR, judge, NOW, words))


async def test_a_verdict_for_the_buyer_is_paid_and_says_whose_fault_it_was(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.escalated()
    judge = await operator(session)

    after = await judged(desk, case, Verdict(Decision.REFUND, Liability.LOGISTICS, yuan(6)), judge)

    assert (after.state, after.granted, after.liability) == (CaseState.REFUNDED, yuan(6), Liability.LOGISTICS)
    assert (after.steps[-1].side, after.steps[-1].by, after.steps[-1].words) == (
        CaseSide.OPERATOR,
        judge,
        "Both were heard.",
    )
    assert await refunds(session, desk.order) == [600]
    [fact] = await facts(session, AfterSaleJudged)
    assert isinstance(fact, AfterSaleJudged)
    assert (fact.decision, fact.liability, fact.amount, fact.by) == ("refund", "logistics", yuan(6), judge)
    [refunded] = await facts(session, AfterSaleRefunded)
    assert isinstance(refunded, AfterSaleRefunded)
    assert (refunded.liability, refunded.by) == ("logistics", "operator")
    [line] = await acts(session, ActsWanted(actor=judge))
    assert (line.act, line.subject) == ("aftersales.judge", case.id.text)


async def test_a_verdict_for_the_store_closes_the_case(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.escalated()

    after = await judged(desk, case, Verdict(Decision.DISMISS, Liability.BUYER))

    assert (after.state, after.liability, (await desk.again()).holds) == (CaseState.CLOSED, Liability.BUYER, 0)
    assert await refunds(session, desk.order) == []
    [closed] = await facts(session, AfterSaleClosed)
    assert isinstance(closed, AfterSaleClosed)
    assert (closed.why, closed.liability) == ("dismissed", "buyer")


async def test_goods_may_have_to_come_back_first_and_a_second_verdict_needs_another_judge(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.open(Wish.RETURN_REFUND, CaseReason.QUALITY, 1)
    await moving.reject(session, desk.shop.id, case.id, desk.store(words="It is fine."))
    await moving.escalate(session, desk.who.account, case.id, desk.buyer())
    first, second = await operator(session), await operator(session)

    after = await judged(desk, case, Verdict(Decision.RETURN, Liability.MERCHANT, yuan(9)), first)
    assert (after.state, after.granted) == (CaseState.AWAITING_RETURN, yuan(9))
    await moving.send_back(session, desk.who.account, case.id, ("SF", "SF-1"), desk.buyer())
    await moving.receive(session, desk.shop.id, case.id, desk.store())
    await moving.inspect(session, desk.shop.id, case.id, Inspection(is_fine=False), desk.store(words="Broken."))
    again = await moving.escalate(session, desk.who.account, case.id, desk.buyer())

    with pytest.raises(errors.NotImpartial):
        await judged(desk, case, Verdict(Decision.REFUND, Liability.MERCHANT), first)
    with pytest.raises(claims.WrongStep):
        await judged(desk, case, Verdict(Decision.RETURN, Liability.MERCHANT), second)
    assert await desk.case(case) == again
    done = await judged(desk, case, Verdict(Decision.REFUND, Liability.MERCHANT, yuan(9)), second)
    assert (done.state, await refunds(session, desk.order)) == (CaseState.REFUNDED, [900])


async def test_whoever_has_a_part_in_it_does_not_judge_it(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.escalated()
    clerk = await person(session)
    await stores.hire(session, desk.shop.id, clerk, stores.StaffRole.GOODS, NOW)
    before = await desk.case(case)

    for partial in (desk.who.account, desk.shop.owner, clerk):
        with pytest.raises(errors.NotImpartial):
            await judged(desk, case, Verdict(Decision.REFUND, Liability.MERCHANT), partial)
    assert await desk.case(case) == before


async def test_a_verdict_is_about_a_case_before_the_platform_and_within_what_was_asked(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.rejected()
    verdict = Verdict(Decision.REFUND, Liability.MERCHANT)

    with pytest.raises(errors.CaseMissing):
        await judged(desk, case, verdict)
    await moving.escalate(session, desk.who.account, case.id, desk.buyer())
    with pytest.raises(claims.TooMuch):
        await judged(desk, case, Verdict(Decision.REFUND, Liability.MERCHANT, yuan(10.02)))
    with pytest.raises(claims.BadWish):
        await judged(desk, case, verdict, words=" ")
    with pytest.raises(claims.WrongStep):
        await judged(desk, case, Verdict(Decision.RETURN, Liability.MERCHANT))
    await judged(desk, case, verdict)
    with pytest.raises(claims.WrongStep):
        await judged(desk, case, verdict)
    assert await refunds(session, desk.order) == [1001]
