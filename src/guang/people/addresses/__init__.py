"""Address books: where people have things sent, checked so that a courier finds it, in China and abroad.

Orders keep a copy of the address that they were placed with; what is here may change at any time.
"""

from guang.people.addresses.errors import AddressMissing
from guang.people.addresses.service import add, address, phones
from guang.people.addresses.types import Address, Place

__all__ = ["Address", "AddressMissing", "Place", "add", "address", "phones"]
