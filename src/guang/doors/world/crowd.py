"""Simulated shoppers: some hundreds of strangers with hidden interests, a few days of strolling, as one big table.

Every shopper likes a few topics and is left cold by most. What they watch, finish, like and buy follows from how well
a clip meets their interests, from how good the clip is, and from chance, so that there is something to learn and
something left to be wrong about. All of it is drawn from one seed.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from guang.journal import BehaviourColumns, Kind, Surface, behaviour
from guang.journal.behaviour import SUBJECT_KINDS
from guang.kernel.ids import TAIL_BITS, ProductId, VideoId, first_at

STRANGERS = 600
DAYS = 7
SESSION_CLIPS = (8, 46)
WELL_CHOSEN = 0.45
"""The share of a session that an imaginary older feed had chosen by taste; the rest is chance (exploration)."""

EAGERNESS = 1.35
"""Stretches watching beyond the end: short clips loop, and about one view in six sees the end."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Clip:
    """What a stranger may meet: a clip with its product, price and topics; published at ``at_ms`` (since 2000)."""

    video: VideoId
    product: ProductId
    price: int
    duration_ms: int
    topics: tuple[str, ...]
    at_ms: int


@dataclass(frozen=True, slots=True)
class Stroll:
    """One row a view: who, which clip, when, where on the page, how long, and how much it met their taste."""

    viewer: Ints
    clip: Ints
    at_ms: Ints
    page: Ints
    slot: Ints
    taste: Floats
    share: Floats


def strangers(seed: int, begun: datetime) -> Ints:
    """The pseudonyms of the crowd; ids of a time before everything else."""
    base = first_at(begun - timedelta(days=DAYS + 3))
    rng = np.random.default_rng([seed, 1])
    return np.sort(base + rng.choice(1 << 30, STRANGERS, replace=False).astype(np.int64))


def topics_of(clips: list[Clip]) -> list[str]:
    """All topics, in a fixed order."""
    return sorted({topic for clip in clips for topic in clip.topics})


def tastes(seed: int, topics: list[str], people: int) -> Floats:
    """How much each person likes each topic, 0…1: two to five loves, a few likings, mostly indifference."""
    rng = np.random.default_rng([seed, 2])
    liking = rng.beta(0.9, 6.0, (people, len(topics)))
    for row in liking:
        loves = rng.choice(len(topics), rng.integers(2, 6), replace=False)
        row[loves] = rng.uniform(0.72, 1.0, loves.size)
    return liking


def affinity(liking: Floats, clips: list[Clip], topics: list[str]) -> Floats:
    """How well each clip meets each person, (people, clips): the best of its topics counts most."""
    index = {topic: n for n, topic in enumerate(topics)}
    scores = np.zeros((liking.shape[0], len(clips)))
    for n, clip in enumerate(clips):
        known = liking[:, [index[topic] for topic in clip.topics]]
        scores[:, n] = 0.7 * known.max(1) + 0.3 * known.mean(1)
    return scores


def stroll(seed: int, clips: list[Clip], people: Ints, begun: datetime) -> Stroll:
    """Draw every view of every session."""
    rng = np.random.default_rng([seed, 3])
    topics = topics_of(clips)
    meets = affinity(tastes(seed, topics, len(people)), clips, topics)
    charm = rng.normal(0, 0.09, len(clips))
    now_ms = first_at(begun) >> TAIL_BITS
    published = np.array([clip.at_ms for clip in clips])
    rows: list[tuple[Ints, Ints, Ints, Ints, Ints]] = []
    for person in range(len(people)):
        evenings = int(rng.integers(1, 4))
        rows += [_session(rng, person, meets[person], published, now_ms) for _ in range(evenings)]
    viewer, clip, at_ms, page, slot = (np.concatenate(part) for part in zip(*rows, strict=True))
    taste = np.clip(meets[viewer, clip] + charm[clip], 0, 1)
    mean = 0.10 + 0.86 * taste**1.3
    watched = rng.beta(1 + 5 * mean, 1 + 5 * (1 - mean)) * EAGERNESS + rng.normal(0, 0.06, taste.size)
    share = np.clip(watched, 0.02, 1.8)
    return Stroll(people[viewer], clip, at_ms, page, slot, taste, share)


