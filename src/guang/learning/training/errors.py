"""Why training says no."""

from guang.kernel.errors import Kind, Refusal


class TooLittle(Refusal):
    """There is nothing to learn from yet."""

    kind = Kind.CONFLICT
    code = "training.too_little"
    says = "The journal holds too little behaviour to train on."


class LeaksTime(Refusal):
    """The split would let the ranker see what it is tested on."""

    kind = Kind.INVALID
    code = "training.leaks_time"
    says = "Some of the lines to learn from reach into the time of the test."
