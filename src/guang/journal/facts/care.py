"""What happens after a parcel has been paid for: after-sale cases, and what buyers say about goods."""

import msgspec

from guang.journal.registry import fact
from guang.kernel.ids import (
    AccountId,
    AfterSaleId,
    LineId,
    OrderId,
    ParcelId,
    ProductId,
    ReviewId,
    SkuId,
    StoreId,
    VideoId,
    ViewerId,
)
from guang.kernel.money import Money


class CaseTerms(msgspec.Struct, frozen=True):
    """What every fact about an after-sale case says: whose it is, and about what."""

    case: AfterSaleId
    order: OrderId
    line: LineId
    store: StoreId
    viewer: ViewerId
    kind: str
    reason: str


@fact("trade.after_sale_opened.v1")
class AfterSaleOpened(CaseTerms, frozen=True):
    """A buyer asks for something about a line. ``fast``: it was granted at once, because nothing had been shipped."""

    product: ProductId
    sku: SkuId
    units: int
    amount: Money
    fast: bool
    rules: str
    wished: SkuId | None = None


@fact("trade.after_sale_approved.v1")
class AfterSaleApproved(CaseTerms, frozen=True):
    """It was granted by ``merchant``, by ``clock`` (nobody answered in time) or by ``rule``."""

    by: str
    amount: Money
    liability: str


@fact("trade.after_sale_rejected.v1")
class AfterSaleRejected(CaseTerms, frozen=True):
    """The store said no, to the wish (``review``) or to what came back (``inspection``)."""

    at: str
    by: str


@fact("trade.after_sale_return_sent.v1")
class AfterSaleReturnSent(CaseTerms, frozen=True):
    """The buyer handed the goods to a courier."""

    units: int
    carrier: str
    tracking: str


@fact("trade.after_sale_return_received.v1")
class AfterSaleReturnReceived(CaseTerms, frozen=True):
    """The goods are with the store again: ``merchant`` or ``courier`` says so."""

    units: int
    by: str


@fact("trade.after_sale_inspected.v1")
class AfterSaleInspected(CaseTerms, frozen=True):
    """The store looked at what came back; ``restocked`` units of it can be sold again."""

    units: int
    fine: bool
    restocked: int


@fact("trade.after_sale_refunded.v1")
class AfterSaleRefunded(CaseTerms, frozen=True):
    """Money goes back to the buyer: ``amount`` of the line, ``shipping`` of the delivery fee. The case is over."""

    product: ProductId
    units: int
    amount: Money
    shipping: Money
    liability: str
    by: str


@fact("trade.after_sale_sold_out.v1")
class AfterSaleSoldOut(CaseTerms, frozen=True):
    """An exchange was granted and nothing is left to send; the buyer may take the refund instead."""

    wished: SkuId
    units: int


@fact("trade.after_sale_turned.v1")
class AfterSaleTurned(CaseTerms, frozen=True):
    """An exchange became a return: the ``buyer`` takes the refund instead, or has not chosen in time (``clock``)."""

    by: str


@fact("trade.after_sale_to_replace.v1")
class AfterSaleToReplace(CaseTerms, frozen=True):
    """What came back was accepted, by ``merchant`` or ``clock``, or the platform decided so (``operator``).

    The store has to send the replacement.
    """

    wished: SkuId
    units: int
    by: str


@fact("trade.after_sale_replacement_sent.v1")
class AfterSaleReplacementSent(CaseTerms, frozen=True):
    """The store handed the replacement to a courier; nothing is paid for it."""

    wished: SkuId
    units: int
    parcel: ParcelId
    carrier: str
    tracking: str


@fact("trade.after_sale_exchanged.v1")
class AfterSaleExchanged(CaseTerms, frozen=True):
    """The replacement is with the buyer, says ``buyer``, ``courier``, ``clock`` or ``operator``. The case is over.

    ``freight`` of the delivery fee goes back for the parcel that the buyer sent.
    """

    product: ProductId
    sku: SkuId
    wished: SkuId
    units: int
    freight: Money
    liability: str
    by: str


@fact("trade.after_sale_closed.v1")
class AfterSaleClosed(CaseTerms, frozen=True):
    """A case ended without money: ``withdrawn``, ``silent`` (the buyer), ``dismissed`` or ``nothing_left``."""

    why: str
    liability: str


@fact("trade.after_sale_escalated.v1")
class AfterSaleEscalated(CaseTerms, frozen=True):
    """The platform has to decide: the ``buyer`` asked for it, or a parcel got lost on the way (``clock``)."""

    by: str
    amount: Money


@fact("trade.after_sale_judged.v1")
class AfterSaleJudged(CaseTerms, frozen=True):
    """An operator decided: ``refund``, ``return`` (the goods first), ``exchange`` or ``dismiss``, and who is liable."""

    decision: str
    liability: str
    amount: Money
    by: AccountId


@fact("trade.review_written.v1")
class ReviewWritten(msgspec.Struct, frozen=True):
    """A buyer judged a line they have received. The words stay with the review; these are the signals about them.

    Attributes:
        goods, logistics, service: stars, 1 to 5.
        seconds_since_delivery: how long the goods were there before; since the buyer's own word, if no courier spoke.
        words_print: simhash of the words, where there are enough of them.
        near: other buyers' reviews that say nearly the same.
    """

    review: ReviewId
    order: OrderId
    line: LineId
    product: ProductId
    sku: SkuId
    store: StoreId
    viewer: ViewerId
    goods: int
    logistics: int
    service: int
    seconds_since_delivery: int
    pictures: int
    video: VideoId | None
    words_print: int | None
    near: tuple[ReviewId, ...] = ()


@fact("trade.review_changed.v1")
class ReviewChanged(msgspec.Struct, frozen=True):
    """A buyer has other words or stars now; the stars that count are those of the first writing."""

    review: ReviewId
    viewer: ViewerId
    goods: int
    logistics: int
    service: int


@fact("trade.review_appended.v1")
class ReviewAppended(msgspec.Struct, frozen=True):
    """A buyer added something later, once."""

    review: ReviewId
    viewer: ViewerId


@fact("trade.review_replied.v1")
class ReviewReplied(msgspec.Struct, frozen=True):
    """A store answered a review."""

    review: ReviewId
    store: StoreId
    by: AccountId
