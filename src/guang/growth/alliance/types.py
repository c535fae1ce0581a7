"""What crosses the wall: somebody reaching for a product."""

from dataclasses import dataclass

from guang.kernel.ids import PageId, ProductId, VideoId, ViewerId


@dataclass(frozen=True, slots=True)
class Click:
    """Somebody reaches for a product.

    Attributes:
        video: what showed it, if a video did.
        page, slot: the served page and the place on it, from 0, if one led here.
        surface: the name of a surface of the street.
    """

    product: ProductId
    viewer: ViewerId
    surface: str
    video: VideoId | None = None
    page: PageId | None = None
    slot: int | None = None
