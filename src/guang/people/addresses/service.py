"""The verbs of address books. An address of somebody else is missing."""

import dataclasses
from collections.abc import Collection

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, AddressId, ViewerId, new_id
from guang.people import accounts
from guang.people.addresses import rules, store
from guang.people.addresses.errors import AddressMissing, TooManyAddresses
from guang.people.addresses.types import Address, Place


async def book(session: Session, account: AccountId) -> list[Address]:
    """A person's addresses, the default one first, then the newest."""
    return await store.select_all(session, account)


async def address(session: Session, account: AccountId, address_id: AddressId) -> Address:
    """One of this person's addresses, as it stands now: orders keep a copy.

    Raises:
        AddressMissing: none, or somebody else's.
    """
    found = await store.select_one(session, account, address_id)
    if found is None:
        raise AddressMissing
    return found


async def add(session: Session, account: AccountId, place: Place, *, is_default: bool = False) -> Address:
    """Keep an address; the first one is the default.

    Raises:
        BadField, TooManyAddresses.
    """
    clean = rules.clean_place(place)
    await accounts.hold(session, account)
    known = await store.select_all(session, account)
    if len(known) >= rules.MOST:
        raise TooManyAddresses(most=rules.MOST)
    if is_default:
        await store.clear_default(session, account)
    made = Address(new_id(AddressId), clean, is_default or not known)
    values = {**dataclasses.asdict(clean), "id": made.id, "account": account, "is_default": made.is_default}
    await store.add(session, values)
    return made


async def change(
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
    await accounts.hold(session, account)
    before = await address(session, account, address_id)
    clean = rules.clean_place(dataclasses.replace(before.place, **changes))
    takes_over = bool(is_default) and not before.is_default
    if takes_over:
        await store.clear_default(session, account)
    default = before.is_default or takes_over
    await store.change(session, address_id, {**dataclasses.asdict(clean), "is_default": default})
    return Address(address_id, clean, default)


async def drop(session: Session, account: AccountId, address_id: AddressId) -> None:
    """Delete an address; if it was the default one, the newest of the others takes over.

    Raises:
        AddressMissing.
    """
    await accounts.hold(session, account)
    gone = await address(session, account, address_id)
    await store.drop(session, address_id)
    left = await store.select_all(session, account)
    if gone.is_default and left:
        await store.change(session, left[0].id, {"is_default": True})


async def phones(session: Session, ids: Collection[AccountId]) -> dict[AccountId, str]:
    """The telephone numbers at which people can be reached: those of their default addresses, for calls from abroad."""
    found = await store.phones(session, ids) if ids else {}
    return {one: rules.dialled(phone, country) for one, (country, phone) in found.items()}


async def export(session: Session, account: AccountId, _: ViewerId) -> list[Address]:
    """What is kept about a person, for taking along."""
    return await book(session, account)
