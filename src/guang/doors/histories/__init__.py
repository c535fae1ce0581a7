"""Histories: purchases that were made elsewhere, read from public datasets and replayed here through the verbs.

What cannot be a purchase under our rules is refused with its reason; what was taken and what was refused add up to the
source to the cent, and the books must balance.
"""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from guang.doors.histories import olist, online_retail
from guang.doors.histories.opening import Tell, cast
from guang.doors.histories.replaying import Replay
from guang.doors.histories.report import Report, account_for
from guang.doors.histories.stories import History, Kind
from guang.kernel import queue

READERS: dict[str, Callable[[Path], History]] = {"olist": olist.read, "online_retail": online_retail.read}


def read(source: str, path: Path, *, most: int | None = None) -> History:
    """Read a source.

    Args:
        most: keep only the earliest purchases, with what happened to them; the source's worth shrinks with them.

    Raises:
        FileNotFoundError, ValueError: not the source that it was said to be.
    """
    history = READERS[source](path)
    return history if most is None else _earliest(history, most)


async def replay(context: queue.Context, history: History, tell: Tell) -> Report:
    """Let a history happen here, as far as it has not happened yet, and account for all of it."""
    begins = history.steps[0].at - timedelta(days=1) if history.steps else context.now()
    known = await cast(context.database, history, begins, tell)
    await Replay(context, history, known).run(lambda done: tell("steps", done, len(history.steps)))
    return await account_for(context.database, history)


def _earliest(history: History, most: int) -> History:
    kept = [step.story.key for step in history.steps if step.kind is Kind.PLACE][:most]
    some = set(kept)
    steps = [step for step in history.steps if step.story.key in some]
    shrunk = History(history.source, history.currency, steps)
    shrunk.worth = sum((step.worth or Decimal(0) for step in steps), Decimal(0))
    return shrunk


__all__ = ["READERS", "History", "Report", "cast", "read", "replay"]
