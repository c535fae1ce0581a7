"""What the named shoppers of the demo world will have bought, and what becomes of it, drawn from one seed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

import numpy as np

from guang.doors.world.casting import MERCHANTS_STORES
from guang.doors.world.goods import Good, goods, table

PURCHASES = 260
DAYS = 42.0
"""How far back the first purchase lies: enough for two months on a statement and for weeks that can be compared."""
MOST_CLAIMS = 22
"""Coupons of one store that are claimed: those of the demo merchant's stores are nearly gone then."""
LIKED = 7
"""How many times likelier a good of the demo merchant's stores is, so that their desk has something to show."""
STARS = (1, 2, 3, 4, 5)
ODDS_OF_STARS = (0.02, 0.04, 0.08, 0.26, 0.60)


class Fate(StrEnum):
    """What becomes of a purchase."""

    KEPT = "kept"
    UNPAID = "unpaid"
    CANCELLED = "cancelled"
    RETURNED = "returned"
    REFUNDED = "refunded"
    DISPUTED = "disputed"


FATES = tuple(Fate)
ODDS_OF_FATES = (0.80, 0.03, 0.04, 0.05, 0.05, 0.03)
OWN = (
    (38.0, Fate.KEPT),
    (26.0, Fate.REFUNDED),
    (17.0, Fate.KEPT),
    (8.5, Fate.DISPUTED),
    (6.0, Fate.RETURNED),
    (4.2, Fate.KEPT),
    (1.6, Fate.KEPT),
    (0.4, Fate.KEPT),
)
"""What the shopper that everybody can log in as has bought: so many days ago, one of every kind."""


NOW_WAITING = ((2.7, Fate.KEPT), (4.1, Fate.RETURNED), (4.8, Fate.DISPUTED), (0.05, Fate.UNPAID), (0.11, Fate.UNPAID))
"""What waits for the demo merchant: a parcel that is late, two complaints, and two questions nobody has answered."""


@dataclass(frozen=True, slots=True)
class Purchase:
    """One purchase that is to have happened; instants are drawn, and what lies ahead does not happen yet.

    Attributes:
        shopper: their place in the cast; 0 is the one that everybody can log in as.
        claims: whether they pick up the coupon of the first good's store on the way.
        asks: whether they talk to that store before they buy.
        shown: whether the clip's maker led them here and earns a share.
    """

    number: int
    shopper: int
    goods: tuple[Good, ...]
    units: int
    placed_at: datetime
    shipped_at: datetime
    delivered_at: datetime
    said_at: datetime
    stars: int
    fate: Fate
    confirms: bool
    claims: bool
    asks: bool
    shown: bool


def purchases(seed: int, begun: datetime) -> list[Purchase]:
    """Everything that will have been bought, the earliest first; at the end, what waits for the demo merchant."""
    rng = np.random.default_rng([seed, 21])
    shelf, crowd = goods(), len(table("cast")["shoppers"])
    odds = _odds(rng, shelf)
    claimed: set[tuple[int, str]] = set()
    drawn = []
    for number, (ago, shopper, fate) in enumerate(_moments(rng, crowd)):
        placed = begun - timedelta(days=ago)
        shipped = placed + timedelta(hours=float(rng.uniform(50, 76) if rng.random() < 0.05 else rng.uniform(3, 40)))
        delivered = shipped + timedelta(days=float(rng.uniform(0.8, 3.2)))
        chosen = rng.choice(len(shelf), 1 + int(rng.random() < 0.35), replace=False, p=odds)
        coupon = (shopper, shelf[chosen[0]].store)
        drawn.append(
            Purchase(
                number=number,
                shopper=shopper,
                goods=tuple(shelf[index] for index in chosen),
                units=1 + int(rng.random() < 0.15),
                placed_at=placed,
                shipped_at=shipped,
                delivered_at=delivered,
                said_at=delivered + timedelta(hours=float(rng.uniform(2, 50))),
                stars=int(rng.choice(STARS, p=ODDS_OF_STARS)),
                fate=fate,
                confirms=bool(rng.random() < 0.6),
                claims=bool(rng.random() < 0.45) and shopper > 0 and _may_claim(coupon, claimed),
                asks=bool(rng.random() < 0.16) and fate is not Fate.UNPAID,
                shown=bool(rng.random() < 0.6),
            )
        )
        if drawn[-1].claims:
            claimed.add(coupon)
    return [*drawn, *_waiting(rng, begun, [one for one in drawn if one.goods[0].store in MERCHANTS_STORES])]


def _waiting(rng: np.random.Generator, begun: datetime, models: list[Purchase]) -> Iterator[Purchase]:
    """Purchases at the demo merchant's stores that have come to the point where the merchant has to act."""
    for number, (ago, fate) in enumerate(NOW_WAITING, PURCHASES + len(OWN)):
        placed = begun - timedelta(days=ago)
        is_late = fate is Fate.KEPT
        shipped = begun + timedelta(days=1) if is_late else placed + timedelta(hours=9)
        yield replace(
            models[-1 - number % len(NOW_WAITING)],
            number=number,
            placed_at=placed,
            shipped_at=shipped,
            delivered_at=shipped + timedelta(days=2),
            said_at=begun - timedelta(hours=float(rng.uniform(1, 5))) + timedelta(days=4) * is_late,
            fate=fate,
            claims=False,
            asks=fate is Fate.UNPAID,
        )


def _moments(rng: np.random.Generator, crowd: int) -> list[tuple[float, int, Fate]]:
    """How many days ago, by whom, and with which end; a little more of late, as in a market that grows."""
    agos = DAYS * rng.uniform(0.001, 1, PURCHASES) ** 1.15
    others = [
        (float(ago), 1 + int(rng.integers(crowd)), FATES[int(rng.choice(len(FATES), p=ODDS_OF_FATES))]) for ago in agos
    ]
    return sorted([*others, *((ago, 0, fate) for ago, fate in OWN)], reverse=True)


def _may_claim(coupon: tuple[int, str], claimed: set[tuple[int, str]]) -> bool:
    """Whether a shopper may claim a store's coupon: once, and not the last ones."""
    return coupon not in claimed and sum(store == coupon[1] for _, store in claimed) < MOST_CLAIMS


def _odds(rng: np.random.Generator, shelf: tuple[Good, ...]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """How likely each good is to be bought."""
    liked = np.array([LIKED if good.store in MERCHANTS_STORES else 1 for good in shelf])
    odds = liked / (4 + rng.permutation(len(shelf)))
    found: np.ndarray[tuple[int], np.dtype[np.float64]] = odds / odds.sum()
    return found
