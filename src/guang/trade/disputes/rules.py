"""Who bears what, until when one may answer, and what a bank is told; nothing here touches a database."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from guang.kernel.money import Money
from guang.trade import payments
from guang.trade.disputes.errors import DisputeKeyNeeded
from guang.trade.disputes.types import (
    Dispute,
    DisputeLiability,
    DisputePart,
    DisputeReason,
    DisputeState,
    Proof,
    Stance,
)

BEFORE_THE_BANK: Final = timedelta(hours=24)
"""How long before a bank stops listening the platform speaks for a store that is silent [D]."""
SPARE: Final = timedelta(days=7)
"""How long a bank listens where its provider does not say [D]."""
LONGEST_WORDS: Final = 4_000
OPEN: Final = frozenset({DisputeState.OPENED, DisputeState.EVIDENCE_DUE, DisputeState.SUBMITTED})
ANSWERABLE: Final = frozenset({DisputeState.OPENED, DisputeState.EVIDENCE_DUE})
LIABLE: Final[Mapping[DisputeReason, DisputeLiability]] = {
    DisputeReason.FRAUDULENT: DisputeLiability.PLATFORM,
    DisputeReason.UNRECOGNIZED: DisputeLiability.PLATFORM,
    DisputeReason.DUPLICATE: DisputeLiability.PLATFORM,
    DisputeReason.NOT_RECEIVED: DisputeLiability.MERCHANT,
    DisputeReason.NOT_AS_DESCRIBED: DisputeLiability.MERCHANT,
    DisputeReason.NOT_REFUNDED: DisputeLiability.MERCHANT,
    DisputeReason.GENERAL: DisputeLiability.PLATFORM,
}
"""Who takes the payment answers for stolen cards and charges; who sells, for goods [D]."""


def reason_of(said: str) -> DisputeReason:
    """A provider's word for the reason in ours."""
    return DisputeReason(said) if said in set(DisputeReason) else DisputeReason.GENERAL


def deadlines(now: datetime, listens_until: datetime | None) -> tuple[datetime, datetime]:
    """Until when stores may answer, and until when the bank listens."""
    until = listens_until or now + SPARE
    return max(min(until - BEFORE_THE_BANK, until), now), until


def shares(claimed: Money, left: Sequence[Money]) -> list[Money]:
    """What of a claim is about each order, in proportion to what is left of them, and no more than that."""
    whole = sum(one.minor for one in left)
    if not whole:
        return [Money.zero(claimed.currency) for _ in left]
    return min(claimed, Money(whole, claimed.currency)).split([one.minor for one in left])


def fees(dispute: Dispute) -> list[Money]:
    """The bank's fee by part: stores bear it together where they are liable, in proportion; nobody otherwise."""
    weights = [part.amount.minor for part in dispute.parts]
    if dispute.liability is DisputeLiability.PLATFORM or not sum(weights):
        return [Money.zero(dispute.fee.currency) for _ in weights]
    return dispute.fee.split(weights)


def is_decided(dispute: Dispute) -> bool:
    """Whether nobody needs to be waited for: every store has answered, or nothing is at stake for any."""
    return all(part.stance is not Stance.SILENT for part in dispute.parts if part.amount.minor)


def is_accepted(dispute: Dispute) -> bool:
    """Whether every store that has something at stake gives in."""
    at_stake = [part for part in dispute.parts if part.amount.minor]
    return bool(at_stake) and all(part.stance is Stance.ACCEPT for part in at_stake)


def defence(dispute: Dispute) -> payments.chargebacks.Defence:
    """What a bank is told: the files of all parts that are not given up, and what their stores say."""
    parts = [part for part in dispute.parts if part.stance is not Stance.ACCEPT]
    proofs = [part.proof or Proof() for part in parts]
    shipped = [proof.shipped_at for proof in proofs if proof.shipped_at is not None]
    delivered = [proof.delivered_at for proof in proofs]
    return payments.chargebacks.Defence(
        buyer=_joined([proof.buyer for proof in proofs][:1]),
        goods=_joined([proof.goods for proof in proofs]),
        address=_joined([proof.address for proof in proofs][:1]),
        carrier=_joined([proof.carrier for proof in proofs]),
        tracking=_joined([proof.tracking for proof in proofs]),
        shipped_at=min(shipped, default=None),
        delivered_at=_latest(delivered),
        refunds=_joined([proof.refunds for proof in proofs]),
        talk=_joined([proof.talk for proof in proofs]),
        words=_joined([part.words for part in parts]),
    )


def check_key(key: str) -> str:
    """An idempotency key that can be told from another.

    Raises:
        DisputeKeyNeeded.
    """
    if not (8 <= len(key) <= 100 and key.isascii() and key.isprintable()):
        raise DisputeKeyNeeded()
    return key


def repeats(part: DisputePart, said: tuple[Stance, str]) -> bool:
    """Whether an answer is the one that a store gave before."""
    return (part.stance, part.words) == said


def _joined(texts: Sequence[str]) -> str:
    return "\n".join(text for text in texts if text)


def _latest(instants: Sequence[datetime | None]) -> datetime | None:
    """When the last of them was, if none is missing: one parcel without proof leaves the whole without it."""
    known = [at for at in instants if at is not None]
    return max(known) if known and len(known) == len(instants) else None
