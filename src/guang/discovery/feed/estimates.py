"""What another policy would have earned on pages that were served, told from chances that were logged with them.

Each logged page knows what was foretold of every candidate. A policy's stakes and rules of variety are applied to these
same odds, and what it would have put on the page is set against what was shown and what came of that. Bents of people
and stores (`Inclination`) stay what they were. Nothing is shown to anybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from guang.discovery import pages
from guang.discovery.feed.scorers.expected_value import LAMBDA
from guang.discovery.feed.selectors.top_with_variety import CONSIDERED, Table, greedy
from guang.discovery.feed.stakes import KNOBS
from guang.discovery.pages import Foretold
from guang.discovery.policies import Policy
from guang.discovery.shelves import Shelf
from guang.journal import BehaviourColumns, Kind, reading
from guang.kernel.db import Session
from guang.kernel.ids import TAIL_BITS
from guang.kernel.params import Knobs
from guang.learning import experiments, serving

SPAN: Final = timedelta(days=7)
MOST: Final = 400
"""Pages: half a second of work."""

SETTLED: Final = timedelta(hours=1)
MOST_WEIGHT: Final = 20.0
"""Weights are cut here: a little bias for much less noise."""

FELT: Final = ("feed.stake.", "feed.value.", "feed.variety.", "feed.commerce.")
"""Knobs whose turning the log can tell of; others change who is a candidate, what is drawn, or how people lean."""

REWARDS: Final = {"finishes": (Kind.finish, "finish"), "product_clicks": (Kind.product_click, "click")}
REWARDS["orders"] = (Kind.order, "order")
Z: Final = 1.96
Ids = NDArray[np.int64]


class Worth(msgspec.Struct, frozen=True):
    """Acts of one kind for each page under one policy, by one estimator, with its interval of 95 %.

    ``shows`` is how many shows the weights are worth (Kish). Without a value, there is too little to tell anything.
    """

    metric: str
    way: str
    tried: bool
    value: float | None
    low: float | None
    high: float | None
    shows: float


class Estimated(msgspec.Struct, frozen=True):
    """What the log of so many pages tells of a policy, beside the one in force.

    ``told`` is the share of what the tried policy would show that people were shown; ``unfelt`` are its knobs of whose
    turning the log cannot tell.
    """

    pages: int
    told: float
    unfelt: tuple[str, ...]
    worth: tuple[Worth, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """What a policy would show of a page's candidates: their lines, best first."""

    page: Foretold
    lines: NDArray[np.intp]


async def estimate(session: Session, shelf: Shelf, in_force: Policy, tried: Policy, now: datetime) -> Estimated:
    """Read the newest pages whose odds were kept, with what people did within an hour, and weigh them anew."""
    until = now - SETTLED
    served = await pages.foretold(session, "home", since=now - SPAN, until=until, most=MOST)
    acts = await reading.acts_of(session, [int(page.viewer) for page in served], now - SPAN, now)
    return told(served, acts, shelf, (in_force, tried))


def told(
    served: Sequence[Foretold], acts: BehaviourColumns, shelf: Shelf, policies: tuple[Policy, Policy]
) -> Estimated:
    """The same without a database."""
    worth, shares = [], [0.0, 0.0]
    for side, policy in enumerate(policies):
        choices = [choice(page, shelf, policy.knobs) for page in served]
        for metric in REWARDS:
            given = slates(choices, acts, metric)
            shares[side] = given.told
            for way, guess in experiments.off_policy.slates(given, MOST_WEIGHT).items():
                worth.append(_worth(metric, way, guess, tried=side == 1))
    unfelt = tuple(sorted(knob for knob in policies[1].knobs if not knob.startswith(FELT)))
    return Estimated(len(served), round(shares[1], 4), unfelt, tuple(worth))


def choice(page: Foretold, shelf: Shelf, knobs: Knobs) -> _Choice:
    """What a policy would have put on a page by merit, without draws."""
    row = shelf.rows(page.ids)
    before, after = (_values(page, shelf.price[row], one) for one in (page.knobs, knobs))
    bent = np.divide(page.scores - before, np.abs(before), out=np.zeros(len(before)), where=before != 0)
    scores = after + bent * np.abs(after)
    best = np.argsort(-scores, kind="stable")[:CONSIDERED]
    at = row[best]
    table = Table(scores[best], shelf.author[at], shelf.category[at], shelf.bears_goods[at])
    return _Choice(page, best[greedy(table, len(page.items), {}, knobs)])


def _values(page: Foretold, price: Ids, knobs: Knobs) -> NDArray[np.float64]:
    """What `ExpectedValue` gives under these knobs."""
    odds = page.odds.astype(np.float64)
    stakes = np.array([KNOBS[action].of(knobs) for action in serving.ACTIONS])
    order, back = serving.ACTIONS.index("order"), serving.ACTIONS.index("return")
    lasting = np.maximum(odds[:, order] - odds[:, back], 0.0)
    return np.asarray(odds @ stakes + LAMBDA.of(knobs) * lasting * price / 100)


def slates(choices: Sequence[_Choice], acts: BehaviourColumns, metric: str) -> experiments.off_policy.Slates:
    """What was shown, what came of it, and what the policy would have made of it."""
    kind, action = REWARDS[metric]
    column = serving.ACTIONS.index(action)
    done = acts.where(acts.kind == kind)
    about = np.where(done.origin > 0, done.origin, done.subject)
    parts = []
    for place, one in enumerate(choices):
        page, began = one.page, int(one.page.page) >> TAIL_BITS
        soon = (done.at_ms >= began) & (done.at_ms < began + SETTLED // timedelta(milliseconds=1))
        taken = about[soon & (done.viewer == int(page.viewer))]
        line = [int(np.flatnonzero(page.ids == item)[0]) for item in page.items]
        parts.append(
            (
                np.full(len(line), place),
                np.isin(page.items, taken).astype(np.float64),
                page.propensity.astype(np.float64),
                np.isin(line, one.lines).astype(np.float64),
                page.odds[line, column].astype(np.float64),
            )
        )
    number, rewards, logged, wanted, guessed = (
        (np.concatenate(part) for part in zip(*parts, strict=True)) if parts else [np.empty(0)] * 5
    )
    expected = np.array([float(one.page.odds[one.lines, column].sum()) for one in choices])
    slots = np.array([float(len(one.lines)) for one in choices])
    return experiments.off_policy.Slates(
        number.astype(np.int64), rewards, logged, wanted, guessed, expected=expected, slots=slots
    )


def _worth(metric: str, way: str, guess: experiments.off_policy.Guess, *, tried: bool) -> Worth:
    if not np.isfinite([guess.value, guess.error]).all() or guess.error == 0.0:
        return Worth(metric, way, tried, None, None, None, round(guess.people, 1))
    reach = Z * guess.error
    value, low, high = (round(one, 5) for one in (guess.value, guess.value - reach, guess.value + reach))
    return Worth(metric, way, tried, value, low, high, round(guess.people, 1))
