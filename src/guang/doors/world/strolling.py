"""The crowd meets the clips: strangers stroll and like, named shoppers talk; once under each name."""

from collections.abc import Mapping
from datetime import timedelta

from guang import journal
from guang.doors import ledger
from guang.doors.world import crowd, talk
from guang.doors.world.casting import Cast
from guang.doors.world.site import SEED, Progress, Site
from guang.kernel import clock
from guang.kernel.db import Session
from guang.kernel.ids import EPOCH, ViewerId

LIKES_AFTER_MS = 2_000


async def stir(
    site: Site, everybody: Cast, drawn: tuple[str, int], out: Mapping[str, crowd.Clip], progress: Progress
) -> None:
    """Let everybody stroll through these clips.

    Args:
        drawn: the name under which it happens once, and the seed it is drawn from.
        out: the clips by their names; the same at every try.
    """
    name, seed = drawn
    if not out or name in await ledger.known(site.database, "stirred"):
        return
    progress("shoppers", 0, 3)
    clips = list(out.values())
    walked = crowd.stroll(seed, clips, crowd.strangers(SEED, site.begun), site.begun)
    await journal.bulk_behaviour(site.database, crowd.acts(seed, clips, walked))
    progress("shoppers", 1, 3)
    await talk.like_all(site.database, name, _likes(seed, clips, walked), site.begun)
    progress("shoppers", 2, 3)
    for number, (key, clip) in enumerate(out.items()):
        await talk.talk_under(site.database, everybody, clip, key, (seed, number))

    async def stirred(session: Session) -> int:
        return len(clips)

    await ledger.once(site.database, f"stirred/{name}", stirred, clock.now())
    progress("shoppers", 3, 3)


def _likes(seed: int, clips: list[crowd.Clip], walked: crowd.Stroll) -> list[talk.Liked]:
    """Likes in the order of time."""
    rows = crowd.likes(seed, walked)
    rows = rows[walked.at_ms[rows].argsort(kind="stable")]
    return [
        talk.Liked(
            ViewerId(walked.viewer[row]),
            clips[walked.clip[row]],
            EPOCH + timedelta(milliseconds=int(walked.at_ms[row]) + LIKES_AFTER_MS),
        )
        for row in rows
    ]
