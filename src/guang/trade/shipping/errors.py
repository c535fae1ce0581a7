"""Everything that shipping says no to."""

from guang.kernel.errors import Invalid, Kind, Missing, Refusal


class ParcelMissing(Missing):
    """No such parcel, or not one that this caller may see."""

    code = "shipping.missing"
    says = "There is no such parcel."


class NotDelivered(Refusal):
    """The store does not deliver to this place; ``facts`` name both."""

    kind = Kind.CONFLICT
    code = "shipping.not_delivered"
    says = "This store does not deliver to this address."


class NotOffered(NotDelivered):
    """The store does not deliver to this place the way that was chosen; ``facts`` name the ways it does."""

    code = "shipping.not_offered"
    says = "This store does not offer this delivery to this address."


class BadTemplate(Invalid):
    """Not a template; ``facts`` name the field and the rule."""

    code = "shipping.invalid_template"
    says = "Part of these delivery terms is not valid."


class BadParcel(Invalid):
    """A parcel needs a carrier, a tracking number and something in it."""

    code = "shipping.invalid_parcel"
    says = "A parcel needs a carrier and a tracking number of at most 60 characters each, and something in it."
