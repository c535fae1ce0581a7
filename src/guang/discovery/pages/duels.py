"""Who won the pages that two rankers made together."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

import numpy as np

from guang.discovery.pages import store
from guang.journal import BehaviourColumns, behaviour, reading
from guang.kernel.db import Session
from guang.kernel.ids import TAIL_BITS, PageId, time_of
from guang.learning import experiments

SETTLED: Final = timedelta(hours=1)
"""What people do within an hour of a page counts for it; an order days later says more about the goods."""

_AT_ONCE: Final = 1_000


async def judge(session: Session, key: str, span: tuple[PageId, PageId], now: datetime) -> PageId:
    """Judge the first pages within a span; returns up to which all are judged."""
    pages = await store.pages_of(session, key, span, _AT_ONCE)
    upto = PageId(pages[-1].id) if len(pages) == _AT_ONCE else span[1]
    acts = await _acts(session, pages) if pages else behaviour.empty()
    await experiments.judge(
        session, key, winners(pages, acts), [int(page.viewer) for page in pages], upto=upto, now=now
    )
    return upto


async def _acts(session: Session, pages: Sequence[Any]) -> BehaviourColumns:
    viewers = [int(page.viewer) for page in pages]
    return await reading.acts_of(session, viewers, time_of(pages[0].id), time_of(pages[-1].id) + SETTLED)


def winners(pages: Sequence[Any], acts: BehaviourColumns) -> list[tuple[str, int]]:
    """Each metric of each page, and who won it. An act with goods speaks for the video that led to them."""
    settled_ms = SETTLED // timedelta(milliseconds=1)
    told = []
    for page in pages:
        began = int(page.id) >> TAIL_BITS
        mine = acts.where((acts.viewer == page.viewer) & (acts.at_ms >= began) & (acts.at_ms < began + settled_ms))
        items = np.frombuffer(page.items, "<i8").tolist()
        about = np.where(mine.origin > 0, mine.origin, mine.subject)
        for metric, kind in experiments.metrics.ACTS.items():
            taken = about[mine.kind == kind].tolist()
            told.append((metric, experiments.duels.winner(items, page.teams, taken)))
    return told
