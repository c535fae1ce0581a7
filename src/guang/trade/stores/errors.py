"""Everything a store says no to."""

from guang.kernel.errors import Forbidden, Invalid, Kind, Missing, Refusal


class StoreMissing(Missing):
    """No such store, or not one whose desk this account may see."""

    code = "stores.missing"
    says = "There is no such store."


class NotOnStaff(Forbidden):
    """The account works here, under a role without this right."""

    code = "stores.no_right"
    says = "Your role in this store does not allow this."


class AlreadyStaff(Refusal):
    """One account has one post in a store."""

    kind = Kind.CONFLICT
    code = "stores.already_staff"
    says = "This account already works in this store."


class InvitationMissing(Missing):
    """No such invitation: it was taken back, answered, or has lapsed."""

    code = "stores.invitation_missing"
    says = "There is no such invitation any more."


class TooManyInvited(Refusal):
    """A store waits for a bounded number of answers."""

    kind = Kind.CONFLICT
    code = "stores.too_many_invited"
    says = "So many people have not answered yet that nobody else can be invited."


class OwnerStays(Refusal):
    """A store always has its owner."""

    kind = Kind.CONFLICT
    code = "stores.owner_stays"
    says = "The owner of a store cannot be hired, changed or dismissed."


class TooManyStores(Refusal):
    """One account opens a bounded number of stores."""

    kind = Kind.CONFLICT
    code = "stores.too_many"
    says = "This account owns as many stores as one account may."


class BadStore(Invalid):
    """What the owner says about the store is out of bounds."""

    code = "stores.invalid"
    says = "A store needs a name of at most 60 characters and a fee that is not negative."


class NobodyOfThisName(Missing):
    """No account has this handle."""

    code = "stores.nobody_of_this_name"
    says = "Nobody has this name here."
