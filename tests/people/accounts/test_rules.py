"""Names, passwords, codes and waiting times."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.people.accounts.errors import BadField, WeakPassword
from guang.people.accounts.rules import identity, lasting, passwords
from guang.people.factors import rules as codes

EARLY, LATE = datetime(2020, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone


@given(st.text(max_size=60), st.integers(0, 9999))
def test_every_name_makes_an_acceptable_handle(name: str, number: int) -> None:
    handle = identity.handle_from(name, number)
    assert identity.clean_handle(handle) == handle


@pytest.mark.parametrize(
    ("name", "number", "handle"),
    [
        ("Ann Lee", 0, "ann_lee"),
        ("Ann Lee", 42, "ann_lee_0042"),
        ("José", 0, "jose"),
        ("李雷", 7, "user_0007"),
        ("admin", 0, "admin_0000"),
        ("Bo", 0, "bo_0000"),
    ],
)
def test_handles_come_from_names(name: str, number: int, handle: str) -> None:
    assert identity.handle_from(name, number) == handle


@pytest.mark.parametrize("handle", ["ab", "a" * 25, "_ann", "ann-lee", "安妮", "support", "", "ann lee"])
def test_handles_of_another_shape_are_refused(handle: str) -> None:
    with pytest.raises(BadField):
        identity.clean_handle(handle)


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        (" Ann@Example.ORG ", "ann@example.org"),
        ("a.b+c@x.co", "a.b+c@x.co"),
        ("li@例子.中国", "li@xn--fsqu00a.xn--fiqs8s"),
    ],
)
def test_one_address_has_one_spelling(typed: str, clean: str) -> None:
    assert identity.clean_email(typed) == clean
    assert identity.clean_email(clean) == clean


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ann",
        "@x.org",
        "ann@",
        "ann@x",
        "a b@x.org",
        "ann@x..org",
        "ann@-x.org",
        "ann@1.2.3.4",
        ".a@x.org",
        "a" * 65 + "@x.org",
        "a@" + "b" * 64 + ".org",
        "a\n@x.org",
        "a\x00@x.org",
        "a@x.org\x00",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(BadField):
        identity.clean_email(typed)


@given(st.text(max_size=100))
def test_no_text_breaks_the_reading_of_addresses(typed: str) -> None:
    try:
        once = identity.clean_email(typed)
    except BadField:
        return
    assert identity.clean_email(once) == once


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "http://x.org/a.png", "//evil.org/a", "/etc/passwd", "https://x.org", "/media/a b"]
)
def test_pictures_come_from_here_or_over_https(url: str) -> None:
    with pytest.raises(BadField):
        identity.clean_picture(url)


def test_our_own_pictures_and_https_ones_are_fine() -> None:
    assert identity.clean_picture("/media/avatars/a.webp") == "/media/avatars/a.webp"
    assert identity.clean_picture("https://cdn.example.org/a.png") == "https://cdn.example.org/a.png"
    assert identity.clean_picture("") is None


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("short", "length"),
        ("x" * 257, "length"),
        ("password", "common"),
        ("Password123!", "common"),
        ("aaaaaaaaaa", "common"),
        ("abababab", "common"),
        ("12345678", "common"),
        ("87654321", "common"),
        ("qwertyuiop", "common"),
        ("ann.lee@example.org", "personal"),
        ("ann.lee1", "personal"),
        ("annabelle lee", "personal"),
    ],
)
def test_what_others_would_guess_is_refused(password: str, reason: str) -> None:
    with pytest.raises(WeakPassword) as refused:
        passwords.check_password(
            password, email="ann.lee1@example.org" if "1" in password else "ann.lee@example.org", name="Annabelle Lee"
        )
    assert refused.value.facts["reason"] == reason


@pytest.mark.parametrize("password", ["a quiet river 42", "correct horse battery", "静静的河流四十二号", "Tr0ub4dor&3"])
def test_ordinary_good_passwords_are_fine(password: str) -> None:
    passwords.check_password(password, email="ann@example.org", name="Ann")


@given(st.integers(0, 10_000), st.integers(0, 100))
def test_waiting_never_shrinks_and_never_exceeds_an_hour(tries: int, free: int) -> None:
    wait = lasting.wait_after(tries, free)
    assert timedelta(0) <= wait <= lasting.LONGEST_WAIT
    assert wait <= lasting.wait_after(tries + 1, free)
    assert (wait == timedelta(0)) == (tries < free)


@given(st.datetimes(timezones=st.just(UTC), min_value=EARLY, max_value=LATE))
def test_a_code_counts_once_and_for_a_minute_and_a_half(now: datetime) -> None:
    secret = codes.new_secret()
    code = pyotp.TOTP(secret).at(now)

    step = codes.matching_step(secret, code, now, after=0)

    assert step is not None
    assert codes.matching_step(secret, code, now, after=step) is None
    assert codes.matching_step(secret, code, now + timedelta(seconds=100), after=0) is None
    assert codes.matching_step(secret, f"{code[:3]} {code[3:]}", now, after=0) == step


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "１２３４５６", "abcdef"])
def test_what_is_no_code_never_matches(typed: str) -> None:
    assert codes.matching_step(codes.new_secret(), typed, datetime(2026, 1, 1, tzinfo=UTC), after=0) is None
