"""The log of pages: nothing waits for it, nothing is written twice, and it is bounded."""

from datetime import timedelta

import numpy as np
import pytest

from guang.discovery import pages
from guang.discovery.pages import Entry, NoSuchPage, PageLog, jobs, log
from guang.doors.house import House
from guang.journal import Surface
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import PageId, ViewerId, new_id
from guang.kernel.pipeline import Columns, Fault, Served

NAMES = ("age", "price")


def served(*, items: int = 2, removed: int = 1) -> Served:
    """A page of the first ``items`` of some candidates; the last ``removed`` were filtered out."""
    ids = np.arange(101, 101 + items + 1 + removed, dtype=np.int64)
    candidates = Columns(ids)
    candidates.put("sources", np.arange(1, len(ids) + 1, dtype=np.uint64), owner="the pipeline")
    removed_by = np.where(np.arange(len(ids)) >= len(ids) - removed, 1, -1).astype(np.int16)
    scored = candidates.take(np.flatnonzero(removed_by == -1))
    scored.put("score", np.linspace(1, 0.5, len(scored)), owner="Scorer")
    scored.put("features", np.arange(2.0 * len(scored)).reshape(-1, 2), owner="Features")
    chosen = scored.take(np.arange(items))
    chosen.put("propensity", np.full(items, 0.25), owner="Selector")
    silent = (Fault("Dead", "timeout"),)
    return Served(
        chosen, scored, candidates, removed_by, ("One", "Two", "Three"), ("First", "Second"), silent, {}, 0.0123
    )


def entry(**more: object) -> Entry:
    usual = {"page": new_id(PageId), "viewer": new_id(ViewerId), "surface": Surface.mall, "recipe": "goods"}
    return Entry(**(usual | {"feature_names": NAMES, "model": "m1"} | more))  # type: ignore[arg-type]


async def test_a_page_comes_back_as_it_was_served(database: Database) -> None:
    written, noted = PageLog(database), entry(knobs={"feed.seen.days": 5.0}, variants={"ranker": "b"})
    written.take(noted, served())
    async with database.transaction() as session:
        before = await pages.served_page(session, noted.page, waiting=written.find(noted.page))
    assert any(one.features for one in before.candidates)
    assert await written.write() == 1
    assert written.find(noted.page) is None
    async with database.transaction() as session:
        after = await pages.served_page(session, noted.page)

    assert (after.page.recipe, after.page.model, after.page.surface, after.page.took_us) == (
        "goods",
        "m1",
        "mall",
        12300,
    )
    assert (after.page.items, after.page.candidates, after.page.silent) == (2, 4, ("Dead: timeout",))
    assert after.variants == {"ranker": "b"}
    assert [(one.slot, one.removed_by, one.score) for one in after.candidates] == [
        (0, None, 1.0),
        (1, None, 0.75),
        (None, None, 0.5),
        (None, "Second", None),
    ]
    assert [one.sources for one in after.candidates] == [("One",), ("Two",), ("One", "Two"), ("Three",)]
    assert after.candidates[1].features == {"age": 2.0, "price": 3.0}
    assert after.candidates[1].propensity == 0.25
    assert before.page == after.page


async def test_a_page_made_twice_is_logged_as_it_was_made_last(database: Database) -> None:
    written, noted = PageLog(database), entry()
    written.take(noted, served(items=1))
    written.take(noted, served(items=2))

    assert await written.write() == 1
    async with database.transaction() as session:
        assert (await pages.served_page(session, noted.page)).page.items == 2


async def test_a_page_that_was_written_before_the_answer_was_lost_is_not_written_again(database: Database) -> None:
    written, first, second = PageLog(database), entry(), entry()
    written.take(first, served())
    await written.write()
    written.take(first, served(items=1))
    written.take(second, served())

    assert await written.write() == 2
    async with database.transaction() as session:
        assert (await pages.served_page(session, first.page)).page.items == 2
        assert (await pages.served_page(session, second.page)).page.items == 2


async def test_draining_writes_everything(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "BATCH", 3)
    written, viewer = PageLog(database), new_id(ViewerId)
    for _ in range(8):
        written.take(entry(viewer=viewer), served())

    await written.drain()

    async with database.transaction() as session:
        lines = await pages.served_pages(session, viewer=viewer)
        assert len(lines) == 8
        assert [line.id for line in lines] == sorted((line.id for line in lines), reverse=True)
        rest = await pages.served_pages(session, viewer=viewer, before=lines[4].id, limit=2)
        assert [line.id for line in rest] == [lines[5].id, lines[6].id]


def test_while_nothing_can_be_written_the_oldest_are_lost_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MOST_WAITING", 3)
    written, noted = PageLog(None), [entry() for _ in range(5)]
    for one in noted:
        written.take(one, served())

    assert [written.find(one.page) is None for one in noted] == [True, True, False, False, False]
    assert written.lost == 2


async def test_old_pages_are_forgotten(house: House, database: Database) -> None:
    written = PageLog(database)
    old = entry(page=new_id(PageId, clock.now() - jobs.PAGES_KEPT - timedelta(hours=1)))
    new = entry(page=new_id(PageId, clock.now() - jobs.PAGES_KEPT + timedelta(hours=1)))
    for one in (old, new):
        written.take(one, served())
    await written.drain()

    await jobs.forget_old_pages(house.context)

    async with database.transaction() as session:
        assert (await pages.served_page(session, new.page)).page.id == new.page
        with pytest.raises(NoSuchPage):
            await pages.served_page(session, old.page)
