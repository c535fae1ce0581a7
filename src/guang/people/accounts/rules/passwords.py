"""Which passwords are refused.

Source: NIST SP 800-63B §5.1.1.2: at least 8 characters, any characters, no composition rules, and a check against
values that are commonly used or made of the person's own details.
"""

import unicodedata

from guang.people.accounts.errors import WeakPassword

SHORTEST = 8
LONGEST = 256
_COMMON = """
    password passw0rd p@ssword p@ssw0rd letmein1 iloveyou princess football baseball superman trustno1
    sunshine starwars whatever computer internet michelle jennifer qwertyui qwerty12 qwerty123 qwertyuiop
    1q2w3e4r 1q2w3e4r5t 1qaz2wsx q1w2e3r4 zaq12wsx asdfghjk asdfghjkl zxcvbnm1 zxcvbnm123 abcd1234 abc12345
    a1234567 a12345678 aa123456 a123456789 welcome1 welcome123 admin123 administrator changeme changeme1
    secret123 woaini1314 woaini520 woaini521 5201314520 iloveyou1 dragon123 monkey123 master123 guang123
    guangguang test1234 testtest user1234 login123 pass1234 default1 samsung1"""
COMMON = frozenset(_COMMON.split())
_ROWS = ("01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm")


def clean_password(password: str) -> str:
    """The form that is hashed: NFKC, so that one password typed on two keyboards is one password."""
    return unicodedata.normalize("NFKC", password)


def check_password(password: str, *, email: str, name: str) -> None:
    """Refuse what others would guess.

    Raises:
        WeakPassword: too short or long, common, one repeated or running pattern, or made of the person's own details.
    """
    plain = clean_password(password)
    if not SHORTEST <= len(plain) <= LONGEST:
        raise WeakPassword(reason="length", least=SHORTEST, most=LONGEST)
    lowered = plain.lower()
    if lowered in COMMON or lowered.rstrip("0123456789!.") in COMMON or _is_pattern(lowered):
        raise WeakPassword(reason="common")
    own = {email, email.partition("@")[0], name.lower(), name.lower().replace(" ", "")}
    if lowered in own:
        raise WeakPassword(reason="personal")


def _is_pattern(text: str) -> bool:
    repeats = any(len(text) % n == 0 and text == text[:n] * (len(text) // n) for n in range(1, 4))
    runs = any(text in row * 2 or text in row[::-1] * 2 for row in _ROWS)
    return repeats or runs
