"""All SQL of address books. Whoever changes one holds its account (`accounts.hold`) first."""

from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any, Final

from sqlalchemy import delete, insert, update

from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, AddressId
from guang.people.addresses.tables import AddressRow
from guang.people.addresses.types import Address, Place

_PLACE: Final = tuple(part.name for part in fields(Place))
_COLUMNS: Final = ", ".join(("id", *_PLACE, "is_default"))
_ADDRESS: Final = f"SELECT {_COLUMNS} FROM people.address WHERE id = $1 AND account = $2"  # noqa: S608 - our own names
_BOOK: Final = f"""
    SELECT {_COLUMNS} FROM people.address WHERE account = $1 ORDER BY is_default DESC, id DESC
    """  # noqa: S608 - our own names
_PHONES: Final = "SELECT account, country, phone FROM people.address WHERE account = ANY($1::bigint[]) AND is_default"


async def select_all(session: Session, account_id: AccountId) -> list[Address]:
    """A person's addresses, the default one first, then the newest."""
    return [_address(row) for row in await fetch(session, _BOOK, account_id)]


async def select_one(session: Session, account_id: AccountId, address_id: AddressId) -> Address | None:
    """One of this person's addresses; every purchase asks it."""
    rows = await fetch(session, _ADDRESS, address_id, account_id)
    return _address(rows[0]) if rows else None


async def add(session: Session, values: dict[str, Any]) -> None:
    """Keep a new address."""
    await session.execute(insert(AddressRow).values(**values))


async def change(session: Session, address_id: AddressId, values: dict[str, Any]) -> None:
    """Set columns of one address."""
    await session.execute(update(AddressRow).where(AddressRow.id == address_id).values(**values))


async def clear_default(session: Session, account_id: AccountId) -> None:
    """No address is the default one."""
    statement = (
        update(AddressRow).where(AddressRow.account == account_id, AddressRow.is_default).values(is_default=False)
    )
    await session.execute(statement.execution_options(synchronize_session=False))


async def drop(session: Session, address_id: AddressId) -> None:
    """Delete one address."""
    await session.execute(delete(AddressRow).where(AddressRow.id == address_id))


async def phones(session: Session, ids: Collection[AccountId]) -> dict[AccountId, tuple[str, str]]:
    """The country and the telephone number of people's default addresses."""
    rows = await fetch(session, _PHONES, list(ids))
    return {AccountId(row["account"]): (row["country"], row["phone"]) for row in rows}


def _address(row: Mapping[str, Any]) -> Address:
    return Address(AddressId(row["id"]), Place(**{name: row[name] for name in _PLACE}), row["is_default"])
