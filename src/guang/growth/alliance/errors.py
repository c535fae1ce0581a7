"""Everything the alliance says no to."""

from guang.kernel.errors import Invalid


class NotInVideo(Invalid):
    """A video leads only to the products in its bag."""

    code = "alliance.not_in_video"
    says = "This video does not show this product."
