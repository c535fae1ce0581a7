"""Saying something: who may, what comes of it, and what counts as seen."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql
from tests.trade import market
from tests.trade.aftersales.desk import delivered
from tests.trade.support.conftest import ALWAYS, NOW, Talk, new_talk

from guang.journal.facts import talk as told
from guang.kernel.db import Session
from guang.kernel.ids import OrderId, ProductId, SubjectId, new_id
from guang.trade import orders, promptness, reception, support
from guang.trade.claims import CaseReason, Wish
from guang.trade.support import errors
from guang.trade.support.http import views
from guang.trade.support.rules import clock
from guang.trade.support.types import By, ConversationState, Draft, Mark, MessageKind, Seat, Side, View, Wanted
from guang.trade.support.verbs import looking, moving, talking


async def test_a_buyer_and_a_store_have_one_conversation(talk: Talk) -> None:
    who = talk.buyer
    again = await support.open_conversation(talk.session, who.account, who.viewer, talk.shop.id, NOW)
    assert (again.id, again.state, again.last) == (talk.id, ConversationState.NEW, 0)


async def test_a_store_hears_nothing_of_a_conversation_in_which_nothing_was_said(talk: Talk) -> None:
    with pytest.raises(errors.ConversationMissing):
        await talk.now(talk.as_clerk)
    assert await market.facts(talk.session, told.ConversationOpened) == []


async def test_who_works_in_a_store_does_not_talk_to_it(talk: Talk) -> None:
    with pytest.raises(errors.OwnStore):
        await support.open_conversation(talk.session, talk.clerk, talk.buyer.viewer, talk.shop.id, NOW)


async def test_the_first_message_opens_a_round_and_starts_the_clock(talk: Talk) -> None:
    sent = await talk.say(talk.as_buyer, "Is this tea fresh?")
    now = await talk.now()
    assert (now.state, now.round, now.last, now.answered) == (ConversationState.OPEN, 1, 1, False)
    assert (now.waiting_since, now.due_at) == (NOW, NOW + timedelta(seconds=promptness.ANSWER_WITHIN_S))
    assert (now.store_unread, now.buyer_unread) == (1, 0)
    opened, message = await market.facts(talk.session, told.ConversationOpened, told.MessageSent)
    assert opened == told.ConversationOpened(
        conversation=talk.id, store=talk.shop.id, viewer=talk.buyer.viewer, round=1, about=None, at=NOW
    )
    assert message == told.MessageSent(
        message=sent.id,
        conversation=talk.id,
        store=talk.shop.id,
        viewer=talk.buyer.viewer,
        by="buyer",
        kind="text",
        number=1,
    )


async def test_no_words_are_in_the_journal(talk: Talk) -> None:
    await talk.say(talk.as_buyer, "a very particular question")
    rows = await talk.session.execute(
        sql("SELECT body::text AS body FROM journal.facts WHERE tx = pg_current_xact_id()::text::bigint")
    )
    assert not any("particular" in row.body for row in rows)


async def test_an_answer_stops_the_clock_and_is_told_with_its_seconds(talk: Talk) -> None:
    await talk.say(talk.as_buyer)
    await talk.say(talk.as_buyer, after_s=20)
    await talk.say(talk.as_clerk, after_s=100)
    now = await talk.now()
    assert (now.waiting_since, now.due_at, now.answered, now.assignee) == (None, None, True, talk.clerk)
    assert await market.facts(talk.session, told.FirstAnswered) == [
        told.FirstAnswered(
            conversation=talk.id, store=talk.shop.id, round=1, seconds=120, wall_seconds=120, in_time=True, at=talk.at
        )
    ]


async def test_a_late_first_answer_is_told_as_late_and_later_ones_are_told_apart(talk: Talk) -> None:
    await talk.say(talk.as_buyer)
    await talk.say(talk.as_clerk, after_s=181)
    await talk.say(talk.as_buyer, after_s=5)
    assert (await talk.now()).due_at is None
    await talk.say(talk.as_clerk, after_s=7)
    first, later = await market.facts(talk.session, told.FirstAnswered, told.AnsweredAgain)
    assert isinstance(first, told.FirstAnswered)
    assert (first.seconds, first.in_time) == (181, False)
    assert later == told.AnsweredAgain(
        conversation=talk.id, store=talk.shop.id, round=1, seconds=7, wall_seconds=7, at=talk.at
    )


async def test_at_night_the_store_says_so_once_and_that_is_no_answer(talk: Talk) -> None:
    day = tuple((reception.Span(540, 1260),) for _ in range(7))
    away = {"en": "We are back at nine.", "zh-CN": "九点后回复您。"}
    await reception.set_desk(talk.session, talk.shop.id, day, away, NOW)
    talk.at = NOW.replace(hour=23)
    await talk.say(talk.as_buyer)
    await talk.say(talk.as_buyer, after_s=60)
    page = await support.messages(talk.session, talk.as_buyer, talk.id)
    assert [(one.by, one.text) for one in page.items] == [
        (By.BUYER, "hello"),
        (By.AWAY, "We are back at nine."),
        (By.BUYER, "hello"),
    ]
    now = await talk.now()
    assert (now.waiting_since, now.buyer_unread, now.answered) == (NOW.replace(hour=23), 1, False)
    assert now.due_at == NOW.replace(hour=9, minute=3) + timedelta(days=1)
    talk.at = NOW.replace(hour=9, minute=2) + timedelta(days=1)
    await talk.say(talk.as_clerk)
    (first,) = await market.facts(talk.session, told.FirstAnswered)
    assert isinstance(first, told.FirstAnswered)
    assert (first.seconds, first.wall_seconds, first.in_time) == (120, 10 * 3600 + 120, True)


async def test_the_same_key_says_the_same_thing_once(talk: Talk) -> None:
    first = await talk.say(talk.as_buyer, "hello", key="key-00000001")
    again = await talk.say(talk.as_buyer, "hello", after_s=9, key="key-00000001")
    assert again == first
    with pytest.raises(errors.KeyReused):
        await support.send(talk.session, talk.as_buyer, talk.id, Draft("key-00000001", "other"), NOW)
    assert (await talk.now()).last == 1


async def test_two_people_of_one_store_may_choose_the_same_key(talk: Talk) -> None:
    await talk.say(talk.as_buyer)
    await support.send(talk.session, talk.as_clerk, talk.id, Draft("key-00000001", "one"), NOW)
    with pytest.raises(errors.HeldByAnother):
        await support.send(talk.session, talk.as_other, talk.id, Draft("key-00000001", "two"), NOW)


async def test_a_colleague_does_not_answer_into_a_conversation_that_somebody_looks_after(talk: Talk) -> None:
    await talk.say(talk.as_buyer)
    await talk.say(talk.as_clerk)
    with pytest.raises(errors.HeldByAnother) as refused:
        await talk.say(talk.as_other)
    assert refused.value.facts["assignee"] == talk.clerk
    assert (await talk.now()).last == 2


async def test_somebody_elses_conversation_is_missing(talk: Talk) -> None:
    await talk.say(talk.as_buyer)
    stranger = await new_talk(talk.session)
    for seat in (stranger.as_buyer, stranger.as_clerk, talk.as_operator):
        with pytest.raises(errors.ConversationMissing):
            await talk.say(seat)
        with pytest.raises(errors.ConversationMissing):
            await support.messages(talk.session, seat, talk.id)
        with pytest.raises(errors.ConversationMissing):
            await talking.read(talk.session, seat, talk.id, 1)
    assert (await talk.now()).last == 1


async def test_a_card_points_at_goods_of_the_store_or_an_order_of_the_buyer_in_it(talk: Talk) -> None:
    sent = await talk.say(talk.as_buyer, card=talk.goods.product.subject)
    assert (sent.kind, sent.card, (await talk.now()).about) == (MessageKind.CARD, talk.goods.product.subject, sent.card)
    other = await new_talk(talk.session)
    wish = market.wish(talk.buyer, (talk.goods.sku, 1), total=talk.goods.price + market.yuan(8))
    trade = (await orders.place(talk.session, wish, NOW))[0].orders[0].id
    for bad in (
        other.goods.product.subject,
        new_id(ProductId).subject,
        new_id(OrderId).subject,
        talk.shop.id.subject,
        SubjectId("nonsense"),
    ):
        with pytest.raises(errors.BadMessage):
            await talk.say(talk.as_buyer, card=bad)
    own = await talk.say(talk.as_clerk, card=trade.subject)
    assert own.card == trade.subject
    with pytest.raises(errors.BadMessage):
        await other.say(other.as_buyer, card=trade.subject)


async def test_a_case_is_a_card_between_its_buyer_and_its_store_alone(session: Session, talk: Talk) -> None:
    desk = await delivered(session)
    case = await desk.open(Wish.REFUND_ONLY, CaseReason.QUALITY, 1)
    buyer = Seat(Side.BUYER, desk.who.account)
    own = await support.open_conversation(session, desk.who.account, desk.who.viewer, desk.shop.id, NOW)
    sent = await support.send(session, buyer, own.id, Draft("key-00000001", card=case.id.subject), NOW)
    page = await support.messages(session, buyer, own.id)
    found = await views.cards(session, own, {case.id.subject, desk.order.id.subject}, "en")
    assert (sent.kind, [one.card for one in page.items]) == (MessageKind.CARD, [case.id.subject])
    shown = found[case.id.subject]
    assert (shown.kind, shown.amount, shown.state, shown.gone) == ("after_sale", case.asked, case.state.value, False)
    assert found[desk.order.id.subject].kind == "order"
    with pytest.raises(errors.BadMessage):
        await talk.say(talk.as_buyer, card=case.id.subject)
    hidden = await views.cards(session, await talk.now(), {case.id.subject, desk.order.id.subject}, "en")
    assert [(one.title, one.amount, one.gone) for one in hidden.values()] == [("", None, True)] * 2


async def test_pictures_are_ones_own(talk: Talk) -> None:
    mine, others = await market.image(talk.session, talk.buyer.account), await market.image(talk.session, talk.clerk)
    sent = await talk.say(talk.as_buyer, image=mine)
    assert sent.kind is MessageKind.PICTURE
    assert (sent.image_url or "").startswith("/media/")
    with pytest.raises(errors.BadMessage):
        await talk.say(talk.as_buyer, image=others)


async def test_words_that_nobody_may_say_are_refused_and_scams_are_marked(talk: Talk) -> None:
    with pytest.raises(errors.WordsRefused) as refused:
        await talk.say(talk.as_buyer, "来裸聊吧")
    assert refused.value.facts["words"] == ["裸聊"]
    assert (await talk.now()).state is ConversationState.NEW
    sent = await talk.say(talk.as_buyer, "你去死吧")
    assert sent.marks == (Mark.RUDE,)
    scam = await talk.say(talk.as_clerk, "加微信转账便宜 20")
    assert scam.marks == (Mark.CONTACT, Mark.PAYMENT)


async def test_a_blocked_buyer_is_not_heard_and_may_still_ask_the_platform(talk: Talk) -> None:
    await talk.say(talk.as_buyer)
    who, why = (talk.shop.id, talk.clerk), (reception.BlockReason.ABUSE, "insults")
    await reception.block(talk.session, who, talk.buyer.account, why, NOW)
    with pytest.raises(errors.Blocked):
        await talk.say(talk.as_buyer)
    assert (await talk.now()).last == 1
    await moving.escalate(talk.session, talk.as_buyer, talk.id, "They ignore me", NOW)
    assert (await talk.say(talk.as_buyer, "please help")).text == "please help"


async def test_unread_counts_are_exact_on_both_sides(talk: Talk) -> None:
    for _ in range(3):
        await talk.say(talk.as_buyer)
    await talk.say(talk.as_clerk)
    await talk.say(talk.as_clerk)
    assert await support.unread_of(talk.session, talk.buyer.account) == 2
    seen = await talking.read(talk.session, talk.as_clerk, talk.id, 2)
    assert (seen.store_unread, seen.store_read, seen.buyer_unread) == (1, 2, 2)
    back = await talking.read(talk.session, talk.as_clerk, talk.id, 1)
    assert (back.store_unread, back.store_read) == (1, 2)
    seen = await talking.read(talk.session, talk.as_buyer, talk.id, 10**6)
    assert (seen.buyer_unread, seen.buyer_read) == (0, 5)
    assert await support.unread_of(talk.session, talk.buyer.account) == 0
    reads = await market.facts(talk.session, told.ConversationRead)
    assert [(one.side, one.up_to) for one in reads if isinstance(one, told.ConversationRead)] == [
        ("store", 2),
        ("buyer", 5),
    ]


async def test_pages_go_back_and_forth_without_gaps(talk: Talk) -> None:
    for number in range(65):
        await talk.say(talk.as_buyer if number % 2 else talk.as_clerk if number else talk.as_buyer, f"n{number}")
    seat = talk.as_buyer
    last = await support.messages(talk.session, seat, talk.id)
    middle = await support.messages(talk.session, seat, talk.id, before=last.before)
    first = await support.messages(talk.session, seat, talk.id, before=middle.before)
    numbers = [one.number for page in (first, middle, last) for one in page.items]
    assert numbers == list(range(1, 66))
    assert (len(last.items), len(middle.items), len(first.items), first.before) == (30, 30, 5, None)
    new = await support.messages(talk.session, seat, talk.id, after=60)
    assert [one.number for one in new.items] == [61, 62, 63, 64, 65]


steps = st.lists(
    st.tuples(st.sampled_from(["buyer", "clerk", "read_b", "read_s", "close", "reopen"]), st.integers(0, 900)),
    max_size=25,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
async def test_what_is_noted_message_by_message_is_what_all_messages_say(
    session: Session, steps: list[tuple[str, int]]
) -> None:
    talk = await new_talk(session)
    for what, pause in steps:
        talk.at += timedelta(seconds=pause)
        now = await talk.now()
        if what == "buyer" or now.last == 0:
            await talk.say(talk.as_buyer)
        elif what == "clerk":
            await moving.transfer(session, talk.as_clerk, talk.id, talk.clerk)
            await talk.say(talk.as_clerk)
        elif what == "read_b":
            await talking.read(session, talk.as_buyer, talk.id, now.last - pause % 3)
        elif what == "read_s":
            await talking.read(session, talk.as_clerk, talk.id, now.last - pause % 3)
        elif what == "close":
            await moving.close(session, talk.as_clerk, talk.id, talk.at)
        else:
            await moving.reopen(session, talk.as_buyer, talk.id, talk.at)
    page = await support.messages(session, talk.as_buyer, talk.id, after=0)
    now = await talk.now()
    assert [one.number for one in page.items] == list(range(1, now.last + 1))
    rows = await session.execute(
        sql(
            "SELECT round, number, is_first, seconds, wall_seconds FROM trade.conversation_answers "
            "WHERE conversation = :id ORDER BY number"
        ),
        {"id": int(talk.id)},
    )
    noted = [support_answer(row) for row in rows]
    assert noted == clock.answers(page.items, reception.Hours("UTC", ALWAYS))
    for side, unread, reached in (
        (Side.BUYER, now.buyer_unread, now.buyer_read),
        (Side.STORE, now.store_unread, now.store_read),
    ):
        news = {By.STORE, By.PLATFORM, By.AWAY} if side is Side.BUYER else {By.BUYER, By.PLATFORM}
        assert unread == sum(one.by in news and one.number > reached for one in page.items)


def support_answer(row: Sequence[Any]) -> tuple[int, promptness.Answer]:
    return row[0], promptness.Answer(*row[1:])


async def test_searching_finds_words_of_this_store_alone(talk: Talk) -> None:
    other = await new_talk(talk.session)
    await talk.say(talk.as_buyer, "Where is my 100%_parcel?")
    await other.say(other.as_buyer, "Where is my 100%_parcel?")

    async def found(query: str) -> list[object]:
        wanted = Wanted(talk.shop.id, View.ALL, query=query)
        return [one.id for one in await looking.conversations_at(talk.session, wanted)]

    assert await found("100%_PARCEL") == [talk.id]
    assert await found("100x") == []
    await talk.say(talk.as_buyer, card=talk.goods.product.subject)
    assert await found(talk.goods.product.text) == [talk.id]