def _session(
    rng: np.random.Generator, person: int, meets: Floats, published: Ints, now_ms: int
) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """One evening of one person: distinct clips that were out by then, some chosen by taste, pages of ten."""
    day = int(rng.integers(0, DAYS))
    hour = float(np.clip(rng.normal(20.5, 3.2), 7, 23.8))
    start = now_ms - int((day + 1 - hour / 24) * 86_400_000)
    out = np.flatnonzero(published <= start)
    if out.size < 5:
        out = np.argsort(published)[: max(5, published.size // 6)]
        start = max(start, int(published[out].max()) + 60_000)
    length = min(int(rng.integers(*SESSION_CLIPS)), out.size)
    by_taste = np.exp(4.0 * meets[out])
    odds = WELL_CHOSEN * by_taste / by_taste.sum() + (1 - WELL_CHOSEN) / out.size
    chosen = rng.choice(out, length, replace=False, p=odds / odds.sum()).astype(np.int64)
    gaps = rng.integers(2_500, 9_500, length).cumsum()
    at = np.minimum(start + gaps, now_ms - 60_000)
    slot = np.arange(length) % 10
    tail = int(rng.integers(1, 1 << 20))
    page = (at[np.arange(length) // 10 * 10] << TAIL_BITS) + tail
    return np.full(length, person), chosen, at.astype(np.int64), page.astype(np.int64), slot.astype(np.int64)


def acts(seed: int, clips: list[Clip], walked: Stroll) -> BehaviourColumns:
    """What the journal would have heard: impressions, plays, finishes, skips, clicks and orders."""
    rng = np.random.default_rng([seed, 4])
    duration = np.array([clip.duration_ms for clip in clips])[walked.clip]
    price = np.array([clip.price for clip in clips])[walked.clip]
    watched = (walked.share * duration).astype(np.int64)
    dice = rng.random((4, walked.viewer.size))
    clicks = dice[0] < 0.015 + 0.34 * walked.taste**2.6
    dear = np.clip(price / 40_000, 0.1, 2.5)
    buys = clicks & (dice[1] < (0.05 + 0.3 * walked.taste**3) / (0.7 + dear))
    carts = clicks & (buys | (dice[2] < 0.12 + 0.1 * walked.taste))
    everything = np.ones(walked.viewer.size, bool)
    wanted = (
        (Kind.impression, everything, 0),
        (Kind.play, everything, 40),
        (Kind.finish, walked.share >= 0.97, 60),
        (Kind.skip, walked.share < 0.22, 70),
        (Kind.product_click, clicks, 900),
        (Kind.add_cart, carts, 4_000),
        (Kind.order, buys, 9_000),
    )
    parts = [
        _rows(clips, walked, (kind, np.flatnonzero(mask), later), watched, duration) for kind, mask, later in wanted
    ]
    together = behaviour.concatenate(parts)
    ids = (together.id << TAIL_BITS) + rng.permutation(len(together))
    return _with_ids(together, ids)


def _rows(
    clips: list[Clip], walked: Stroll, chosen: tuple[Kind, NDArray[np.intp], int], watched: Ints, duration: Ints
) -> BehaviourColumns:
    """The rows of one kind; ``id`` carries the instant in milliseconds until all ids are drawn together.

    Args:
        chosen: the kind, the views that end in it, and how many milliseconds after the view began.
    """
    kind, some, later = chosen
    clip = walked.clip[some]
    videos = np.array([int(one.video) for one in clips], np.int64)[clip]
    products = np.array([int(one.product) for one in clips], np.int64)[clip]
    of_product = kind in (Kind.product_click, Kind.add_cart, Kind.order)
    plays = kind in (Kind.play, Kind.finish, Kind.skip)
    subject_kind = SUBJECT_KINDS[ProductId if of_product else VideoId]
    zero = np.zeros(some.size, np.int64)
    return behaviour.columns(
        id=walked.at_ms[some] + later + (watched[some] if kind in (Kind.finish, Kind.skip) else 0),
        viewer=walked.viewer[some],
        kind=np.full(some.size, int(kind)),
        subject=products if of_product else videos,
        subject_kind=np.full(some.size, subject_kind),
        origin=videos if of_product else zero,
        watched_ms=watched[some] if plays else zero,
        duration_ms=duration[some] if plays else zero,
        page=walked.page[some],
        slot=walked.slot[some],
        surface=np.full(some.size, int(Surface.for_you)),
    )


def _with_ids(rows: BehaviourColumns, ids: Ints) -> BehaviourColumns:
    order = np.argsort(ids, kind="stable")
    known = {name: getattr(rows, name)[order] for name in behaviour.COLUMN_TYPES if name != "id"}
    return behaviour.columns(id=ids[order], **known)


def likes(seed: int, walked: Stroll) -> Ints:
    """Which views end in a like, as row numbers."""
    dice = np.random.default_rng([seed, 5]).random(walked.viewer.size)
    return np.flatnonzero(dice < 0.004 + 0.16 * walked.taste**2.8)
