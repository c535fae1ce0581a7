"""Every viewer's circle: whom they follow and block, and whose member they are."""

from collections.abc import Mapping
from typing import Final

import msgspec
import numpy as np

from guang.discovery.feed.types import Circle, Ids
from guang.journal.facts import people, promises
from guang.kernel.db import Session
from guang.kernel.ids import ViewerId
from guang.kernel.kept import Kept
from guang.people import accounts, social
from guang.trade import members

MOST_PEOPLE: Final = 50
"""Of the people followed last, so many speak for what they love."""


class Circles:
    """Circles of the viewers that were here lately; facts about a viewer make theirs be read again."""

    def __init__(self, most: int = 20_000) -> None:
        self._kept: Kept[ViewerId, Circle] = Kept(most=most)

    async def of(self, session: Session, viewer: ViewerId) -> Circle:
        """The circle of one viewer."""
        held = self._kept.get(viewer)
        if held is not None:
            return held

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
            case promises.MemberJoined(viewer=viewer) | promises.MemberLeft(viewer=viewer):
                self.forget(viewer)
            case promises.MembershipOpened() | promises.MembershipClosed():
                self._kept.drop_all()  # it concerns all its members; it is rare
            case _:
                pass


async def read_circle(session: Session, viewer: ViewerId) -> Circle:
    """A viewer's circle as the database has it."""
    followed = await social.followees(session, viewer)
    known = await accounts.profiles(session, followed[:MOST_PEOPLE]) if followed else {}
    return Circle(
        followed=_sorted(followed),
        people=_sorted(profile.viewer for profile in known.values()),
        follows=frozenset(int(one) for one in followed),
        blocked=_sorted(await social.blocked_by(session, viewer)),
        joined=await members.joined(session, viewer),
    )


def _sorted(numbers: object) -> Ids:
    return np.sort(np.array([int(number) for number in numbers], dtype=np.int64))  # type: ignore[attr-defined]
