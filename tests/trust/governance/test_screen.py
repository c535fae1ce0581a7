"""What may be shown is decided before it is, and every decision can be explained."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select
from tests.trust.governance.conftest import listing, picture

from guang.journal.tables import FactRow
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, CaseId, StoreId, VideoId, new_id
from guang.kernel.money import Money
from guang.kernel.text import text
from guang.trust import governance
from guang.trust.governance import Candidate, Outcome, verbs


async def test_a_harmless_listing_passes(session: Session, now: datetime) -> None:
    verdict = await governance.screen_listing(session, listing(), now)

    assert verdict.outcome is Outcome.PASSED
    assert verdict.findings == ()
    assert verdict.version


async def test_a_boast_is_rejected_with_its_rule_its_words_and_its_place(session: Session, now: datetime) -> None:
    verdict = await governance.screen_listing(session, listing(text("Bowl", "全国第一茶碗")), now)

    (reason,) = [found for found in verdict.reasons if found.rule == "absolute.first"]
    assert verdict.outcome is Outcome.REJECTED
    assert (reason.field, reason.start, reason.end, reason.words) == ("title.zh-CN", 0, 4, "全国第一")
    assert reason.version == verdict.version
    assert reason.says["en"]
    assert reason.says["zh-CN"]


async def test_a_rule_in_shadow_leaves_a_trace_and_stops_nobody(session: Session, now: datetime) -> None:
    verdict = await governance.screen_listing(session, listing(text("Wellness candle with lavender")), now)

    assert verdict.outcome is Outcome.PASSED
    assert [(found.rule, found.is_shadow) for found in verdict.findings] == [("medical.vague", True)]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"texts": {"title": {}}}, "schema.title_missing"),
        ({"texts": {"title": {"en": " "}}}, "schema.title_missing"),
        ({"texts": {"title": {"en": "a" * 201}}}, "schema.too_long"),
        ({"texts": {"title": {"en": "Bowl\x07"}}}, "schema.control_signs"),
        ({"texts": {"title": {"fr": "Bol à thé"}}}, "schema.locale"),
        ({"texts": {"title": {"en": "Buy!!!!!!!!!!"}}}, "schema.shouting"),
        ({"price": Money(0, "CNY")}, "price.not_positive"),
    ],
)
async def test_what_no_listing_may_lack(session: Session, now: datetime, changes: dict[str, object], rule: str) -> None:
    verdict = await governance.screen_listing(session, replace(listing(), **changes), now)  # type: ignore[arg-type]

    assert verdict.outcome is Outcome.REJECTED
    assert rule in {found.rule for found in verdict.reasons}


async def test_the_same_product_twice_in_one_store_is_rejected_and_a_copy_elsewhere_waits(
    session: Session, now: datetime
) -> None:
    store = new_id(StoreId)
    first = listing(owner=store, picture=picture())
    await governance.screen_listing(session, first, now)

    again = await governance.screen_listing(session, listing(owner=store, picture=picture()), now)
    copied = await governance.screen_listing(session, listing(picture=picture()), now)
    other_look = await governance.screen_listing(session, listing(owner=store, picture=picture(5)), now)
    itself = await governance.screen_listing(session, first, now)

    assert (again.outcome, again.reasons[0].rule, again.reasons[0].other) == (
        Outcome.REJECTED,
        "duplicate.own",
        first.subject.text,
    )
    assert (copied.outcome, copied.reasons[0].rule) == (Outcome.HUMAN_QUEUE, "duplicate.of_other")
    assert other_look.outcome is Outcome.PASSED
    assert itself.outcome is Outcome.PASSED


async def test_what_was_taken_away_may_come_back_under_another_id(session: Session, now: datetime) -> None:
    store = new_id(StoreId)
    first = listing(owner=store, picture=picture())
    await governance.screen_listing(session, first, now)
    await verbs.forget(session, first.subject.subject)

    again = await governance.screen_listing(session, listing(owner=store, picture=picture()), now)

    assert again.outcome is Outcome.PASSED


async def test_a_person_decides_what_rules_cannot_and_is_not_asked_twice(
    session: Session, now: datetime, operator: AccountId
) -> None:
    unclear = listing(text("", "最灵的门铃"))
    first = await governance.screen_listing(session, unclear, now)
    assert first.outcome is Outcome.HUMAN_QUEUE
    assert first.case in {case.id for case in await verbs.waiting_cases(session, most=200)}

    await verbs.judge_screening(session, operator, first.case, is_fine=True, now=now)

    assert (await governance.screen_listing(session, unclear, now)).outcome is Outcome.PASSED
    changed = replace(unclear, texts={"title": text("", "最灵的门铃，响遍全楼")})
    assert (await governance.screen_listing(session, changed, now)).outcome is Outcome.HUMAN_QUEUE
    await session.flush()
    names = list(await session.scalars(select(FactRow.name).where(FactRow.body["case"].astext == first.case.text)))
    assert names == ["trust.screening_judged.v1"]


async def test_a_judgement_against_holds_for_the_same_content(
    session: Session, now: datetime, operator: AccountId
) -> None:
    unclear = listing(text("", "最灵的门铃"))
    first = await governance.screen_listing(session, unclear, now)
    await verbs.judge_screening(session, operator, first.case, is_fine=False, now=now)

    again = await governance.screen_listing(session, unclear, now)

    assert (again.outcome, again.reasons[0].rule) == (Outcome.REJECTED, "judged.before")


async def test_a_case_is_judged_once_and_an_overtaken_one_not_at_all(
    session: Session, now: datetime, operator: AccountId
) -> None:
    unclear = listing(text("", "最灵的门铃"))
    overtaken = await governance.screen_listing(session, unclear, now)
    newer = await governance.screen_listing(session, unclear, now)
    await verbs.judge_screening(session, operator, newer.case, is_fine=True, now=now)

    for case in (overtaken.case, newer.case):
        with pytest.raises(governance.AlreadyJudged):
            await verbs.judge_screening(session, operator, case, is_fine=False, now=now)
    with pytest.raises(governance.NoSuchCase):
        await verbs.judge_screening(session, operator, new_id(CaseId), is_fine=True, now=now)


async def test_a_restricted_owner_shows_nothing(session: Session, now: datetime) -> None:
    store = new_id(StoreId)
    await governance.restrict(session, store.subject, "fraud", None, now)

    verdict = await governance.screen_listing(session, listing(owner=store), now)

    assert (verdict.outcome, verdict.reasons[0].rule) == (Outcome.REJECTED, "restricted.owner")


async def test_a_video_is_screened_by_its_title(session: Session, now: datetime) -> None:
    creator = new_id(AccountId)
    fine = Candidate(new_id(VideoId), creator, {"title": text("Morning tea, slowly")})
    bad = Candidate(new_id(VideoId), creator, {"title": text("Buy followers here")})

    assert (await governance.screen_video(session, fine, now)).has_passed
    assert (await governance.screen_video(session, bad, now)).outcome is Outcome.REJECTED


async def test_rules_in_force_count_what_they_applied_to(session: Session, now: datetime) -> None:
    before = {hits.rule: hits.hits for hits in await verbs.rule_hits(session, now)}
    await governance.screen_listing(session, listing(text("Wellness, wellness, wellness")), now)
    after = {hits.rule: hits for hits in await verbs.rule_hits(session, now)}

    assert after["medical.vague"].hits == before["medical.vague"] + 1
    assert after["medical.vague"].is_shadow
    assert after["absolute.first"].hits == before["absolute.first"]


def test_messages_are_read_by_the_rules_for_messages_and_by_no_others() -> None:
    assert [(one.rule, one.outcome) for one in verbs.screen_message("想看裸 聊吗")] == [
        ("decency.adult", Outcome.REJECTED)
    ]
    assert [one.outcome for one in verbs.screen_message("你去死吧")] == [Outcome.HUMAN_QUEUE]
    assert verbs.screen_message("这是最好的茶吗？加微信 abc12345") == ()
