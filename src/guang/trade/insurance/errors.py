"""Everything that insurance says no to."""

from guang.kernel.errors import Kind, Refusal


class NoInsurer(Refusal):
    """This installation has no insurer."""

    kind = Kind.UNAVAILABLE
    code = "insurance.no_insurer"
    says = "There is no insurer here."
