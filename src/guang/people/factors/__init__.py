"""Second factors: the six digits of an app on somebody's phone, and the recovery codes for the day the phone is gone.

Whose they are and when they are asked for is for accounts to say.
"""

from guang.people.factors.errors import CodeRequired, FactorExists, FactorMissing, FactorNeeded, WrongCode
from guang.people.factors.rules import enrolment_uri, matching_step, new_secret
from guang.people.factors.service import forget, issue, left, spend

__all__ = [
    "CodeRequired",
    "FactorExists",
    "FactorMissing",
    "FactorNeeded",
    "WrongCode",
    "enrolment_uri",
    "forget",
    "issue",
    "left",
    "matching_step",
    "new_secret",
    "spend",
]
