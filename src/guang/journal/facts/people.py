"""What happens between people and the platform."""

from datetime import datetime

import msgspec

from guang.journal.registry import fact
from guang.kernel.ids import AccountId, CommentId, ReportId, SubjectId, ViewerId


@fact("people.account_opened.v1")
class AccountOpened(msgspec.Struct, frozen=True):
    """A person has an account; ``viewer`` is the pseudonym under which their acts are recorded."""

    account: AccountId
    viewer: ViewerId
    at: datetime


@fact("people.viewers_merged.v1")
class ViewersMerged(msgspec.Struct, frozen=True):
    """A guest turned out to be somebody known: what ``source`` did belongs to ``into``."""

    source: ViewerId
    into: ViewerId


@fact("people.account_erased.v1")
class AccountErased(msgspec.Struct, frozen=True):
    """A person left and took their data along; the pseudonym leads nowhere from now on."""

    account: AccountId
    viewer: ViewerId


@fact("people.personalisation_set.v1")
class PersonalisationSet(msgspec.Struct, frozen=True):
    """A viewer allowed or forbade choosing by their own behaviour."""

    viewer: ViewerId
    on: bool


@fact("people.account_followed.v1")
class Followed(msgspec.Struct, frozen=True):
    """``account`` (acting as ``viewer``) follows ``followee``."""

    viewer: ViewerId
    account: AccountId
    followee: AccountId


@fact("people.account_unfollowed.v1")
class Unfollowed(msgspec.Struct, frozen=True):
    """The opposite of `Followed`."""

    viewer: ViewerId
    account: AccountId
    followee: AccountId


@fact("people.account_blocked.v1")
class Blocked(msgspec.Struct, frozen=True):
    """``account`` wants to see and hear nothing of ``blocked``."""

    viewer: ViewerId
    account: AccountId
    blocked: AccountId


@fact("people.account_unblocked.v1")
class Unblocked(msgspec.Struct, frozen=True):
    """The opposite of `Blocked`."""

    viewer: ViewerId
    account: AccountId
    blocked: AccountId


@fact("people.subject_reported.v1")
class SubjectReported(msgspec.Struct, frozen=True):
    """Somebody says that a subject breaks the rules."""

    report: ReportId
    viewer: ViewerId
    subject: SubjectId
    reason: str


@fact("people.comment_posted.v1")
class Commented(msgspec.Struct, frozen=True):
    """A comment stands under a subject; its words are in an erasable table."""

    comment: CommentId
    viewer: ViewerId
    account: AccountId
    subject: SubjectId
    reply_to: CommentId | None = None
    answered: AccountId | None = None


@fact("people.comment_removed.v1")
class CommentRemoved(msgspec.Struct, frozen=True):
    """A comment is gone, by its author or by governance."""

    comment: CommentId
    subject: SubjectId


@fact("people.email_verification_asked.v1")
class EmailVerificationAsked(msgspec.Struct, frozen=True):
    """A person wants a link that proves their e-mail address; the link itself is made when the mail is sent."""

    account: AccountId
    at: datetime


@fact("people.password_reset_asked.v1")
class PasswordResetAsked(msgspec.Struct, frozen=True):
    """Somebody who may be this person has forgotten the password."""

    account: AccountId
    at: datetime


@fact("people.password_changed.v1")
class PasswordChanged(msgspec.Struct, frozen=True):
    """A password was replaced and every other session ended."""

    account: AccountId
    at: datetime


@fact("people.second_factor_set.v1")
class SecondFactorSet(msgspec.Struct, frozen=True):
    """An account asks for a code from now on, or (``on`` is false) no longer does."""

    account: AccountId
    on: bool
    at: datetime
