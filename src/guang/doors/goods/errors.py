"""Everything that the goods' desk says no to."""

from guang.kernel.errors import Invalid, Kind, Missing, Refusal


class BadSearch(Invalid):
    """A filter, an order or a cursor that is none."""

    code = "goods.invalid_search"
    says = "This search cannot be made as it is asked."


class TooManyViews(Refusal):
    """Enough saved views."""

    kind = Kind.CONFLICT
    code = "goods.too_many_views"
    says = "You keep as many saved views of this list as there can be. Remove one first."


class BatchMissing(Missing):
    """No such batch, or not one of this store."""

    code = "goods.batch_missing"
    says = "There is no such batch of changes."


class BadBatch(Invalid):
    """A batch that cannot be made; ``facts`` name the field and the rule."""

    code = "goods.invalid_batch"
    says = "This batch of changes is not described as it must be."


class WrongMoment(Refusal):
    """The batch is not in a state in which this can be done."""

    kind = Kind.CONFLICT
    code = "goods.wrong_moment"
    says = "This batch is not at the point where that can be done."


class BadKey(Invalid):
    """The idempotency key is absent or malformed."""

    code = "goods.invalid_key"
    says = "Send an Idempotency-Key header of 8 to 100 visible ASCII characters."


class KeyReused(Refusal):
    """The same key came with another wish."""

    kind = Kind.CONFLICT
    code = "goods.key_reused"
    says = "This Idempotency-Key was used for a different batch."


class UnreadableFile(Refusal):
    """An upload that is no catalogue; ``facts`` say what was found."""

    kind = Kind.INVALID
    code = "goods.unreadable_file"
    says = "This file is neither a Shopify product CSV nor a Google Merchant feed."
