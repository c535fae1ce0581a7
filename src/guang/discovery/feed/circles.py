"""Every viewer's circle: whom they follow and block, what they hide, which topics they steer."""

from collections.abc import Mapping

import msgspec
import numpy as np

from guang.discovery.feed import store
from guang.discovery.feed.types import Circle, Ids, Mode
from guang.journal import BehaviourColumns, Kind
from guang.journal.facts import discovery, people, promises
from guang.kernel.db import Session
from guang.kernel.ids import ViewerId
from guang.kernel.kept import Kept
from guang.people import social
from guang.trade import members

MOST_HIDDEN = 5_000
"""Subjects of which a viewer's "not interested" is honoured; beyond that the oldest come back."""


class Circles:
    """Circles of the viewers that were here lately; facts about a viewer make theirs be read again."""

    def __init__(self, most: int = 20_000) -> None:
        self._kept: Kept[ViewerId, Circle] = Kept(most=most)

    async def of(self, session: Session, viewer: ViewerId) -> Circle:
        """The circle of one viewer."""

        async def read(_: list[ViewerId]) -> Mapping[ViewerId, Circle]:
            return {viewer: await read_circle(session, viewer)}

        return (await self._kept.fetch([viewer], read))[viewer]

    def forget(self, viewer: ViewerId) -> None:
        """Read it again at the next wish."""
        self._kept.drop(viewer)

    def hear(self, happened: msgspec.Struct) -> None:
        """Take note of a fact about somebody's circle."""
        match happened:
            case people.Blocked() | people.Unblocked():
                self._kept.drop_all()  # it concerns two viewers, of whom the fact names one; it is rare
            case people.Followed(viewer=viewer) | people.Unfollowed(viewer=viewer):
                self.forget(viewer)
            case people.ViewersMerged(into=viewer) | people.AccountErased(viewer=viewer):
                self.forget(viewer)
            case discovery.InterestSteered(viewer=viewer) | discovery.InterestsReset(viewer=viewer):
                self.forget(viewer)
            case promises.MemberJoined(viewer=viewer) | promises.MemberLeft(viewer=viewer):
                self.forget(viewer)
            case promises.MembershipOpened() | promises.MembershipClosed():
                self._kept.drop_all()  # it concerns all its members; it is rare
            case _:
                pass

    def hear_acts(self, acts: BehaviourColumns) -> None:
        """Viewers who turned something down, or took that back."""
        said = (acts.kind == Kind.not_interested) | (acts.kind == Kind.interested_again)
        for viewer in np.unique(acts.viewer[said]).tolist():
            self.forget(ViewerId(viewer))


async def read_circle(session: Session, viewer: ViewerId) -> Circle:
    """A viewer's circle as the database has it."""
    modes: dict[str, set[str]] = {mode.value: set() for mode in Mode}
    for row in await store.steering(session, viewer):
        modes[row.mode].add(row.topic)
    followed = await social.followees(session, viewer)
    return Circle(
        followed=_sorted(followed),
        follows=frozenset(int(one) for one in followed),
        blocked=_sorted(await social.blocked_by(session, viewer)),
        hidden=_sorted(await store.hidden(session, viewer, MOST_HIDDEN)),
        boosted=frozenset(modes[Mode.boost]),
        muted=frozenset(modes[Mode.mute]),
        forgotten=frozenset(modes[Mode.forget]),
        joined=await members.joined(session, viewer),
    )


def _sorted(numbers: object) -> Ids:
    return np.sort(np.array([int(number) for number in numbers], dtype=np.int64))  # type: ignore[attr-defined]
