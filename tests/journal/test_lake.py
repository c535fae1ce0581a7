"""The journal as Parquet: exactly once, resumable, readable, forgettable."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from guang import journal
from guang.journal import Kind, lake, partitions
from guang.journal.behaviour import columns
from guang.journal.facts.trust import SubjectRestricted
from guang.journal.lake import exporting
from guang.journal.tables import CursorRow
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import EventId, FactId, VideoId, ViewerId, new_id


async def plays(database: Database, count: int) -> ViewerId:
    viewer = new_id(ViewerId)
    batch = columns(
        id=[new_id(EventId) for _ in range(count)],
        viewer=[viewer] * count,
        kind=[Kind.play] * count,
        subject=[new_id(VideoId) for _ in range(count)],
        watched_ms=list(range(count)),
    )
    await journal.bulk_behaviour(database, batch)
    return viewer


def watched(url: str, viewer: ViewerId) -> list[int]:
    acts = lake.tables(url)["behaviour"]
    return sorted(acts.filter(acts.viewer == int(viewer)).watched_ms.execute().tolist())


async def start_over(database: Database) -> None:
    async with database.transaction() as session:
        for log in ("facts", "behaviour"):
            if cursor := await session.get(CursorRow, f"{exporting.CURSOR}.{log}"):
                await session.delete(cursor)


async def test_every_line_is_exported_once_however_often_it_runs(database: Database, tmp_path: Path) -> None:
    url = str(tmp_path)
    await start_over(database)
    viewer = await plays(database, 5)
    subject = new_id(VideoId).subject
    async with database.transaction() as session:
        journal.append(session, SubjectRestricted(subject, "test"))

    first = await lake.export(database, url)
    again = await lake.export(database, url)
    later = await plays(database, 2)
    await lake.export(database, url)

    assert first.behaviour >= 5
    assert (again.facts, again.behaviour) == (0, 0)
    assert watched(url, viewer) == [0, 1, 2, 3, 4]
    assert watched(url, later) == [0, 1]
    facts = lake.tables(url)["facts"]
    assert facts.filter(facts.body.contains(subject)).count().execute() == 1


async def test_a_fact_that_only_a_newer_version_can_read_reaches_the_lake(database: Database, tmp_path: Path) -> None:
    url = str(tmp_path)
    await start_over(database)
    fact = new_id(FactId)
    async with database.transaction() as session:
        await session.execute(
            text("INSERT INTO journal.facts (id, name, body) VALUES (:id, 'tomorrow.came', '{\"bright\": true}')"),
            {"id": int(fact)},
        )

    await lake.export(database, url)

    facts = lake.tables(url)["facts"]
    (found,) = facts.filter(facts.id == int(fact)).execute().to_dict("records")
    assert (found["name"], found["body"]) == ("tomorrow.came", '{"bright": true}')


async def test_a_crash_before_the_cursor_moves_duplicates_nothing(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = str(tmp_path)
    await start_over(database)
    viewer = await plays(database, 4)

    class Killed(BaseException): ...

    async def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("sqlalchemy.ext.asyncio.AsyncSession.merge", die)
        with pytest.raises(Killed):
            await lake.export(database, url)
    more = await plays(database, 3)
    await lake.export(database, url)

    assert watched(url, viewer) == [0, 1, 2, 3]
    assert watched(url, more) == [0, 1, 2]


async def test_who_leaves_is_forgotten_by_journal_and_lake(database: Database, tmp_path: Path) -> None:
    url = str(tmp_path)
    await start_over(database)
    leaver, stayer = await plays(database, 3), await plays(database, 2)
    await lake.export(database, url)

    assert await lake.forget(database, url, leaver) == 3

    assert watched(url, leaver) == []
    assert watched(url, stayer) == [0, 1]
    left = await journal.history(database)
    assert int(leaver) not in left.viewer.tolist()
    assert int(stayer) in left.viewer.tolist()


async def test_what_only_the_lake_remembers_is_forgotten_too(database: Database, tmp_path: Path) -> None:
    url = str(tmp_path)
    await start_over(database)
    leaver = await plays(database, 3)
    await lake.export(database, url)
    async with database.transaction() as session:
        await session.execute(text("DELETE FROM journal.behaviour WHERE viewer = :who"), {"who": int(leaver)})

    assert await lake.forget(database, url, leaver) == 3
    assert watched(url, leaver) == []


async def test_nothing_is_exported_while_somebody_is_forgotten(database: Database, tmp_path: Path) -> None:
    url = str(tmp_path)
    async with exporting.alone(database) as is_ours:
        assert is_ours
        assert await lake.export(database, url) == exporting.Exported()
        forgetting = asyncio.create_task(lake.forget(database, url, new_id(ViewerId)))
        done, _ = await asyncio.wait({forgetting}, timeout=0.3)
        assert not done
    assert await asyncio.wait_for(forgetting, 5) == 0


async def test_a_batch_is_the_same_file_after_a_restore(database: Database, tmp_path: Path) -> None:
    url = str(tmp_path)
    await start_over(database)
    viewer = await plays(database, 3)
    await lake.export(database, url)
    await start_over(database)
    async with database.transaction() as session:
        for log in ("facts", "behaviour"):
            session.add(CursorRow(name=f"{exporting.CURSOR}.{log}", tx=-(2**61), position=7))
    await lake.export(database, url)

    assert watched(url, viewer) == [0, 1, 2]


async def test_a_day_stays_while_the_lake_has_not_got_all_of_it(database: Database, tmp_path: Path) -> None:
    long_ago = clock.now() - timedelta(days=900)
    await journal.open_days(database, [long_ago.date()])
    first = columns(id=[new_id(EventId, long_ago)], viewer=[new_id(ViewerId)], kind=[1], subject=[new_id(VideoId)])
    await journal.bulk_behaviour(database, first)
    await lake.export(database, str(tmp_path))
    saved = await exporting.saved(database)
    late = columns(id=[new_id(EventId, long_ago)], viewer=[new_id(ViewerId)], kind=[1], subject=[new_id(VideoId)])
    await journal.bulk_behaviour(database, late)

    tomorrow = long_ago.date() + timedelta(days=1)
    name = f"journal.behaviour_d{long_ago:%Y%m%d}"
    assert name not in await partitions.drop_before(database, tomorrow, read_up_to=saved.behaviour)

    await lake.export(database, str(tmp_path))
    saved = await exporting.saved(database)
    assert name in await partitions.drop_before(database, tomorrow, read_up_to=saved.behaviour)


def test_an_empty_lake_says_so(tmp_path: Path) -> None:
    with pytest.raises(lake.EmptyLake):
        lake.tables(str(tmp_path))
