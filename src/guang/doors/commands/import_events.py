"""``guang import events``: what people did elsewhere, through the same journal as live traffic."""

import asyncio
import csv
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

import click
import msgspec
import numpy as np
from rich.console import Console
from sqlalchemy import select

from guang import journal
from guang.doors import house as houses
from guang.doors.commands import event_files, steps
from guang.doors.commands.ground import furnished
from guang.doors.tables import ImportedRow
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import EPOCH, TAIL_BITS, StoreId
from guang.kernel.settings import Settings

BATCH = 20_000
SHOWN = 5

Tell = Callable[[int], None]


@dataclass(slots=True)
class Summary:
    """What became of the lines."""

    lines: int = 0
    new: int = 0
    known: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    examples: list[tuple[int, str]] = field(default_factory=list)

    def reject(self, number: int, why: str) -> None:
        """Count a bad line; remember the first ones."""
        self.rejected[why.partition(":")[0].partition("'")[0].strip()] += 1
        if len(self.examples) < SHOWN:
            self.examples.append((number, why))


@click.command("events")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help='JSON: {"source": …, "columns": {"user": their column, …}, "kinds": {their word: our kind}, "subject": …}.',
)
@click.option("--source", default="", help="Whose ids these are; the file's name otherwise.")
@click.option("--store", help="The store (sto_…) into which these items were imported by 'guang import catalog'.")
@click.option("--rejects", type=click.Path(dir_okay=False, path_type=Path), help="Where bad lines are listed (CSV).")
def command(*, path: Path, mapping: Path | None, source: str, store: str | None, rejects: Path | None) -> None:
    """Bring behaviour in from PATH: .csv, .tsv, .jsonl (each also .gz) or .parquet.

    Columns and words in common use are understood without a mapping. The import can be repeated and resumed: an act
    that is in the journal already is left alone. Bad lines are listed with their numbers and reasons.
    """
    console = Console(stderr=True)
    try:
        plan = (
            msgspec.json.decode(mapping.read_bytes(), type=event_files.Mapping_) if mapping else event_files.Mapping_()
        )
    except msgspec.MsgspecError as fault:
        raise click.BadParameter(f"{mapping}: {fault}") from fault
    name = source or plan.source or path.name.partition(".")[0]
    plan = msgspec.structs.replace(plan, source=name)
    with furnished("import events") as settings, steps.step("events", console) as step:
        listed = rejects or settings.data_dir / "imports" / f"{name}.rejects.csv"
        try:
            summary = asyncio.run(
                _run(settings, path, plan, store=store, rejects=listed, tell=lambda done: step("lines", done))
            )
        except ValueError as fault:
            raise click.ClickException(str(fault)) from fault
        step.outcome = f"{summary.lines} lines"
    _print(summary, listed)


async def bring_in(
    database: Database,
    path: Path,
    mapping: event_files.Mapping_,
    *,
    rejects: Path,
    known: Mapping[str, int] | None = None,
    tell: Tell = lambda done: None,
) -> Summary:
    """Import a file in short transactions.

    Args:
        rejects: where bad lines are listed; no file if there are none.
        known: ids of ours for items of theirs.
        tell: hears how many lines are done.

    Raises:
        ValueError: the file is of no known format or lacks a column.
    """
    summary, now_ms = Summary(), _now_ms(clock.now())
    incoming = event_files.lines(path)
    first = next(incoming, None)
    if first is None:
        return summary
    add = event_files.reader(mapping, first[1], known or {})
    subject_kind = event_files.SUBJECTS[mapping.subject]
    opened: set[date] = set()
    rejects.parent.mkdir(parents=True, exist_ok=True)
    with rejects.open("w", newline="", encoding="utf-8") as file:
        listing = csv.writer(file)
        listing.writerow(["line", "reason", "fields"])
        for batch, read, bad in _batches(chain([first], incoming), add, now_ms):
            for number, why, fields in bad:
                summary.reject(number, why)
                listing.writerow([number, why, str(fields)[:500]])
            new = await _write(database, batch, subject_kind, opened)
            summary.lines += read
            summary.new += new
            summary.known += len(batch.id) - new
            tell(summary.lines)
    if not summary.rejected:
        rejects.unlink()  # noqa: ASYNC240 - one short call
    return summary


def _batches(
    incoming: Iterator[event_files.Line], add: Callable[..., None], now_ms: int
) -> Iterator[tuple[event_files.Acts, int, list[tuple[int, str, Any]]]]:
    """Acts by the twenty thousand, with the number of lines read and the bad ones."""
    batch, read, bad = event_files.Acts(), 0, []
    for number, line in incoming:
        read += 1
        try:
            add(line, now_ms, batch)
        except event_files.BadLine as fault:
            bad.append((number, str(fault), dict(line)))
        if read == BATCH:
            yield batch, read, bad
            batch, read, bad = event_files.Acts(), 0, []
    yield batch, read, bad


async def _write(database: Database, batch: event_files.Acts, subject_kind: int, opened: set[date]) -> int:
    """Open the days of a batch, then record it; tells how many acts were new."""
    if not batch.id:
        return 0
    ids = np.asarray(batch.id, np.int64)
    days = {EPOCH.date() + timedelta(days=int(day)) for day in np.unique((ids >> TAIL_BITS) // 86_400_000)} - opened
    await journal.open_days(database, sorted(days))
    opened |= days
    order = np.argsort(ids, kind="stable")
    columns = journal.behaviour.columns(
        id=ids,
        viewer=batch.viewer,
        kind=batch.kind,
        subject=batch.subject,
        subject_kind=[subject_kind] * len(ids),
        watched_ms=batch.watched_ms,
        duration_ms=batch.duration_ms,
    )
    return await journal.bulk_behaviour(database, columns.where(order))


async def _run(
    settings: Settings, path: Path, mapping: event_files.Mapping_, *, store: str | None, rejects: Path, tell: Tell
) -> Summary:
    async with houses.opened(settings, application="guang.import") as house:
        known = await imported_from(house.database, StoreId.parse(store)) if store else {}
        return await bring_in(house.database, path, mapping, rejects=rejects, known=known, tell=tell)


async def imported_from(database: Database, store: StoreId) -> dict[str, int]:
    """Products that ``guang import catalog`` brought into a store, by the name that its file gave them.

    Raises:
        ValueError: there are none.
    """
    async with database.transaction() as session:
        rows = await session.execute(
            select(ImportedRow.external, ImportedRow.product).where(ImportedRow.store == store)
        )
        known = {external: int(product) for external, product in rows}
    if not known:
        raise ValueError(f"nothing was imported into {store.text}")
    return known


def _now_ms(now: datetime) -> int:
    return (now.astimezone(UTC) - EPOCH) // timedelta(milliseconds=1)


def _print(summary: Summary, listed: Path) -> None:
    click.echo(
        f"{summary.new} new acts, {summary.known} known already, {sum(summary.rejected.values())} lines rejected"
    )
    for why, count in summary.rejected.most_common():
        click.echo(f"  {count:>8}  {why}")
    for number, why in summary.examples:
        click.echo(f"  line {number}: {why}")
    if summary.rejected:
        click.echo(f"All rejected lines are listed in {listed}")
