"""Everything about second factors that somebody may hear. The codes are those of accounts, which clients know."""

from guang.kernel.errors import Kind, Refusal


class CodeRequired(Refusal):
    """The password is right, and this account also asks for a code."""

    kind = Kind.ANONYMOUS
    code = "accounts.code_required"
    says = "Enter the six digits from your authenticator app."


class WrongCode(Refusal):
    """A code that is wrong, too old, or was used before."""

    kind = Kind.FORBIDDEN
    code = "accounts.wrong_code"
    says = "This code is not valid. Wait for the next one and try again."


class FactorExists(Refusal):
    """A second factor is confirmed already."""

    kind = Kind.CONFLICT
    code = "accounts.second_factor_exists"
    says = "A second factor is set up already. Remove it first."


class FactorMissing(Refusal):
    """There is no second factor to confirm or remove."""

    kind = Kind.CONFLICT
    code = "accounts.second_factor_missing"
    says = "No second factor has been started."


class FactorNeeded(Refusal):
    """An operator may not work without a second factor."""

    kind = Kind.FORBIDDEN
    code = "accounts.second_factor_needed"
    says = "Operators keep their second factor."
