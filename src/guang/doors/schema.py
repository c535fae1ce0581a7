"""The database's shape: one line of migrations, one head, one PostgreSQL schema a storey."""

import re
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

from guang.doors import rooms
from guang.kernel import queue
from guang.kernel.db import SCHEMAS, Base, Database, IdColumn

MIGRATIONS = Path(__file__).parents[3] / "migrations"
LOCK = "SELECT pg_advisory_lock(hashtext('guang.migrations'))"
UNLOCK = "SELECT pg_advisory_unlock(hashtext('guang.migrations'))"
_SHAPE = """
WITH ours AS (
    SELECT c.oid, c.relkind, c.reloptions, n.nspname || '.' || c.relname AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ANY(:schemas) AND c.relname !~ '^(facts|behaviour)_(d[0-9]{8}|rest)'
)
SELECT format('%s of %s', a.attname, name) AS name,
       concat_ws(' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' END, a.attidentity,
                 pg_get_expr(d.adbin, d.adrelid)) AS words
FROM ours JOIN pg_attribute a ON a.attrelid = ours.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef d ON d.adrelid = ours.oid AND d.adnum = a.attnum WHERE relkind IN ('r', 'p')
UNION ALL SELECT name, concat_ws(' ', relkind, array_to_string(reloptions, ' ')) FROM ours
WHERE relkind IN ('r', 'p', 'S')
UNION ALL SELECT format('%s of %s', conname, name), pg_get_constraintdef(c.oid)
FROM ours JOIN pg_constraint c ON c.conrelid = ours.oid
UNION ALL SELECT name, pg_get_indexdef(oid) FROM ours WHERE relkind IN ('i', 'I')
UNION ALL SELECT format('%s of %s', tgname, name), pg_get_triggerdef(t.oid)
FROM ours JOIN pg_trigger t ON t.tgrelid = ours.oid AND NOT tgisinternal
UNION ALL SELECT format('function %s.%s', nspname, proname), pg_get_functiondef(p.oid)
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE nspname = ANY(:schemas) AND prokind = 'f'
"""
_PARTITION = re.compile(r"^(facts|behaviour)_(d\d{8}|rest)$")


async def migrate(database: Database) -> tuple[str | None, str]:
    """Bring a database to the head; returns the revisions before and after. Two at once: one waits for the other."""
    async with database.engine.connect() as guard:
        await guard.execute(sa.text("SET lock_timeout = 0"))
        await guard.execute(sa.text(LOCK))
        await guard.commit()
        try:
            async with database.engine.connect() as connection:
                await connection.execute(sa.text("CREATE SCHEMA IF NOT EXISTS kernel"))
                before = await connection.run_sync(_revision)
                await connection.commit()
                await connection.run_sync(_upgrade)
                await connection.commit()
            await queue.install(database.dsn)
        finally:
            await guard.execute(sa.text(UNLOCK))
            await guard.commit()
    return before, head()


def head() -> str:
    """The newest revision; there is exactly one."""
    return str(ScriptDirectory(str(MIGRATIONS)).get_current_head())


async def revision(database: Database) -> str | None:
    """The revision that a database is at; None for an empty one."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(_revision)


async def differences(database: Database) -> list[Any]:
    """What the declared tables and the database's do not agree about (``alembic check``)."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(_compare)


async def shape(database: Database) -> dict[str, str]:
    """All that makes up our schemas in PostgreSQL's own words, by name; what `differences` cannot see included.

    Alembic compares neither checks nor triggers, functions, defaults or storage settings.
    """
    async with database.engine.connect() as connection:
        rows = await connection.execute(sa.text(_SHAPE), {"schemas": sorted(SCHEMAS)})
        return {row.name: row.words for row in rows}


async def draft(database: Database, message: str) -> None:
    """Write the next migration from what differs; a person reads it before it is committed."""
    async with database.engine.connect() as connection:
        await connection.run_sync(lambda sync: command.revision(_config(sync), message, autogenerate=True))


def run_migrations(context: EnvironmentContext) -> None:
    """What ``migrations/env.py`` does: migrate over the connection that was handed in, in one transaction."""
    connection: Connection = context.config.attributes["connection"]
    rooms.declare()
    context.configure(connection=connection, target_metadata=Base.metadata, **_OPTIONS)
    with context.begin_transaction():
        connection.execute(sa.text("SET LOCAL lock_timeout = '5s'"))
        context.run_migrations()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> None:
    command.upgrade(_config(connection), "head")


def _revision(connection: Connection) -> str | None:
    options = {"version_table_schema": "kernel"}
    return MigrationContext.configure(connection, opts=options).get_current_revision()


def _compare(connection: Connection) -> list[Any]:
    rooms.declare()
    migration = MigrationContext.configure(connection, opts={**_OPTIONS, "target_metadata": Base.metadata})
    return list(compare_metadata(migration, Base.metadata))


def _ours(name: str | None, kind: str, parents: dict[str, str | None]) -> bool:
    if kind == "schema":
        return name in SCHEMAS
    return not (kind == "table" and _PARTITION.match(name or ""))


def _render(kind: str, value: Any, _: Any) -> str | bool:
    return "sa.BigInteger()" if kind == "type" and isinstance(value, IdColumn) else False


_OPTIONS: dict[str, Any] = {
    "version_table_schema": "kernel",
    "include_schemas": True,
    "include_name": _ours,
    "render_item": _render,
    "compare_type": True,
    "compare_server_default": False,
}
