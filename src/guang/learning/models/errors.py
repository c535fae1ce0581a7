"""Why a model is not used."""

from guang.kernel.errors import Kind, Refusal


class UnsoundModel(Refusal):
    """Files of a model are missing, damaged, or made for other features."""

    kind = Kind.UNAVAILABLE
    code = "models.unsound"
    says = "This model cannot be used."
