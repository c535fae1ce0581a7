"""``guang restore``: an installation from a backup."""

import asyncio
import json
import shutil
from contextlib import ExitStack
from pathlib import Path

import click
from alembic.script import ScriptDirectory
from rich.console import Console
from sqlalchemy import text

from guang.doors import schema
from guang.doors.commands import archive, backup, migrate
from guang.doors.commands.ground import standing
from guang.doors.commands.steps import step
from guang.journal import reactions
from guang.kernel.db import SCHEMAS, Database
from guang.kernel.postgres import ClusterError, Holder
from guang.kernel.settings import Settings, load
from guang.trade import ledger


class NotEmpty(ClusterError):
    """The installation holds something already."""


@click.command("restore")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Remove what the installation holds first.")
def command(*, folder: Path, force: bool) -> None:
    """Fill an empty installation from the backup in FOLDER.

    Every file is checked against its checksum before anything is touched. The tables are brought up to date afterwards,
    so that a backup of an older Guang, or of an older PostgreSQL, becomes an installation of this one.
    """
    console = Console(stderr=True, highlight=False)
    given = load()
    given.data_dir.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        holder = Holder(given.data_dir / "holder.lock")
        holder.take("restore")
        stack.callback(holder.release)
        settings = stack.enter_context(standing("restore"))
        fill(settings, folder.absolute(), console, force=force)


def fill(settings: Settings, folder: Path, console: Console, *, force: bool) -> None:
    """Restore a backup.

    Raises:
        BadBackup: it is damaged, or of a later Guang; nothing has changed.
        NotEmpty: something is there and ``force`` is off; nothing has changed.
    """
    with step("backup", console) as progress:
        manifest = archive.verify(folder, progress)
        _refuse_the_future(manifest, folder)
        progress.outcome = f"whole: {manifest.files} files of {manifest.made_at}, Guang {manifest.guang}"
    _make_room(settings, force=force)
    with step("database", console) as progress:
        asyncio.run(_clear(settings))
        dump: list[str | Path] = [
            "--no-owner",
            "--no-privileges",
            "--exit-on-error",
            "--single-transaction",
            folder / archive.DUMP,
        ]
        archive.run("pg_restore", dump, settings.database_url)
        asyncio.run(_settle(settings))
        before, after = migrate.upgrade(settings)
        progress.outcome = f"at {after}" if before == after else f"brought from {before} to {after}"
    for name, target in backup.trees(settings).items():
        with step(name, console) as progress:
            copied = archive.copy_tree(str(folder / name), target, progress, "copying")
            progress.outcome = f"{copied} files"
    if (folder / "secret").exists() and not settings.secret:
        shutil.copyfile(folder / "secret", settings.data_dir / "secret")
        (settings.data_dir / "secret").chmod(0o600)
    if manifest.world is not None:
        (settings.data_dir / "world.json").write_text(json.dumps(manifest.world))


def _refuse_the_future(manifest: archive.Manifest, folder: Path) -> None:
    known = {script.revision for script in ScriptDirectory(str(schema.MIGRATIONS)).walk_revisions()}
    if manifest.revision not in {None, *known}:
        raise archive.BadBackup(
            f"The backup in {folder} was made by a later Guang ({manifest.guang}, tables at {manifest.revision}): "
            f"restore it with that one."
        )


def _make_room(settings: Settings, *, force: bool) -> None:
    """Refuse, or clear, what is there."""
    held = [name for name, place in backup.trees(settings).items() if not archive.is_empty(place)]
    if asyncio.run(_tables(settings)):
        held.insert(0, "database")
    if held and not force:
        raise NotEmpty(f"The installation is not empty ({', '.join(held)}); --force removes what is there.")
    for name, place in backup.trees(settings).items():
        if name in held:
            archive.remove_tree(place)


async def _tables(settings: Settings) -> int:
    """How many rows of ours there could be: tables, in whatever schema."""
    database = Database(settings.database_url, pool_size=1, application="guang.restore")
    try:
        async with database.transaction() as session:
            ours = text(
                "SELECT count(*) FROM pg_tables WHERE schemaname <> 'information_schema' AND schemaname !~ '^pg_'"
            )
            return int(await session.scalar(ours) or 0)
    finally:
        await database.close()


async def _clear(settings: Settings) -> None:
    """Remove our schemas, and from ``public``, which the job queue shares, what belongs to no extension."""
    database = Database(settings.database_url, pool_size=1, application="guang.restore")
    try:
        async with database.transaction() as session:
            for name in SCHEMAS:
                await session.execute(text(f'DROP SCHEMA IF EXISTS "{name}" CASCADE'))
            for kind in _PUBLIC:
                for statement in (await session.scalars(text(kind))).all():
                    await session.execute(text(statement))
    finally:
        await database.close()


_PUBLIC = [
    f"SELECT 'DROP {word} IF EXISTS ' || o.oid::{cast} || ' CASCADE' FROM {catalog} o "  # noqa: S608 - no input
    f"WHERE o.{prefix}namespace = 'public'::regnamespace AND {which} AND NOT EXISTS "
    "(SELECT FROM pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')"
    for word, cast, catalog, prefix, which in (
        ("TABLE", "regclass", "pg_class", "rel", "o.relkind IN ('r', 'p')"),
        ("SEQUENCE", "regclass", "pg_class", "rel", "o.relkind = 'S'"),
        ("ROUTINE", "regprocedure", "pg_proc", "pro", "true"),
        ("TYPE", "regtype", "pg_type", "typ", "o.typtype = 'e'"),
    )
]


async def _settle(settings: Settings) -> None:
    """Make restored logs readable: this server's transaction numbers are not those of the one that wrote them."""
    database = Database(settings.database_url, pool_size=1, application="guang.restore")
    try:
        async with database.transaction() as session:
            await session.execute(text("SET LOCAL statement_timeout = 0"))
            await reactions.renumber_after_restore(session)
            await ledger.renumber_after_restore(session)
        async with database.engine.connect() as connection:
            plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await plain.execute(text("SET statement_timeout = 0"))
            await plain.execute(text("ANALYZE"))
    finally:
        await database.close()
