"""Refusals: the answers that say no. Anything else that is raised is a bug."""

from enum import StrEnum
from typing import Any, ClassVar


class Kind(StrEnum):
    """Why a refusal says no; the door maps each kind to one HTTP status."""

    MISSING = "missing"
    CONFLICT = "conflict"
    FORBIDDEN = "forbidden"
    INVALID = "invalid"
    UNAVAILABLE = "unavailable"
    TOO_MANY = "too_many"
    ANONYMOUS = "anonymous"


class Refusal(Exception):
    """An answer, not a fault: nothing has changed, and the caller is told why.

    Subclasses state three things: ``kind``, a stable ``code`` such as ``warehouse.out_of_stock``, and one plain
    sentence ``says``. Whatever is passed by keyword travels to the caller as ``facts``.
    """

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "refused"
    says: ClassVar[str] = "This cannot be done."

    def __init__(self, **facts: Any) -> None:
        super().__init__(self.says)
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code}: {self.says} {self.facts or ''}".rstrip()


class Anonymous(Refusal):
    """Somebody has to log in first."""

    kind = Kind.ANONYMOUS
    code = "people.anonymous"
    says = "Log in to do this."


class Forbidden(Refusal):
    """The caller is known and may not do this."""

    kind = Kind.FORBIDDEN
    code = "people.forbidden"
    says = "Your account may not do this."


class Missing(Refusal):
    """There is no such thing, or none that the caller may know of."""

    kind = Kind.MISSING
    code = "missing"
    says = "There is nothing here."


class Invalid(Refusal):
    """The request itself cannot be understood or is out of bounds."""

    kind = Kind.INVALID
    code = "invalid"
    says = "Part of this request is not valid."
