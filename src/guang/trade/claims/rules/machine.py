"""Which state follows which, who may do it, and what the clock does; one line each, and nothing else decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from types import MappingProxyType
from typing import Final

from guang.trade.claims.errors import WrongStep
from guang.trade.claims.types import CaseEvent, CaseSide, CaseState, Wish

S, E = CaseState, CaseEvent


class Path(Enum):
    """Whether goods travel back before money does."""

    MONEY = "money"
    GOODS = "goods"


@dataclass(frozen=True, slots=True)
class Timer:
    """What the clock does to a case that nobody has moved for so long; nothing, where a person owes the decision."""

    after: timedelta
    event: CaseEvent | None


PATHS: Final[Mapping[Wish, Path]] = MappingProxyType(
    {
        Wish.REFUND_ONLY: Path.MONEY,
        Wish.RETURN_REFUND: Path.GOODS,
        Wish.COMPENSATION: Path.MONEY,
        Wish.PRICE_PROTECTION: Path.MONEY,
    }
)

_COMMON: Final[Mapping[tuple[CaseState, CaseEvent], CaseState]] = {
    (S.APPLIED, E.SUBMIT): S.MERCHANT_REVIEW,
    (S.MERCHANT_REVIEW, E.REJECT): S.REJECTED,
    (S.MERCHANT_REVIEW, E.WITHDRAW): S.WITHDRAWN,
    (S.MERCHANT_REVIEW, E.CLOSE): S.CLOSED,
    (S.REJECTED, E.WITHDRAW): S.WITHDRAWN,
    (S.REJECTED, E.ESCALATE): S.PLATFORM_ARBITRATION,
    (S.REJECTED, E.CLOSE): S.CLOSED,
    (S.PLATFORM_ARBITRATION, E.WITHDRAW): S.WITHDRAWN,
    (S.PLATFORM_ARBITRATION, E.JUDGE_REFUND): S.REFUNDED,
    (S.PLATFORM_ARBITRATION, E.DISMISS): S.CLOSED,
    (S.PLATFORM_ARBITRATION, E.CLOSE): S.CLOSED,
}

MOVES: Final[Mapping[Path, Mapping[tuple[CaseState, CaseEvent], CaseState]]] = MappingProxyType(
    {
        Path.MONEY: MappingProxyType(
            {
                **_COMMON,
                (S.APPLIED, E.APPROVE): S.REFUNDED,
                (S.MERCHANT_REVIEW, E.APPROVE): S.REFUNDED,
                (S.REJECTED, E.APPROVE): S.REFUNDED,
            }
        ),
        Path.GOODS: MappingProxyType(
            {
                **_COMMON,
                (S.MERCHANT_REVIEW, E.APPROVE): S.AWAITING_RETURN,
                (S.AWAITING_RETURN, E.WITHDRAW): S.WITHDRAWN,
                (S.AWAITING_RETURN, E.SEND): S.RETURN_SHIPPING,
                (S.AWAITING_RETURN, E.CLOSE): S.CLOSED,
                (S.RETURN_SHIPPING, E.ARRIVE): S.RECEIVED,
                (S.RETURN_SHIPPING, E.ESCALATE): S.PLATFORM_ARBITRATION,
                (S.RECEIVED, E.ACCEPT): S.INSPECTED,
                (S.RECEIVED, E.REFUSE): S.REJECTED,
                (S.RECEIVED, E.REFUND): S.REFUNDED,
                (S.INSPECTED, E.REFUND): S.REFUNDED,
                (S.REJECTED, E.APPROVE): S.AWAITING_RETURN,
                (S.PLATFORM_ARBITRATION, E.JUDGE_RETURN): S.AWAITING_RETURN,
            }
        ),
    }
)
"""DOMAIN D2. Where goods have come back already, approving after a rejection pays at once: see `following`."""

MAY: Final[Mapping[CaseEvent, frozenset[CaseSide]]] = MappingProxyType(
    {
        E.SUBMIT: frozenset({CaseSide.BUYER}),
        E.APPROVE: frozenset({CaseSide.MERCHANT, CaseSide.CLOCK, CaseSide.RULE}),
        E.REJECT: frozenset({CaseSide.MERCHANT, CaseSide.CLOCK}),
        E.WITHDRAW: frozenset({CaseSide.BUYER}),
        E.SEND: frozenset({CaseSide.BUYER}),
        E.ARRIVE: frozenset({CaseSide.MERCHANT, CaseSide.COURIER}),
        E.ACCEPT: frozenset({CaseSide.MERCHANT}),
        E.REFUSE: frozenset({CaseSide.MERCHANT}),
        E.REFUND: frozenset({CaseSide.MERCHANT, CaseSide.CLOCK}),
        E.ESCALATE: frozenset({CaseSide.BUYER, CaseSide.COURIER, CaseSide.CLOCK}),
        E.JUDGE_REFUND: frozenset({CaseSide.OPERATOR}),
        E.JUDGE_RETURN: frozenset({CaseSide.OPERATOR}),
        E.DISMISS: frozenset({CaseSide.OPERATOR}),
        E.CLOSE: frozenset({CaseSide.CLOCK, CaseSide.RULE}),
    }
)

TIMERS: Final[Mapping[CaseState, Timer]] = MappingProxyType(
    {
        S.MERCHANT_REVIEW: Timer(timedelta(hours=48), E.APPROVE),
        S.AWAITING_RETURN: Timer(timedelta(days=7), E.CLOSE),
        S.RETURN_SHIPPING: Timer(timedelta(days=10), E.ESCALATE),
        S.RECEIVED: Timer(timedelta(hours=48), E.REFUND),
        S.REJECTED: Timer(timedelta(days=7), E.CLOSE),
        S.PLATFORM_ARBITRATION: Timer(timedelta(hours=72), None),
    }
)
"""48 h for a merchant's answer: DOMAIN D2 [2]; the others [D]. A parcel of which nobody hears is a person's case."""

FINAL: Final = frozenset({S.REFUNDED, S.WITHDRAWN, S.CLOSED})
OPEN: Final = frozenset(CaseState) - FINAL


def following(wish: Wish, state: CaseState, event: CaseEvent, *, is_back: bool = False) -> CaseState:
    """The state after an event.

    Args:
        is_back: goods have been sent back already, so that nobody waits for them again.

    Raises:
        WrongStep: nothing of the kind can happen now.
    """
    then = MOVES[PATHS[wish]].get((state, event))
    if then is None or (is_back and event in {E.WITHDRAW, E.JUDGE_RETURN}):
        raise WrongStep(state=state.value, event=event.value)
    return S.REFUNDED if is_back and then is S.AWAITING_RETURN else then


def may(side: CaseSide, event: CaseEvent) -> bool:
    """Whether somebody in this part may ever do this."""
    return side in MAY[event]


def possible(wish: Wish, state: CaseState, side: CaseSide, *, is_back: bool = False) -> tuple[CaseEvent, ...]:
    """What somebody may do about a case now, in a stable order; goods that are on their way are not withdrawn."""
    moves = MOVES[PATHS[wish]]
    gone = {E.WITHDRAW, E.JUDGE_RETURN} if is_back else set()
    return tuple(event for event in CaseEvent if (state, event) in moves and side in MAY[event] and event not in gone)


def due(state: CaseState, now: datetime) -> datetime | None:
    """When the clock is next to look at a case that has just come into a state."""
    timer = TIMERS.get(state)
    return None if timer is None else now + timer.after
