"""Everything that the counter says no to."""

from guang.kernel.errors import Invalid


class BadSearch(Invalid):
    """A search of orders that cannot be."""

    code = "counter.invalid_search"
    says = "This search of orders cannot be made as it is asked."
