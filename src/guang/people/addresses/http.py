"""Routes of the address book."""

import dataclasses
from typing import Annotated

import msgspec
from litestar import delete, get, patch, post
from msgspec import Meta

from guang.kernel.db import Session
from guang.kernel.ids import AddressId
from guang.kernel.web import Caller
from guang.people.addresses import service
from guang.people.addresses.types import Address, Place

Text = Annotated[str, Meta(max_length=500)]


class AddressForm(msgspec.Struct, frozen=True, kw_only=True):
    """A postal address."""

    name: Text
    phone: Text
    country: Text
    city: Text
    street: Text
    region: Text = ""
    district: Text = ""
    postcode: Text = ""
    is_default: bool = False


class AddressPatch(msgspec.Struct, frozen=True, kw_only=True):
    """What changes in an address; what is left out stays."""

    name: Text | msgspec.UnsetType = msgspec.UNSET
    phone: Text | msgspec.UnsetType = msgspec.UNSET
    country: Text | msgspec.UnsetType = msgspec.UNSET
    city: Text | msgspec.UnsetType = msgspec.UNSET
    street: Text | msgspec.UnsetType = msgspec.UNSET
    region: Text | msgspec.UnsetType = msgspec.UNSET
    district: Text | msgspec.UnsetType = msgspec.UNSET
    postcode: Text | msgspec.UnsetType = msgspec.UNSET
    is_default: bool | msgspec.UnsetType = msgspec.UNSET


class AddressItem(msgspec.Struct, frozen=True, kw_only=True):
    """An address in one's address book."""

    id: AddressId
    name: str
    phone: str
    country: str
    region: str
    city: str
    district: str
    street: str
    postcode: str
    is_default: bool


class AddressList(msgspec.Struct, frozen=True):
    """One's address book."""

    items: list[AddressItem]
    next: None = None


@get("/api/me/addresses", operation_id="list_addresses", tags=["people"])
async def list_addresses(session: Session, caller: Caller) -> AddressList:
    """One's address book, the default address first."""
    found = await service.book(session, caller.require_account())
    return AddressList([_item(each) for each in found])


@post("/api/me/addresses", operation_id="add_address", tags=["people"])
async def add_address(data: AddressForm, session: Session, caller: Caller) -> AddressItem:
    """Keep another address; the first one becomes the default."""
    fields = msgspec.structs.asdict(data)
    is_default = fields.pop("is_default")
    made = await service.add(session, caller.require_account(), Place(**fields), is_default=is_default)
    return _item(made)


@patch("/api/me/addresses/{address_id:str}", operation_id="change_address", tags=["people"])
async def change_address(address_id: AddressId, data: AddressPatch, session: Session, caller: Caller) -> AddressItem:
    """Change an address; orders that were placed keep the old one."""
    given = {name: value for name, value in msgspec.structs.asdict(data).items() if value is not msgspec.UNSET}
    is_default = given.pop("is_default", None)
    account = caller.require_account()
    return _item(await service.change(session, account, address_id, given, is_default=is_default))


@delete("/api/me/addresses/{address_id:str}", operation_id="drop_address", tags=["people"])
async def drop_address(address_id: AddressId, session: Session, caller: Caller) -> None:
    """Delete an address; if it was the default one, the newest of the others takes over."""
    await service.drop(session, caller.require_account(), address_id)


def _item(each: Address) -> AddressItem:
    return AddressItem(id=each.id, is_default=each.is_default, **dataclasses.asdict(each.place))


routes = [list_addresses, add_address, change_address, drop_address]
