"""What crosses the wall: a postal address, and its place in somebody's address book."""

from dataclasses import dataclass

from guang.kernel.ids import AddressId


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A postal address as a person writes it. ``country`` is ISO 3166-1 alpha-2."""

    name: str
    phone: str
    country: str
    region: str
    city: str
    street: str
    district: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """An address in somebody's address book."""

    id: AddressId
    place: Place
    is_default: bool
