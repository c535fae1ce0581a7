"""What accounts say no to."""

from guang.kernel.errors import Invalid, Kind, Refusal


class AccountMissing(Refusal):
    """No such account, or it was deleted."""

    kind = Kind.MISSING
    code = "accounts.missing"
    says = "There is no such account."


class EmailTaken(Refusal):
    """Somebody signed up with this address before."""

    kind = Kind.CONFLICT
    code = "accounts.email_taken"
    says = "An account with this e-mail address exists already. Log in instead."


class HandleTaken(Refusal):
    """Somebody else has this handle."""

    kind = Kind.CONFLICT
    code = "accounts.handle_taken"
    says = "This handle belongs to somebody else."


class BadField(Invalid):
    """One field of a person's details does not hold; facts name the field and the reason."""

    code = "accounts.bad_field"
    says = "One of the fields is not valid."


class WeakPassword(Refusal):
    """A password that others would guess; facts carry the reason."""

    kind = Kind.INVALID
    code = "accounts.weak_password"
    says = "This password is too easy to guess."


class WrongCredentials(Refusal):
    """E-mail and password do not belong together; it is never said which of the two is wrong."""

    kind = Kind.ANONYMOUS
    code = "accounts.wrong_credentials"
    says = "E-mail address and password do not match."


class WrongPassword(Refusal):
    """A person who is logged in confirmed with another password."""

    kind = Kind.FORBIDDEN
    code = "accounts.wrong_password"
    says = "This is not your password."


class TooManyAttempts(Refusal):
    """Somebody is guessing; facts say how many seconds to wait."""

    kind = Kind.TOO_MANY
    code = "accounts.too_many_attempts"
    says = "Too many attempts. Wait a little, or reset your password."


class SessionMissing(Refusal):
    """No such session of this person."""

    kind = Kind.MISSING
    code = "accounts.session_missing"
    says = "There is no such session."


class BadProof(Refusal):
    """A link from a mail that was used, has expired, or never was."""

    kind = Kind.INVALID
    code = "accounts.bad_proof"
    says = "This link has expired or was used before. Ask for a new one."


class NothingToProve(Refusal):
    """The e-mail address is verified already, or there is none."""

    kind = Kind.CONFLICT
    code = "accounts.nothing_to_verify"
    says = "There is no e-mail address waiting to be verified."
