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
    """Whether goods travel back first, and what comes then: money, or other goods."""

    MONEY = "money"
    GOODS = "goods"
    EXCHANGE = "exchange"


@dataclass(frozen=True, slots=True)
class Timer:
    """What the clock does to a case that nobody has moved for so long; nothing, where a person owes the decision."""

    after: timedelta
    event: CaseEvent | None


PATHS: Final[Mapping[Wish, Path]] = MappingProxyType(
    {
        Wish.REFUND_ONLY: Path.MONEY,
        Wish.RETURN_REFUND: Path.GOODS,
        Wish.EXCHANGE: Path.EXCHANGE,
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
_BACK: Final[Mapping[tuple[CaseState, CaseEvent], CaseState]] = {
    (S.MERCHANT_REVIEW, E.APPROVE): S.AWAITING_RETURN,
    (S.REJECTED, E.APPROVE): S.AWAITING_RETURN,
    (S.AWAITING_RETURN, E.WITHDRAW): S.WITHDRAWN,
    (S.AWAITING_RETURN, E.SEND): S.RETURN_SHIPPING,
    (S.AWAITING_RETURN, E.CLOSE): S.CLOSED,
    (S.RETURN_SHIPPING, E.ARRIVE): S.RECEIVED,
    (S.RETURN_SHIPPING, E.ESCALATE): S.PLATFORM_ARBITRATION,
    (S.RECEIVED, E.REFUSE): S.REJECTED,
    (S.RECEIVED, E.CLOSE): S.CLOSED,
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
                **_BACK,
                (S.RECEIVED, E.ACCEPT): S.INSPECTED,
                (S.RECEIVED, E.REFUND): S.REFUNDED,
                (S.INSPECTED, E.REFUND): S.REFUNDED,
                (S.INSPECTED, E.CLOSE): S.CLOSED,
                (S.PLATFORM_ARBITRATION, E.JUDGE_RETURN): S.AWAITING_RETURN,
            }
        ),
        Path.EXCHANGE: MappingProxyType(
            {
                **_COMMON,
                **_BACK,
                (S.AWAITING_RETURN, E.RUN_OUT): S.SOLD_OUT,
                (S.REPLACING, E.RUN_OUT): S.SOLD_OUT,
                (S.SOLD_OUT, E.TAKE_REFUND): S.AWAITING_RETURN,
                (S.SOLD_OUT, E.WITHDRAW): S.WITHDRAWN,
                (S.SOLD_OUT, E.CLOSE): S.CLOSED,
                (S.RECEIVED, E.ACCEPT): S.REPLACING,
                (S.REPLACING, E.REPLACE): S.REPLACEMENT_SHIPPING,
                (S.REPLACING, E.REFUND): S.REFUNDED,
                (S.REPLACING, E.CLOSE): S.CLOSED,
                (S.REPLACEMENT_SHIPPING, E.DELIVER): S.EXCHANGED,
                (S.REPLACEMENT_SHIPPING, E.LOSE): S.REFUNDED,
                (S.REPLACEMENT_SHIPPING, E.ESCALATE): S.PLATFORM_ARBITRATION,
                (S.REPLACEMENT_SHIPPING, E.CLOSE): S.CLOSED,
                (S.PLATFORM_ARBITRATION, E.JUDGE_EXCHANGE): S.AWAITING_RETURN,
            }
        ),
    }
)
"""DOMAIN D2. Where goods have come back already, approving after a rejection pays at once: see `following`.

A replacement that gets lost is paid back rather than sent again: whoever has waited twice is not asked to wait again.
"""

MAY: Final[Mapping[CaseEvent, frozenset[CaseSide]]] = MappingProxyType(
    {
        E.SUBMIT: frozenset({CaseSide.BUYER}),
        E.APPROVE: frozenset({CaseSide.MERCHANT, CaseSide.CLOCK, CaseSide.RULE}),
        E.REJECT: frozenset({CaseSide.MERCHANT, CaseSide.CLOCK}),
        E.WITHDRAW: frozenset({CaseSide.BUYER}),
        E.SEND: frozenset({CaseSide.BUYER}),
        E.ARRIVE: frozenset({CaseSide.MERCHANT, CaseSide.COURIER}),
        E.ACCEPT: frozenset({CaseSide.MERCHANT, CaseSide.CLOCK}),
        E.REFUSE: frozenset({CaseSide.MERCHANT}),
        E.REFUND: frozenset({CaseSide.MERCHANT, CaseSide.CLOCK}),
        E.RUN_OUT: frozenset({CaseSide.RULE}),
        E.TAKE_REFUND: frozenset({CaseSide.BUYER, CaseSide.CLOCK}),
        E.REPLACE: frozenset({CaseSide.MERCHANT}),
        E.DELIVER: frozenset({CaseSide.BUYER, CaseSide.COURIER, CaseSide.CLOCK}),
        E.LOSE: frozenset({CaseSide.COURIER}),
        E.ESCALATE: frozenset({CaseSide.BUYER, CaseSide.COURIER, CaseSide.CLOCK}),
        E.JUDGE_REFUND: frozenset({CaseSide.OPERATOR}),
        E.JUDGE_RETURN: frozenset({CaseSide.OPERATOR}),
        E.JUDGE_EXCHANGE: frozenset({CaseSide.OPERATOR}),
        E.DISMISS: frozenset({CaseSide.OPERATOR}),
        E.CLOSE: frozenset({CaseSide.CLOCK, CaseSide.RULE}),
    }
)

