"""The words that goods are found by."""

import re

from hypothesis import given
from hypothesis import strategies as st

from guang.trade.catalog import lexemes

SIGNS = "白茶杯子红绿木桌"


def finds(query: str | None, text: str) -> bool:
    """What PostgreSQL would say, for queries made of words joined by ``&``."""
    found = text.split("\n")
    if query is None:
        return False
    for part in query.split(" & "):
        word = re.fullmatch(r"'(.*)'(:\*)?", part)
        assert word, part
        if not any(one == word[1] or (word[2] and one.startswith(word[1])) for one in found):
            return False
    return True


def test_words_and_signs_become_lexemes() -> None:
    assert lexemes.of(["White tea 200g", "白茶"], ["B-12"]).split("\n") == [
        "12", "200g", "b", "b12", "tea", "white", "白茶", "茶",
    ]  # fmt: skip


def test_what_is_typed_becomes_a_query() -> None:
    assert lexemes.query("Whi") == "'whi':*"
    assert lexemes.query("白茶杯 whi") == "'白茶' & '茶杯' & 'whi':*"
    assert lexemes.query("茶") == "'茶':*"
    assert lexemes.query("B-12") == "('b12':* | ('b':* & '12':*))"
    assert lexemes.query("ＷＨＩＴＥ") == "'white':*"
    assert lexemes.query(" -- ' & | !:* ") is None


@given(st.text(SIGNS, min_size=1, max_size=12), st.data())
def test_any_part_of_a_chinese_title_finds_it(title: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(title) - 1))
    end = data.draw(st.integers(start + 1, len(title)))

    assert finds(lexemes.query(title[start:end]), lexemes.of([title]))


@given(st.text(max_size=60))
def test_no_text_makes_a_query_that_cannot_be_read(typed: str) -> None:
    query = lexemes.query(typed)

    assert query is None or re.fullmatch(r"[^'\"\\]*", re.sub(r"'[^'\\]+'", "", query))
