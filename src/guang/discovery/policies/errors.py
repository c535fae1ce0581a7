"""The ways in which policies say no."""

from typing import ClassVar

from guang.kernel.errors import Kind, Refusal


class BadPolicy(Refusal):
    """A knob that nobody knows, or a value that it does not take."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "policies.bad_policy"
    says: ClassVar[str] = "A knob of this policy is unknown, or its value lies outside of its range."
