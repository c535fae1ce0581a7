"""Who is here? People, how they come in, what they may do, and how they leave with everything that is theirs.

A guest strolls under a pseudonym (a viewer). Signing up turns the pseudonym into the account's, so no interest is lost;
logging in to an older account carries the guest's interests over by the fact ``people.viewers_merged``.
"""

from guang.people.accounts.errors import AccountMissing, BadField
from guang.people.accounts.types import AccountProfile, NewAccount
from guang.people.accounts.verbs.acting import record_act
from guang.people.accounts.verbs.being import accounts_of, contacts, find, grant, hold, profile, profiles, viewer_of
from guang.people.accounts.verbs.coming_in import admit, identify, log_out_everywhere
from guang.people.accounts.verbs.leaving import exports
from guang.people.accounts.verbs.recovering import issue_proof
from guang.people.accounts.verbs.signing_up import open_account

__all__ = [
    "AccountMissing",
    "AccountProfile",
    "BadField",
    "NewAccount",
    "accounts_of",
    "admit",
    "contacts",
    "exports",
    "find",
    "grant",
    "hold",
    "identify",
    "issue_proof",
    "log_out_everywhere",
    "open_account",
    "profile",
    "profiles",
    "record_act",
    "viewer_of",
]
