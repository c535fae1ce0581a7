"""Everything that invoices say no to."""

from guang.kernel.errors import Invalid, Kind, Missing, Refusal


class InvoiceMissing(Missing):
    """No such invoice, or somebody else's."""

    code = "invoices.missing"
    says = "There is no such invoice."


class TitleMissing(Missing):
    """No such title, or somebody else's."""

    code = "invoices.title_missing"
    says = "There is no such invoice title."


class BadTitle(Invalid):
    """A title that cannot stand on an invoice; ``facts`` name the field."""

    code = "invoices.bad_title"
    says = "This invoice title is not complete."


class TooManyTitles(Refusal):
    """Somebody keeps as many titles as one may."""

    kind = Kind.CONFLICT
    code = "invoices.too_many_titles"
    says = "You keep as many invoice titles as one may."


class CannotBeAsked(Refusal):
    """No invoice can be asked for; ``why``: unpaid, over, too_late, no_tax, no_issuer or exists."""

    kind = Kind.CONFLICT
    code = "invoices.cannot_be_asked"
    says = "No invoice can be asked for here."


class WrongState(Refusal):
    """An invoice is not in a state in which that can be done."""

    kind = Kind.CONFLICT
    code = "invoices.wrong_state"
    says = "This invoice is not in a state in which that can be done."


class NoProfile(Refusal):
    """A store that has not said how it is taxed issues nothing."""

    kind = Kind.CONFLICT
    code = "invoices.no_profile"
    says = "Fill in the store's tax profile first."


class NoIssuer(Refusal):
    """This installation is connected to nobody who registers invoices."""

    kind = Kind.UNAVAILABLE
    code = "invoices.no_issuer"
    says = "No issuer of invoices is connected here."


class BadMonth(Invalid):
    """A report is about one month."""

    code = "invoices.bad_month"
    says = "Name a month, such as 2026-06."
