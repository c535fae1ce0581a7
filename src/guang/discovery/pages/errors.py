"""The ways in which the log of pages says no."""

from typing import ClassVar

from guang.kernel.errors import Kind, Refusal


class NoSuchPage(Refusal):
    """The page is not there, is too old to be kept, or is somebody else's."""

    kind: ClassVar[Kind] = Kind.MISSING
    code: ClassVar[str] = "pages.no_such_page"
    says: ClassVar[str] = "This page is not there any more."
