"""The tastes of the viewers that were here lately, in memory; facts about a viewer make theirs be read again."""

from collections.abc import Mapping

import msgspec
import numpy as np

from guang.discovery.steering import store
from guang.discovery.steering.types import Dials, Mode, Taste
from guang.journal import BehaviourColumns, Kind
from guang.journal.facts import discovery, people
from guang.kernel.db import Session
from guang.kernel.ids import ViewerId
from guang.kernel.kept import Kept

MOST_HIDDEN = 5_000
"""Subjects of which a viewer's "not interested" is honoured; beyond that the oldest come back."""


class Tastes:
    """Whoever follows the journal hands on what it hears; `of` reads the database only for who is not known."""

    def __init__(self, most: int = 20_000) -> None:
        self._kept: Kept[ViewerId, Taste] = Kept(most=most)

    async def of(self, session: Session, viewer: ViewerId) -> Taste:
        """The taste of one viewer."""
        held = self._kept.get(viewer)
        if held is not None:
            return held

        async def read(_: list[ViewerId]) -> Mapping[ViewerId, Taste]:
            return {viewer: await read_taste(session, viewer)}

        return (await self._kept.fetch([viewer], read))[viewer]

    def forget(self, viewer: ViewerId) -> None:
        """Read it again at the next wish."""
        self._kept.drop(viewer)

    def hear(self, happened: msgspec.Struct) -> None:
        """Take note of a fact about what somebody said."""
        match happened:
            case people.ViewersMerged(into=viewer) | people.AccountErased(viewer=viewer):
                self.forget(viewer)
            case discovery.InterestSteered(viewer=viewer) | discovery.DialsTurned(viewer=viewer):
                self.forget(viewer)
            case discovery.InterestsReset(viewer=viewer) | discovery.InterestsRestored(viewer=viewer):
                self.forget(viewer)
            case _:
                pass

    def hear_acts(self, acts: BehaviourColumns) -> None:
        """Viewers who turned something down, or took that back."""
        said = (acts.kind == Kind.not_interested) | (acts.kind == Kind.interested_again)
        for viewer in np.unique(acts.viewer[said]).tolist():
            self.forget(ViewerId(viewer))


async def read_taste(session: Session, viewer: ViewerId) -> Taste:
    """A viewer's taste as the database has it, in one statement."""
    modes: dict[str, set[str]] = {mode.value: set() for mode in Mode}
    hidden: list[int] = []
    dials = Dials()
    for row in await store.taste(session, viewer, MOST_HIDDEN):
        if row.what == store.HIDDEN:
            hidden.append(row.number)
        elif row.what == store.DIALS:
            dials = Dials(familiar=row.number, goods=row.other)
        else:
            modes[row.what].add(row.topic)
    return Taste(
        boosted=frozenset(modes[Mode.boost]),
        muted=frozenset(modes[Mode.mute]),
        forgotten=frozenset(modes[Mode.forget]),
        hidden=np.sort(np.array(hidden, dtype=np.int64)),
        dials=dials,
    )
