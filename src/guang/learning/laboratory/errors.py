"""What an experiment cannot be made of."""

from guang.kernel.errors import Kind, Refusal


class TooFew(Refusal):
    """There is too little to learn from, or to test on."""

    kind = Kind.CONFLICT
    code = "laboratory.too_few"
    says = "The data set has too few histories for an experiment."


class UnknownShape(Refusal):
    """A file in which no people, items and times can be told."""

    kind = Kind.INVALID
    code = "laboratory.unknown_shape"
    says = "The file has no columns that look like people, items and times."


class LeaksTime(Refusal):
    """A split in which something that is known happened after what is asked."""

    kind = Kind.INVALID
    code = "laboratory.leaks_time"
    says = "What is asked would be answered from what happened later."
