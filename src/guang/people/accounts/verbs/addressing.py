"""Address books. An address of somebody else is missing."""

import dataclasses

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, AddressId, new_id
from guang.people.accounts import store
from guang.people.accounts.errors import AddressMissing, TooManyAddresses
from guang.people.accounts.rules import addresses as rules
from guang.people.accounts.tables import AddressRow
from guang.people.accounts.types import Address, Place


async def addresses(session: Session, account: AccountId) -> list[Address]:
    """A person's addresses, the default one first, then the newest."""
    return [_address(row) for row in await store.addresses(session, account)]


async def address(session: Session, account: AccountId, address_id: AddressId) -> Address:
    """One of this person's addresses, as it stands now: orders keep a copy.

    Raises:
        AddressMissing: none, or somebody else's.
    """
    row = await store.address(session, account, address_id)
    if row is None:
        raise AddressMissing
    place = Place(**{part.name: row[part.name] for part in dataclasses.fields(Place)})
    return Address(AddressId(row["id"]), place, row["is_default"])


async def add_address(session: Session, account: AccountId, place: Place, *, is_default: bool = False) -> Address:
    """Keep an address; the first one is the default.

    Raises:
        BadField, TooManyAddresses.
    """
    clean = rules.clean_place(place)
    await store.lock_account(session, account)
    known = await store.addresses(session, account)
    if len(known) >= rules.MOST:
        raise TooManyAddresses(most=rules.MOST)
    if is_default:
        await store.clear_default(session, account)
    made = Address(new_id(AddressId), clean, is_default or not known)
    values = {**dataclasses.asdict(clean), "id": made.id, "account": account, "is_default": made.is_default}
    await store.add_address(session, values)
    return made


async def change_address(
    session: Session,
    account: AccountId,
    address_id: AddressId,
    changes: dict[str, str],
    *,
    is_default: bool | None = None,
) -> Address:
    """Change what is given, leave the rest; the whole must hold afterwards.

    Args:
        changes: fields of `Place` by name.
        is_default: true makes it the default one; there is always one, so false leaves the default where it is.

    Raises:
        AddressMissing, BadField.
    """
    await store.lock_account(session, account)
    before = await address(session, account, address_id)
    clean = rules.clean_place(dataclasses.replace(before.place, **changes))
    takes_over = bool(is_default) and not before.is_default
    if takes_over:
        await store.clear_default(session, account)
    default = before.is_default or takes_over
    await store.change_address(session, address_id, {**dataclasses.asdict(clean), "is_default": default})
    return Address(address_id, clean, default)


async def drop_address(session: Session, account: AccountId, address_id: AddressId) -> None:
    """Delete an address; if it was the default one, the newest of the others takes over.

    Raises:
        AddressMissing.
    """
    await store.lock_account(session, account)
    gone = await address(session, account, address_id)
    await store.drop_address(session, address_id)
    left = await store.addresses(session, account)
    if gone.is_default and left:
        await store.change_address(session, left[0].id, {"is_default": True})


def _address(row: AddressRow) -> Address:
    place = Place(
        name=row.name,
        phone=row.phone,
        country=row.country,
        region=row.region,
        city=row.city,
        street=row.street,
        district=row.district,
        postcode=row.postcode,
    )
    return Address(row.id, place, row.is_default)
