"""What crosses the wall: reviews, what a buyer hands in, and what reviews add up to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from guang.kernel.ids import (
    AccountId,
    ImageId,
    LineId,
    OrderId,
    ProductId,
    ReviewId,
    SkuId,
    StoreId,
    VideoId,
    ViewerId,
)
from guang.kernel.text import Text


class ReviewSort(StrEnum):
    """How a page of reviews is sorted: what helped others first, the newest first, or the newest with pictures."""

    HELPFUL = "helpful"
    NEWEST = "newest"
    PICTURES = "pictures"


class Shown(StrEnum):
    """Whether others see a review: at once, not before a person has looked, not at all."""

    SHOWN = "shown"
    WAITING = "waiting"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Stars:
    """A judgement in whole stars, 1 to 5: about the goods, how they came, and how one was treated."""

    goods: int
    logistics: int
    service: int


@dataclass(frozen=True, slots=True)
class NewReview:
    """What a buyer says about a line; ``locale`` is the language they write in."""

    author: AccountId
    viewer: ViewerId
    order: OrderId
    line: LineId
    stars: Stars
    words: str = ""
    images: tuple[ImageId, ...] = ()
    video: VideoId | None = None
    anonymous: bool = False
    locale: str = "en"


@dataclass(frozen=True, slots=True)
class Change:
    """What a buyer says differently now; what is left out stays. The stars that count stay in any case."""

    stars: Stars | None = None
    words: str | None = None
    anonymous: bool | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a review."""

    id: ImageId
    url: str


@dataclass(frozen=True, slots=True)
class Addition:
    """What a buyer added later."""

    words: str
    pictures: tuple[Picture, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Reply:
    """What the store says to it."""

    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Review:
    """One buyer's judgement of one line.

    Attributes:
        stars: those of the first writing, which count; ``stars_now`` what the buyer thinks today.
        first_words: what stood there before any change.
        author: nobody, once they have left.
        helpful, unhelpful: how many found it so.
    """

    id: ReviewId
    order: OrderId
    line: LineId
    product: ProductId
    sku: SkuId
    store: StoreId
    author: AccountId | None
    viewer: ViewerId | None
    stars: Stars
    stars_now: Stars
    words: str
    first_words: str
    options: tuple[Text, ...]
    pictures: tuple[Picture, ...]
    video: VideoId | None
    anonymous: bool
    addition: Addition | None
    reply: Reply | None
    helpful: int
    unhelpful: int
    usefulness: int
    shown: Shown
    is_restricted: bool
    written_at: datetime
    changed_at: datetime | None

    @property
    def is_public(self) -> bool:
        """Whether others see it."""
        return self.shown is Shown.SHOWN and not self.is_restricted


@dataclass(frozen=True, slots=True)
class Rating:
    """What the stars of a product or a store add up to; only first ratings that nobody has restricted count.

    Attributes:
        histogram: how many gave 1, 2, 3, 4 and 5 stars for the goods.
        mean: of those; 0 where nobody has judged.
        score: the mean as a doubter sees it, for comparing: see `rules.bayes`.
        good_share: the least share of buyers who give 4 stars or more, at 95 %: see `rules.wilson`.
        logistics, service: means; 0 where nobody has judged.
    """

    histogram: tuple[int, int, int, int, int]
    mean: float
    score: float
    good_share: float
    logistics: float
    service: float

    @property
    def count(self) -> int:
        """How many have judged."""
        return sum(self.histogram)


@dataclass(frozen=True, slots=True)
class Sought:
    """Which reviews of a store's goods its staff want to see; what is left out does not matter."""

    stars: int | None = None
    product: ProductId | None = None
    unanswered: bool = False
    pictures: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """How many reviews were written in a span of time, and the mean of their first stars; 0 where there are none."""

    count: int
    mean: float


@dataclass(frozen=True, slots=True)
class Tally:
    """How a store's reviews go; only those that nobody has restricted count, with their first stars.

    Attributes:
        histogram: how many gave 1, 2, 3, 4 and 5 stars for the goods.
        answered: how many the store has answered.
        recent: those of the last `rules.RECENT`; ``before`` those of as long a time before it.
    """

    histogram: tuple[int, int, int, int, int]
    answered: int
    recent: Span
    before: Span

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(self.histogram)

    @property
    def mean(self) -> float:
        """The mean of their stars; 0 where there are none."""
        total = sum(stars * many for stars, many in enumerate(self.histogram, 1))
        return total / self.count if self.count else 0.0


@dataclass(frozen=True, slots=True)
class Due:
    """A line that its buyer may still judge, until an instant."""

    order: OrderId
    line: LineId
    product: ProductId
    store: StoreId
    title: Text
    options: tuple[Text, ...]
    image_url: str | None
    until: datetime
