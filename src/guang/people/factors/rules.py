"""Six digits that change every half minute (source: RFC 6238), and codes for the day there are no digits.

One step of tolerance either way for slow clocks and slow fingers.
"""

import hashlib
import hmac
import secrets
from datetime import datetime
from typing import Final

import pyotp

from guang.kernel.ids import AccountId

STEP_S = 30
TOLERANCE = 1
ISSUER = "Guang"
CODES: Final = 10
_SIGNS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
"""No 0 and o, no 1, i and l: a code is written down by hand."""
_GROUPS: Final = 4
_GROUP: Final = 4


def new_secret() -> str:
    """A fresh secret of 160 bits in base 32."""
    return pyotp.random_base32()


def enrolment_uri(secret: str, label: str) -> str:
    """What the QR code says to the authenticator app."""
    return pyotp.TOTP(secret, interval=STEP_S).provisioning_uri(name=label, issuer_name=ISSUER)


def matching_step(secret: str, code: str, now: datetime, after: int) -> int | None:
    """The time step a code belongs to, if it counts now; steps up to ``after`` were used before and never count."""
    typed = "".join(code.split())
    if len(typed) != 6 or not typed.isascii():
        return None
    current = int(now.timestamp()) // STEP_S
    for step in range(current - TOLERANCE, current + TOLERANCE + 1):
        if step > after and hmac.compare_digest(pyotp.HOTP(secret).at(step), typed):
            return step
    return None


def new_codes() -> tuple[str, ...]:
    """Fresh recovery codes of 79 random bits each, in groups that can be read out."""
    return tuple(
        "-".join("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS)) for _ in range(CODES)
    )


def digest(account: AccountId, code: str) -> bytes:
    """What is kept of a recovery code, however it was typed; too many bits to try them all, so no slow hash."""
    typed = "".join(sign for sign in code.lower() if sign.isalnum())
    return hashlib.sha256(f"{int(account)}|{typed}".encode()).digest()
