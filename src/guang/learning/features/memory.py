"""What every feature stands on: who and what there is, what they did, and what is too strange to believe."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

import msgspec
import numpy as np
from numpy.typing import NDArray

from guang.journal import BehaviourColumns
from guang.journal.facts import discovery, people, trust
from guang.kernel.ids import EPOCH
from guang.kernel.index import Index, fit
from guang.learning.features.catalogue import Catalogue
from guang.learning.features.grouping import CREDITED, faults, group_of
from guang.learning.features.lately import Lately
from guang.learning.features.owners import Owners
from guang.learning.features.pairs import Pairs
from guang.learning.features.trails import STRIDE, Trails, rank_within
from guang.learning.features.types import TOUCHES, Acts, Question, Trail
from guang.learning.integrity import Weights

PER_MINUTE = 600
"""Acts of one viewer within one minute that are believed; a thumb is slower, and what lies above is only counted."""

FUTURE_S = 600.0
"""How far ahead of the reader's clock an act may lie before it is refused. The intake allows less."""

UNLISTED = 500_000
"""Items that may be known by acts alone. Imported logs need some; a flood of invented ids must not fill the memory."""

_IS_TOUCH = np.zeros(128, bool)
_IS_TOUCH[list(TOUCHES)] = True


class Memory:
    """Viewers, items, and what passed between them, in bounded space per viewer and item."""

    def __init__(self) -> None:
        self.viewers, self.items = Index(), Index()
        self.refused: Counter[str] = Counter()
        self.catalogue = Catalogue(self.items, self.refused)
        self.pairs, self.trails = Pairs(), Trails()
        self.owners = Owners()
        self.weights, self._lately = Weights(), Lately()
        self.newest = 0.0
        self._private: set[int] = set()
        self._minute = np.zeros(1, np.int64)
        self._used = np.zeros(1, np.int64)

    def take(self, columns: BehaviourColumns, *, now: float | None = None) -> Iterator[Acts]:
        """Record behaviour in order of arrival, and hand it on in portions that features can take whole.

        Args:
            now: seconds since 2000 by the reader's clock; acts of the future are refused. None believes every instant.
        """
        columns, doers = self._owned(columns)
        groups, at = group_of(columns), columns.at_ms / 1000.0
        keep = self._sound(columns, groups, at, now)
        if not keep.all():
            columns, doers, groups, at = columns.where(keep), doers[keep], groups[keep], at[keep]
        if len(columns) == 0:
            return
        self.newest = max(self.newest, float(at.max()))
        viewers = self.viewers.add(columns.viewer)
        items = self._admit(columns.subject)
        if (strange := items == 0).any():
            self.refused["unlisted"] += int(strange.sum())
            columns, doers, groups, at = columns.where(~strange), doers[~strange], groups[~strange], at[~strange]
            viewers, items = viewers[~strange], items[~strange]
        if len(columns) == 0:
            return
        self.catalogue.met(items, columns.subject_kind, at)
        lines, items = self._credit(columns.origin, items, groups)
        doers, viewers, groups, at = doers[lines], viewers[lines], groups[lines], at[lines]
        portion = rank_within(viewers) // STRIDE
        for number in range(int(portion.max()) + 1):
            here = slice(None) if portion[-1] == 0 and not portion.any() else portion == number
            yield self._record(doers[here], viewers[here], items[here], groups[here], at[here])

    def hear(self, happened: msgspec.Struct, at: datetime) -> None:
        """Take in one fact."""
        match happened:
            case people.ViewersMerged(source=source, into=into):
                self.merge(int(source), int(into), (at - EPOCH).total_seconds())
            case discovery.InterestsReset(viewer=viewer, aside=aside) if not self.owners.has_reset(viewer, aside or 0):
                self.reset(int(viewer), (at - EPOCH).total_seconds(), int(aside or 0))
            case discovery.InterestsRestored(viewer=viewer, aside=aside):
                self.merge(int(aside), int(viewer), (at - EPOCH).total_seconds())
            case people.AccountErased(viewer=viewer):
                self.reset(int(viewer), (at - EPOCH).total_seconds())
                self._lately.forget(int(viewer))
            case people.PersonalisationSet(viewer=viewer, on=on):
                (self._private.discard if on else self._private.add)(int(viewer))
            case trust.ViewersWeighed(viewers=viewers, weights=weights, since=since):
                since_s, heard_s = (since - EPOCH).total_seconds(), (at - EPOCH).total_seconds()
                self.weights.hear(map(int, viewers), weights, since=since_s, heard=heard_s)
            case _:
                self.catalogue.hear(happened, at)

    def reweigh(self, viewers: Sequence[int]) -> Iterator[Acts]:
        """The acts of these viewers that were counted otherwise than is decided now, to be given to features again."""
        return self._lately.reweigh(np.array(viewers, np.int64), self.weights)

    def personalised(self, viewer: int) -> bool:
        """Whether this viewer lets us choose by their own behaviour."""
        return viewer not in self._private

    def ask(self, viewer: int, ids: NDArray[np.int64], now: float) -> Question:
        """Turn ids into rows, with the viewer's trail; without their consent the viewer is nobody."""
        row = self.viewers.row(int(viewer)) if self.personalised(viewer) else 0
        return Question(row, self.items.find(ids), now, self.trails.of(row))

    def trail(self, viewer: int) -> Trail:
        """What a viewer touched last."""
        return self.trails.of(self.viewers.row(int(viewer)))

    def merge(self, source: int, into: int, at: float) -> None:
        """What one viewer did, and does from now on, is another's."""
        self.owners.merged(source, into, at)
        self._move(source, into)

    def _move(self, source: int, into: int, before: float = np.inf) -> None:
        rows = self.viewers.add(np.array([source, into], np.int64))
        if rows[0] and rows[1] and rows[0] != rows[1]:
            self.trails.merge(int(rows[0]), int(rows[1]), before)
            self.pairs.merge(int(rows[0]), int(rows[1]), before)

    def reset(self, viewer: int, at: float, aside: int = 0) -> None:
        """What a person did before an instant is kept under another number, or gone; sums over many people stay.

        It does not matter whether those acts have been read yet.
        """
        self.owners.reset(viewer, at, aside)
        if aside:
            self._move(viewer, aside, before=at)
        else:
            row = self.viewers.row(viewer)
            self.trails.clear(row, before=at)
            self.pairs.forget(row, before=at)

    def _owned(self, columns: BehaviourColumns) -> tuple[BehaviourColumns, NDArray[np.int64]]:
        """The acts under the numbers of those whose they are, without those that nobody owns; and who did them."""
        owners = self.owners.of(columns.viewer, columns.at_ms / 1000.0)
        if owners is columns.viewer:
            return columns, columns.viewer
        given_up = (owners == 0) & (columns.viewer != 0)
        return replace(columns, viewer=owners).where(~given_up), columns.viewer[~given_up]

    def _sound(
        self, columns: BehaviourColumns, groups: NDArray[np.int8], at: NDArray[np.float64], now: float | None
    ) -> NDArray[np.bool_]:
        """Which acts to believe; the others are counted by reason."""
        keep = np.ones(len(columns), bool)
        for reason, bad in (
            ("no_use", groups < 0),
            ("future", np.zeros(len(at), bool) if now is None else at > now + FUTURE_S),
            *faults(columns).items(),
        ):
            if reason != "no_use" and (bad & keep).any():
                self.refused[reason] += int((bad & keep).sum())
            keep &= ~bad
        kept = np.flatnonzero(keep)
        crowded = self._crowd(self.viewers.add(columns.viewer[kept]), (at[kept] // 60).astype(np.int64))
        if crowded.any():
            self.refused["crowded"] += int(crowded.sum())
            keep[kept[crowded]] = False
        return keep

    def _crowd(self, viewers: NDArray[np.int64], minutes: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Where a viewer exceeds `PER_MINUTE`."""
        size = self.viewers.size
        self._minute, self._used = fit(self._minute, size), fit(self._used, size)
        used = np.where(self._minute[viewers] == minutes, self._used[viewers], 0)
        used = used + rank_within(viewers << 32 | (minutes & 0xFFFFFFFF)) + 1
        self._minute[viewers], self._used[viewers] = minutes, used
        return np.asarray(used > PER_MINUTE)

    def _admit(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """Rows of items; those that no fact has told of get one only while there is room for such."""
        if self.items.size + len(ids) <= UNLISTED + self.catalogue.listed:
            return self.items.add(ids)
        return self.items.find(ids)

    def _credit(
        self, origin: NDArray[np.int64], items: NDArray[np.int64], groups: NDArray[np.int8]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Add a line for the item that led to a click, cart or order: which act each line repeats, and its item."""
        lines = np.arange(len(items))
        led = np.flatnonzero((origin > 0) & np.isin(groups, CREDITED))
        sources = self._admit(origin[led])
        led, sources = led[sources > 0], sources[sources > 0]
        if len(led) == 0:
            return lines, items
        order = np.argsort(np.concatenate([lines * 2, led * 2 + 1]), kind="stable")
        self.catalogue.reach(self.items.size)
        return np.concatenate([lines, led])[order], np.concatenate([items, sources])[order]

    def _record(
        self,
        doers: NDArray[np.int64],
        viewers: NDArray[np.int64],
        items: NDArray[np.int64],
        groups: NDArray[np.int8],
        at: NDArray[np.float64],
    ) -> Acts:
        first, views = self.pairs.record(viewers, items, groups, at)
        seq = np.full(len(viewers), -1, np.int64)
        touch = _IS_TOUCH[groups]
        seq[touch] = self.trails.append(viewers[touch], items[touch], groups[touch], at[touch])
        acts = Acts(viewers, items, groups, at, first, seq, views, self.weights.of(doers, at), self.trails)
        self._lately.note(doers, acts)
        return acts
