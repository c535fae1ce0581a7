"""Clocks from messages, warnings, and bounds."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.kernel.ids import ConversationId, ImageId, MessageId, new_id
from guang.kernel.words import BadText
from guang.trade import reception
from guang.trade.promptness import Answer
from guang.trade.support.errors import BadMessage
from guang.trade.support.rules import clock, marks, words
from guang.trade.support.types import By, Draft, Mark, Message, MessageKind

NOON = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
ALWAYS = reception.Hours("UTC", tuple((reception.Span(0, 1440),) for _ in range(7)))
TALK = new_id(ConversationId)


def said(by: By, at_s: int, *, number: int = 1, round_: int = 1) -> Message:
    return Message(
        id=new_id(MessageId),
        conversation=TALK,
        number=number,
        round=round_,
        by=by,
        account=None,
        kind=MessageKind.TEXT,
        text="x",
        image=None,
        image_url=None,
        card=None,
        marks=(),
        key="",
        at=NOON + timedelta(seconds=at_s),
    )


def talk(*lines: tuple[By, int] | tuple[By, int, int]) -> list[Message]:
    return [
        said(line[0], line[1], number=number, round_=line[2] if len(line) > 2 else 1)
        for number, line in enumerate(lines, 1)
    ]


def test_the_first_thing_a_buyer_says_starts_the_clock_and_a_person_of_the_store_stops_it() -> None:
    lines = talk(
        (By.BUYER, 0),
        (By.AWAY, 0),
        (By.BUYER, 30),
        (By.PLATFORM, 40),
        (By.NOTE, 50),
        (By.STORE, 90),
        (By.STORE, 95),
        (By.BUYER, 100),
        (By.STORE, 110),
    )
    assert clock.answers(lines, ALWAYS) == [(1, Answer(6, True, 90, 90)), (1, Answer(9, False, 10, 10))]


def test_every_round_has_a_first_answer_of_its_own_and_waiting_ends_with_a_round() -> None:
    lines = talk((By.BUYER, 0, 1), (By.NOTE, 60, 1), (By.STORE, 500, 2), (By.BUYER, 600, 2), (By.STORE, 605, 2))
    assert clock.answers(lines, ALWAYS) == [(2, Answer(5, True, 5, 5))]


@given(st.lists(st.tuples(st.sampled_from(list(By)), st.integers(0, 10_000)), max_size=40))
def test_there_are_never_more_answers_than_stretches_of_waiting(steps: list[tuple[By, int]]) -> None:
    at, lines = 0, []
    for by, pause in steps:
        at += pause
        lines.append((by, at))
    found = clock.answers(talk(*lines), ALWAYS)
    plain = [by for by, _ in lines if by in {By.BUYER, By.STORE}]
    turns = sum(1 for before, after in pairwise(plain) if (before, after) == (By.BUYER, By.STORE))
    assert len(found) == turns
    assert [answer.is_first for _, answer in found] == [True, *([False] * (turns - 1))][:turns]
    assert sum(answer.seconds for _, answer in found) <= at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("请问什么时候发货？", ()),
        ("订单号 ord_1abcdefghijkm，单号 SF1234567890123", ()),
        ("尺寸 138 * 1234 毫米, 2026.11.22", ()),
        ("call me 138 0013-8000", (Mark.PHONE,)),
        ("一三八？ １３８００１３８０００", (Mark.PHONE,)),
        ("+86 138 0013 8000", (Mark.PHONE,)),
        ("see https://example.org/x", (Mark.LINK,)),
        ("去 shop-now.top 下单更便宜", (Mark.LINK,)),
        ("加微信 abc123", (Mark.CONTACT,)),
        ("加V abc123", (Mark.CONTACT,)),
        ("add me on Whats App", (Mark.CONTACT,)),
        ("微\u200b信转\u200b账给我", (Mark.CONTACT, Mark.PAYMENT)),
        ("Pay by bank transfer", (Mark.PAYMENT,)),
        ("variety", ()),
    ],
)
def test_what_leads_away_from_the_platform_is_marked(text: str, expected: tuple[Mark, ...]) -> None:
    assert marks.marks(text) == expected


@given(st.text(max_size=3_000))
def test_every_text_has_its_marks_once_and_in_order(text: str) -> None:
    found = marks.marks(text)
    assert list(found) == [mark for mark in Mark if mark in found]


def test_a_message_is_exactly_one_thing() -> None:
    image = new_id(ImageId)
    assert words.check_draft(Draft("key-0001", "  hello \n\n\n you ")).text == "hello\n\nyou"
    for bad in (
        Draft("key-0001"),
        Draft("key-0001", "hello", image),
        Draft("short", "hello"),
        Draft("key with space", "hello"),
        Draft("key-0001", " \n "),
    ):
        with pytest.raises(BadMessage):
            words.check_draft(bad)
    assert words.check_draft(Draft("key-0001", "x" * 2_000)).text == "x" * 2_000
    with pytest.raises(BadText):
        words.check_draft(Draft("key-0001", "x" * 2_001))


@pytest.mark.parametrize(("score", "expected"), [(1, True), (2, True), (3, False), (5, False)])
def test_one_and_two_of_five_are_votes_of_dissatisfaction(score: int, expected: bool) -> None:
    assert words.is_dissatisfied(score) is expected


@pytest.mark.parametrize("score", [0, 6, -1])
def test_other_scores_do_not_exist(score: int) -> None:
    with pytest.raises(BadMessage):
        words.check_score(score)
