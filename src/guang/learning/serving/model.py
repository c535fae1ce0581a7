"""The model that answers while it learns."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Self

import msgspec
import numpy as np
import structlog
from numpy.typing import NDArray
from prometheus_client import Counter, Gauge
from sqlalchemy.exc import SQLAlchemyError

from guang import journal
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import EPOCH, time_of
from guang.learning import integrity, models
from guang.learning.features import Sort
from guang.learning.serving import rules
from guang.learning.serving.types import Found, Interest, ItemColumns, Recent

Ids = NDArray[np.int64]

LOOK_FOR_MODELS_S = 2.0
"""How often a process looks whether a new ranker was registered."""

_PORTION = 2000
"""Acts learnt between two breaths of the event loop: about 30 ms."""

_UNIX = EPOCH.timestamp()
_NO_IDS = np.empty(0, np.int64)
_LEARNT = Counter("guang_learning_acts_total", "Acts taken in by the model of this process")
_REFUSED = Gauge("guang_learning_refused_acts", "Acts that the model did not believe", ["reason"])
_SWAPS = Counter("guang_learning_rankers_total", "Rankers put into service, taken back or refused", ["outcome"])
log = structlog.get_logger(__name__)


class Model:
    """Everything one process knows about viewers and items, kept current by the journal.

    All answers are given on the event loop's thread, where the journal's news is taken in too; nothing is locked.
    """

    def __init__(self, database: Database, data_dir: Path) -> None:
        """Use `open`."""
        self._database, self._data_dir = database, data_dir
        self._mind = models.Mind()
        self._ranker: models.Ranker | models.Untrained = models.Untrained(self._mind.names)
        self.position = journal.Position()
        self.refused: dict[str, str] = {}

    @classmethod
    async def open(cls, database: Database, data_dir: Path, *, now: datetime) -> Self:
        """Load the newest sound ranker and replay the journal up to now.

        What was decided about viewers is heard first, so that nothing that they did need be taken back.
        """
        model = cls(database, data_dir)
        async with database.session() as session:
            for verdict in await integrity.verdicts(session):
                model._mind.hear(verdict.said, verdict.at)
        while True:
            batch = await journal.reading.look(database, model.position)
            await model.hear(batch)
            if batch.caught_up:
                break
        await model.look_for_models()
        log.info("model.open", viewers=model.viewers, items=model.items, ranker=model.version, asked_at=now.isoformat())
        return model

    async def keep(self) -> None:
        """Renew rankings and look for new rankers, for ever; cancel to stop."""
        while True:
            await asyncio.sleep(LOOK_FOR_MODELS_S)
            for _ in self._mind.renew(models.seconds(clock.now())):
                await asyncio.sleep(0)  # requests are answered in between
            try:
                await self.look_for_models()
            except (OSError, SQLAlchemyError):
                log.exception("model.registry_unreachable")

    async def look_for_models(self) -> None:
        """Change to the newest sound ranker in service; an unsound one is refused once and the one before stays."""
        async with self._database.session() as session:
            versions = await models.registry.newest(session)
            taken_back = self.version not in versions and await models.registry.state(session, self.version)
        hopeful = [version for version in versions if version not in self.refused]
        if hopeful and hopeful[0] == self.version:
            return
        loaded = await asyncio.to_thread(
            models.registry.load_first, self._data_dir, hopeful, schema=self._mind.schema, refused=self.refused
        )
        _SWAPS.labels("refused").inc(sum(version in self.refused for version in hopeful))
        current = loaded or (self._ranker if self.version in versions else models.Untrained(self._mind.names))
        if current.version != self.version:
            _SWAPS.labels("rolled_back" if taken_back == "rolled_back" else "changed").inc()
            log.info("model.changed", before=self.version, now=current.version, because=taken_back or "newer")
        self._ranker = current

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of `features`."""
        return self._mind.names

    @property
    def version(self) -> str:
        """Which ranker answers: a training run, or "untrained"."""
        return self._ranker.version

    @property
    def viewers(self) -> int:
        """How many viewers are known."""
        return self._mind.memory.viewers.size - 1

    @property
    def items(self) -> int:
        """How many items are known."""
        return self._mind.memory.items.size - 1

    @property
    def faults(self) -> dict[str, int]:
        """Acts that were not believed, by reason."""
        return dict(self._mind.memory.refused)

    def recent(self, viewer: int, n: int = 20) -> Recent:
        """The last ``n`` distinct items of a viewer, newest first."""
        trail = self._mind.memory.trail(viewer)
        ids = self._mind.memory.items.ids[trail.items[:n]]
        return Recent(ids, trail.groups[:n].astype(np.int16), trail.at[:n] + _UNIX)

    def candidates(self, channel: str, viewer: int, n: int, *, now: datetime, sort: Sort) -> Found:
        """Up to ``n`` items of one sort from one channel, best first.

        What was withdrawn is left out; what the viewer has seen is not. With personalisation off, only "trending",
        "fresh" and "popular" answer.
        """
        if channel not in models.IMPERSONAL and not self.personalised(viewer):
            return Found(_NO_IDS, np.empty(0, np.float32))
        question = self._mind.ask(viewer, _NO_IDS, models.seconds(now))
        rows, scores = models.CHANNEL_CODE[channel](self._mind, question, n, sort)
        return Found(self._mind.memory.items.ids[rows], scores)

    def loved_by(self, people: Ids, n: int, *, now: datetime, sort: Sort) -> Found:
        """Up to ``n`` items that at least two of these viewers loved lately, best first."""
        rows, scores = models.loved_by(self._mind, people, models.seconds(now), n, sort)
        return Found(self._mind.memory.items.ids[rows], scores)

    def seen(self, viewer: int, ids: Ids) -> NDArray[np.bool_]:
        """Which of these the viewer has been shown or has touched."""
        memory = self._mind.memory
        row = memory.viewers.row(int(viewer))
        return np.asarray(memory.pairs.ask(row, memory.items.find(ids)).groups != 0)

    def columns(self, ids: Ids) -> ItemColumns:
        """What the catalogue facts said about these items."""
        memory = self._mind.memory
        of, rows = memory.catalogue, memory.items.find(ids)
        of.reach(memory.items.size)
        return ItemColumns(
            sort=of.sort[rows],
            creator=of.creator[rows],
            store=of.store[rows],
            category=of.category[rows],
            price_minor=of.price[rows],
            published_s=of.published[rows] + _UNIX,
            live=of.live[rows],
        )

    def because(self, viewer: int, ids: Ids, *, now: datetime) -> Ids:
        """For each item, which of the viewer's last items it is most looked at together with; 0 where there is none."""
        question = self._mind.ask(viewer, ids, models.seconds(now))
        return self._mind.memory.items.ids[self._mind.covisits.because(question.trail, question.items)]

    def features(self, viewer: int, ids: Ids, *, now: datetime) -> NDArray[np.float32]:
        """One row per item, one column per name in ``names``; unknown is NaN. Log these rows with the page."""
        return self._mind.rows(self._mind.ask(viewer, ids, models.seconds(now)))

    def odds(self, rows: NDArray[np.float32]) -> models.Odds:
        """Probability of each action of `ACTIONS` for rows that `features` gave."""
        return self._ranker.odds(rows)

    def predict(self, viewer: int, ids: Ids, *, now: datetime) -> models.Odds:
        """Probability of each action for each item, if it were shown now."""
        return self.odds(self.features(viewer, ids, now=now))

    def interests(self, viewer: int, *, now: datetime, n: int = 20) -> Sequence[Interest]:
        """The topics that a viewer's behaviour speaks for, strongest first."""
        memory = self._mind.memory
        if not self.personalised(viewer):
            return []
        return rules.interests(memory.trail(viewer), memory.catalogue, models.seconds(now), n)

    def heed(self, happened: msgspec.Struct, now: datetime) -> None:
        """Take in a fact that was just committed here, before the journal brings it; hearing it again is harmless."""
        self._mind.hear(happened, now)

    def personalised(self, viewer: int) -> bool:
        """False where the viewer has switched personalisation off."""
        return self._mind.memory.personalised(viewer)

    async def hear(self, batch: journal.Batch) -> None:
        """Learn a batch in portions, so that requests are answered in between. A fact that fails is passed over."""
        for line in batch.facts:
            try:
                self._mind.hear(line.happened, time_of(line.id))
            except Exception:
                self._mind.memory.refused["fact"] += 1
                log.exception("model.fact_not_understood", fact=line.name, id=line.id.text)
        acts = batch.behaviour
        for start in range(0, len(acts), _PORTION):
            portion = acts.where(np.arange(start, min(start + _PORTION, len(acts))))
            try:
                self._mind.learn(portion, now=models.seconds(clock.now()))
            except Exception:
                self._mind.memory.refused["fault"] += len(portion)
                log.exception("model.acts_not_understood", first=int(portion.id[0]), acts=len(portion))
            _LEARNT.inc(len(portion))
            await asyncio.sleep(0)
        self.position = batch.position
        for reason, count in self._mind.memory.refused.items():
            _REFUSED.labels(reason).set(count)
