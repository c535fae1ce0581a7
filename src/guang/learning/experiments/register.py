"""The experiments that run, in memory, as the journal tells of them: who is given which knobs."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from guang.journal.facts.learning import ExperimentEnded, ExperimentStarted
from guang.kernel.ids import EPOCH
from guang.kernel.params import Knobs
from guang.learning.experiments import assignment
from guang.learning.experiments.types import Contest, Experiment, Variant, Way

NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Register:
    """Whoever follows the journal hands on what it hears; while nothing runs, asking costs nothing."""

    def __init__(self) -> None:
        self._running: dict[str, Experiment] = {}

    def hear(self, happened: msgspec.Struct) -> None:
        """Take note of an experiment that begins or ends."""
        match happened:
            case ExperimentStarted():
                self._running[happened.key] = Experiment(
                    key=happened.key,
                    title=happened.title,
                    layer=happened.layer,
                    first=happened.first,
                    width=happened.width,
                    variants=tuple(Variant(one.name, one.share, one.knobs) for one in happened.variants),
                    by=happened.by,
                    note=happened.note,
                    kind=Way(happened.kind),
                    started_at=EPOCH,  # known to the table; the split does not depend on it
                )
            case ExperimentEnded(key=key):
                self._running.pop(key, None)
            case _:
                pass

    def given(self, viewer: int, before: Knobs) -> tuple[Knobs, Mapping[str, str]]:
        """The knobs of a viewer's request, and which variant of which experiment turned them."""
        knobs, told = before, NOTHING
        for key, experiment in self._running.items():
            variant = assignment.variant(experiment, viewer) if experiment.kind is Way.SPLIT else None
            if variant is not None:
                told = {**told, key: variant.name}
                knobs = {**knobs, **variant.knobs} if variant.knobs else knobs
        return knobs, told

    def contest(self, viewer: int, before: Knobs) -> Contest | None:
        """The duel that fills a viewer's pages, with the knobs of both sides; None for those who are in none."""
        for key, experiment in self._running.items():
            if experiment.kind is Way.DUEL and assignment.variant(experiment, viewer) is not None:
                control, tried = ({**before, **variant.knobs} for variant in experiment.variants)
                return Contest(key, (control, tried))
        return None
