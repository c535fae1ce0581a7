"""What disputes answer, and what they read."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated

import msgspec
from litestar.params import Parameter
from msgspec import Meta

from guang.kernel.ids import DisputeId, OrderId, PaymentId, StoreId
from guang.kernel.money import Money
from guang.trade.disputes import rules
from guang.trade.disputes.types import (
    Dispute,
    DisputeLiability,
    DisputePart,
    DisputeReason,
    DisputeState,
    Proof,
    Stance,
)

InState = Annotated[DisputeState | None, Parameter(query="state")]
Key = Annotated[str, Parameter(header="Idempotency-Key", required=False, max_length=200)]


class DisputeProof(msgspec.Struct, frozen=True, kw_only=True):
    """What speaks for a store by itself; ``delivered_at`` only where a courier proves it."""

    goods: str
    address: str
    carrier: str
    tracking: str
    shipped_at: datetime | None
    delivered_at: datetime | None
    refunds: str
    talk: str


class DisputePartOut(msgspec.Struct, frozen=True, kw_only=True):
    """One order in a dispute. ``withheld`` was taken from the store's balance until the end."""

    order: OrderId
    store: StoreId
    amount: Money
    withheld: Money
    stance: Stance
    words: str
    answered_at: datetime | None
    proof: DisputeProof | None


class DisputeOut(msgspec.Struct, frozen=True, kw_only=True):
    """A charge that a buyer's bank disputes; ``answerable`` while a word of the store still counts."""

    id: DisputeId
    state: DisputeState
    reason: DisputeReason
    liability: DisputeLiability
    payment: PaymentId
    amount: Money
    fee: Money
    opened_at: datetime
    due_at: datetime
    submitted_at: datetime | None
    ended_at: datetime | None
    answerable: bool
    parts: list[DisputePartOut]


class DisputePage(msgspec.Struct, frozen=True):
    """Some disputes, the newest first, and how many there are in each state."""

    items: list[DisputeOut]
    counts: dict[str, int]
    next: DisputeId | None


class ContestForm(msgspec.Struct, frozen=True):
    """What the store says to the bank, beside the file that is made by itself."""

    words: Annotated[str, Meta(max_length=rules.LONGEST_WORDS)] = ""


def dispute_out(one: Dispute, store_id: StoreId | None = None) -> DisputeOut:
    """A dispute as operators see it, or as a store does: its own orders, and its own part of a fee that it may bear."""
    parts = [part for part in one.parts if store_id in {None, part.store}]
    is_shared = store_id is not None and one.liability is DisputeLiability.MERCHANT
    borne = [fee for part, fee in zip(one.parts, rules.fees(one), strict=True) if part.store == store_id]
    zero = Money.zero(one.fee.currency)
    silent = any(part.stance is Stance.SILENT for part in parts)
    return DisputeOut(
        id=one.id,
        state=one.state,
        reason=one.reason,
        liability=one.liability,
        payment=one.payment,
        amount=one.amount if store_id is None else sum((part.amount for part in parts), zero),
        fee=sum(borne, zero) if is_shared else one.fee,
        opened_at=one.opened_at,
        due_at=one.due_at,
        submitted_at=one.submitted_at,
        ended_at=one.ended_at,
        answerable=silent and one.state in rules.ANSWERABLE,
        parts=[_part(part) for part in parts],
    )


def page_out(
    found: Sequence[Dispute], counts: Mapping[DisputeState, int], most: int, store_id: StoreId | None = None
) -> DisputePage:
    """A page of what was found; there is one more where the page is not the last."""
    shown = found[:most]
    following = shown[-1].id if len(found) > most else None
    return DisputePage(
        [dispute_out(one, store_id) for one in shown],
        {state.value: count for state, count in counts.items()},
        following,
    )


def _part(part: DisputePart) -> DisputePartOut:
    return DisputePartOut(
        order=part.order,
        store=part.store,
        amount=part.amount,
        withheld=part.withheld,
        stance=part.stance,
        words=part.words,
        answered_at=part.answered_at,
        proof=None if part.proof is None else _proof(part.proof),
    )


def _proof(proof: Proof) -> DisputeProof:
    return DisputeProof(
        goods=proof.goods,
        address=proof.address,
        carrier=proof.carrier,
        tracking=proof.tracking,
        shipped_at=proof.shipped_at,
        delivered_at=proof.delivered_at,
        refunds=proof.refunds,
        talk=proof.talk,
    )
