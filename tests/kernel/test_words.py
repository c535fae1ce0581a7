"""One spelling of what people type."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.kernel import words


@given(st.text(max_size=200))
def test_a_clean_line_stays_as_it_is(text: str) -> None:
    try:
        once = words.clean_line(text, field="x", most=400)
    except words.BadText:
        return
    assert words.clean_line(once, field="x", most=400) == once
    assert "\n" not in once
    assert once == unicodedata.normalize("NFC", once)


@given(st.text(max_size=200))
def test_a_clean_text_stays_as_it_is(text: str) -> None:
    try:
        once = words.clean_text(text, field="x", most=400)
    except words.BadText:
        return
    assert words.clean_text(once, field="x", most=400) == once
    assert "\n\n\n" not in once


def test_spaces_collapse_and_lines_stay() -> None:
    assert words.clean_line("  Tea \t bowl\n", field="title", most=20) == "Tea bowl"
    assert words.clean_text("one\n\n\n\ntwo  three \n", field="text", most=20) == "one\n\ntwo three"


@pytest.mark.parametrize("text", ["a\u202eb", "zero\u200bwidth", "bell\x07", "\ud800"])
def test_what_cannot_be_seen_is_refused(text: str) -> None:
    with pytest.raises(words.BadText) as refused:
        words.clean_line(text, field="name", most=40)
    assert refused.value.facts == {"field": "name", "reason": "invisible_characters"}


def test_families_made_of_joined_emoji_stay() -> None:
    assert words.clean_line("👩‍👧‍👦 ❤️", field="name", most=40) == "👩‍👧‍👦 ❤️"


def test_lengths_count_after_cleaning() -> None:
    assert words.clean_line("   ab   ", field="name", least=2, most=2) == "ab"
    with pytest.raises(words.BadText):
        words.clean_line("   a   ", field="name", least=2, most=2)
    with pytest.raises(words.BadText):
        words.clean_text("a" * 11, field="text", most=10)
