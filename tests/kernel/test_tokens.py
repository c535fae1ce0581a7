"""Signed texts cannot be altered, reused for something else, or used too late."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.kernel.ids import ProductId, ViewerId, new_id
from guang.kernel.tokens import Attribution, BadToken, ExpiredToken, Signer

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SIGNER = Signer("a secret of at least thirty-two letters")
TERMS = Attribution(product=new_id(ProductId), viewer=new_id(ViewerId), commission_bps=500)


def token() -> str:
    return SIGNER.sign("click", TERMS, now=NOW, ttl=timedelta(hours=1))


def test_what_was_signed_comes_back() -> None:
    assert SIGNER.check("click", Attribution, token(), now=NOW + timedelta(minutes=59)) == TERMS


def test_a_late_token_has_expired() -> None:
    with pytest.raises(ExpiredToken):
        SIGNER.check("click", Attribution, token(), now=NOW + timedelta(hours=1, seconds=1))


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=63))
def test_a_changed_letter_is_noticed(place: int, step: int) -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    text = token()
    place %= len(text) - 1  # the last letter has bits that carry nothing
    changed = text[:place] + letters[(letters.index(text[place]) + 1 + step) % 64] + text[place + 1 :]
    if changed != text:
        with pytest.raises(BadToken):
            SIGNER.check("click", Attribution, changed, now=NOW)


@given(st.text(max_size=200))
def test_no_other_text_is_a_token(text: str) -> None:
    with pytest.raises(BadToken):
        SIGNER.check("click", Attribution, text, now=NOW)


def test_a_token_serves_one_purpose_and_one_secret() -> None:
    with pytest.raises(BadToken):
        SIGNER.check("reset", Attribution, token(), now=NOW)
    with pytest.raises(BadToken):
        Signer("another secret of thirty-two letters").check("click", Attribution, token(), now=NOW)
