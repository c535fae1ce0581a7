"""Ids without a row. Foreign keys end at the wall of a storey; across it, this is who looks."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Column, Table, text

from guang.journal import registry
from guang.journal.facts.people import AccountErased
from guang.kernel.db import Base, IdColumn, Session
from guang.kernel.ids import AccountId, Id

MOST = 10_000
"""Orphans looked at per reference: beyond that, the number is "at least"."""

_LOGS = {"journal"}
"""What happened stays written down, whatever has become of those it happened to."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column of ids, and the table where such ids live."""

    column: Column[object]
    home: Table

    @property
    def name(self) -> str:
        """For people: where the id stands, and where it should lead."""
        return f"{self.column.table.fullname}.{self.column.name} -> {self.home.fullname}"


def references() -> list[Reference]:
    """Every column of ids that leads into another room and that no foreign key watches, by what the tables declare.

    Inside a room an id without a key is the room's own affair: a video may outlive the upload that it came from.
    """
    homes, rooms = _homes(), _rooms()
    return [
        Reference(column, homes[kind])
        for table in Base.metadata.sorted_tables
        if table in rooms and table.schema not in _LOGS
        for column, kind in _ids_of(table)
        if kind in homes and rooms.get(homes[kind]) != rooms[table] and not column.foreign_keys
    ]


async def count(session: Session, reference: Reference, forgiven: frozenset[int]) -> int:
    """How many ids of a reference lead nowhere; those of people who have left are forgiven."""
    column, home = reference.column, reference.home
    statement = (
        f'SELECT DISTINCT r."{column.name}" FROM {_quoted(column.table)} r WHERE r."{column.name}" IS NOT NULL '  # noqa: S608 - names of our own tables
        f'AND NOT EXISTS (SELECT FROM {_quoted(home)} h WHERE h.id = r."{column.name}") LIMIT {MOST}'
    )
    found = set((await session.scalars(text(statement))).all())
    return len(found - forgiven)


async def departed(session: Session) -> frozenset[int]:
    """The accounts of people who had themselves erased: what they bought or said may still bear the bare number."""
    rows = await session.execute(
        text("SELECT name, body FROM journal.facts WHERE name = :name"), {"name": registry.name_of(AccountErased)}
    )
    known = [registry.read(row.name, row.body) for row in rows]
    return frozenset(int(fact.account) for fact in known if isinstance(fact, AccountErased))


def _homes() -> dict[type[Id], Table]:
    """The table in which ids of a kind are the single key called ``id``."""
    homes: dict[type[Id], Table] = {}
    for table in Base.metadata.sorted_tables:
        keys = list(table.primary_key.columns)
        if len(keys) == 1 and keys[0].name == "id" and isinstance(keys[0].type, IdColumn) and not keys[0].foreign_keys:
            homes.setdefault(keys[0].type.kind, table)
    return homes


def _rooms() -> dict[Table, str]:
    """Which package declares a table."""
    return {
        mapper.local_table: mapper.class_.__module__.rpartition(".")[0]
        for mapper in Base.registry.mappers
        if isinstance(mapper.local_table, Table)
    }


def _ids_of(table: Table) -> Iterator[tuple[Column[object], type[Id]]]:
    for column in table.columns:
        if isinstance(column.type, IdColumn):
            yield column, column.type.kind


def _quoted(table: object) -> str:
    assert isinstance(table, Table)
    return f'"{table.schema}"."{table.name}"'


def forgivable(reference: Reference) -> bool:
    """Whether a missing row may be that of a person who has left."""
    kind = reference.column.type
    return isinstance(kind, IdColumn) and kind.kind is AccountId
