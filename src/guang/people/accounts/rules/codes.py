"""Six digits that change every half minute. Source: RFC 6238.

One step of tolerance either way for slow clocks and slow fingers.
"""

import hmac
from datetime import datetime

import pyotp

STEP_S = 30
TOLERANCE = 1
ISSUER = "Guang"


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
