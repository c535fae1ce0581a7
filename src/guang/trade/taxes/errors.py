"""Everything that taxes say no to."""

from guang.kernel.errors import Invalid


class BadProfile(Invalid):
    """What a store says about its taxes cannot be; ``facts`` name the field, and what would fit."""

    code = "taxes.bad_profile"
    says = "This tax profile does not fit together."
