"""Everything that members say no to."""

from guang.kernel.errors import Invalid, Kind, Missing, Refusal


class NoMembership(Missing):
    """The store has no membership that anybody could join."""

    code = "members.missing"
    says = "This store has no membership."


class WordsChanged(Refusal):
    """What somebody agrees to is not what the store says now; ``facts`` name the version that counts."""

    kind = Kind.CONFLICT
    code = "members.words_changed"
    says = "The terms of this membership have changed. Please read them again."


class BadWords(Invalid):
    """A name or a consent text that cannot be; ``facts`` name the field and the rule."""

    code = "members.invalid"
    says = "A membership needs a name and a text that people agree to."
