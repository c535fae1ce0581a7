"""Everything that guarantees say no to."""

from guang.kernel.errors import Invalid, Kind, Refusal


class BadChoice(Invalid):
    """A choice that cannot be; ``facts`` name the kind and the rule."""

    code = "guarantees.invalid"
    says = "This cannot be promised like that."


class NotYours(Refusal):
    """The law or the platform decides, not the store; ``facts`` name the kind, the stance and its basis."""

    kind = Kind.CONFLICT
    code = "guarantees.not_yours_to_choose"
    says = "The law or the platform decides about this promise."


class TooManyExceptions(Refusal):
    """So many products have terms of their own that the terms of the store should change instead."""

    kind = Kind.CONFLICT
    code = "guarantees.too_many_exceptions"
    says = "Too many products have promises of their own."
