"""Everything that address books say no to; their codes are older than the room, and codes are stable."""

from guang.kernel.errors import Kind, Refusal


class AddressMissing(Refusal):
    """No such address of this person."""

    kind = Kind.MISSING
    code = "accounts.address_missing"
    says = "There is no such address."


class TooManyAddresses(Refusal):
    """The address book is full."""

    kind = Kind.CONFLICT
    code = "accounts.too_many_addresses"
    says = "The address book is full. Delete an address first."