_TIMERS: Final[Mapping[CaseState, Timer]] = {
    S.MERCHANT_REVIEW: Timer(timedelta(hours=48), E.APPROVE),
    S.AWAITING_RETURN: Timer(timedelta(days=7), E.CLOSE),
    S.RETURN_SHIPPING: Timer(timedelta(days=10), E.ESCALATE),
    S.RECEIVED: Timer(timedelta(hours=48), E.REFUND),
    S.REJECTED: Timer(timedelta(days=7), E.CLOSE),
    S.PLATFORM_ARBITRATION: Timer(timedelta(hours=72), None),
}
TIMERS: Final[Mapping[Path, Mapping[CaseState, Timer]]] = MappingProxyType(
    {
        Path.MONEY: MappingProxyType(_TIMERS),
        Path.GOODS: MappingProxyType(_TIMERS),
        Path.EXCHANGE: MappingProxyType(
            {
                **_TIMERS,
                S.RECEIVED: Timer(timedelta(hours=48), E.ACCEPT),
                S.SOLD_OUT: Timer(timedelta(days=3), E.TAKE_REFUND),
                S.REPLACING: Timer(timedelta(days=3), E.REFUND),
                S.REPLACEMENT_SHIPPING: Timer(timedelta(days=20), E.DELIVER),
            }
        ),
    }
)
"""48 h for a merchant's answer: DOMAIN D2 [2]; the others [D]. A parcel that comes back and of which nobody hears is a
person's case; a replacement that nobody misses for as long as a first delivery has arrived as one does."""

FINAL: Final = frozenset({S.REFUNDED, S.EXCHANGED, S.WITHDRAWN, S.CLOSED})
OPEN: Final = frozenset(CaseState) - FINAL


def following(
    wish: Wish, state: CaseState, event: CaseEvent, *, is_back: bool = False, is_sent: bool = False
) -> CaseState:
    """The state after an event.

    Args:
        is_back: goods have been sent back already, so that nobody waits for them again.
        is_sent: a replacement has left already, so that no other one does.

    Raises:
        WrongStep: nothing of the kind can happen now.
    """
    then = MOVES[PATHS[wish]].get((state, event))
    if then is None or event in _over(is_back=is_back, is_sent=is_sent):
        raise WrongStep(state=state.value, event=event.value)
    if is_sent and event is E.DISMISS:
        return S.EXCHANGED
    if is_back and then is S.AWAITING_RETURN:
        return S.REPLACING if wish is Wish.EXCHANGE and event is not E.TAKE_REFUND else S.REFUNDED
    return then


def may(side: CaseSide, event: CaseEvent) -> bool:
    """Whether somebody in this part may ever do this."""
    return side in MAY[event]


def possible(
    wish: Wish, state: CaseState, side: CaseSide, *, is_back: bool = False, is_sent: bool = False
) -> tuple[CaseEvent, ...]:
    """What somebody may do about a case now, in a stable order; goods that are on their way are not withdrawn."""
    moves, over = MOVES[PATHS[wish]], _over(is_back=is_back, is_sent=is_sent)
    return tuple(event for event in CaseEvent if (state, event) in moves and side in MAY[event] and event not in over)


def timer(wish: Wish, state: CaseState) -> Timer | None:
    """What the clock does to a case that stays in a state."""
    return TIMERS[PATHS[wish]].get(state)


def due(wish: Wish, state: CaseState, now: datetime) -> datetime | None:
    """When the clock is next to look at a case that has just come into a state."""
    known = timer(wish, state)
    return None if known is None else now + known.after


def _over(*, is_back: bool, is_sent: bool) -> frozenset[CaseEvent]:
    """What cannot happen any more once goods have travelled."""
    back = {E.WITHDRAW, E.JUDGE_RETURN} if is_back else set()
    return frozenset(back | {E.JUDGE_EXCHANGE} if is_sent else back)
