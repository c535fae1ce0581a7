"""What a post allows and what delivery costs; nothing here touches a database."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from guang.kernel import days
from guang.kernel.text import LOCALES, Text
from guang.trade import taxes
from guang.trade.stores.errors import BadStore
from guang.trade.stores.types import Right, StaffRole, Store, StoreDraft

MOST_STORES_PER_OWNER: Final = 20
LONGEST_NAME: Final = 60
LONGEST_INTRO: Final = 2_000
LARGEST_FEE_MINOR: Final = 10**9

INVITATION_LASTS: Final = timedelta(days=14)
"""How long somebody has to think about a post [D]."""
MOST_INVITED: Final = 50
RIGHTS: Final[Mapping[StaffRole, frozenset[Right]]] = MappingProxyType(
    {
        StaffRole.OWNER: frozenset(Right),
        StaffRole.MANAGER: frozenset(Right) - {Right.MONEY},
        StaffRole.GOODS: frozenset({Right.DESK, Right.GOODS}),
        StaffRole.ORDERS: frozenset({Right.DESK, Right.ORDERS}),
        StaffRole.SUPPORT: frozenset({Right.DESK, Right.SUPPORT}),
    }
)


def allows(role: StaffRole, right: Right) -> bool:
    """Whether a post carries a right."""
    return right in RIGHTS[role]


def check(draft: StoreDraft) -> None:
    """Refuse a store that cannot be.

    Raises:
        BadStore: naming the field.
        NoSuchZone: its time zone is none.
        BadProfile: what it says about its taxes does not fit together.
    """
    days.checked(draft.time_zone)
    if draft.tax is not None:
        taxes.check(draft.tax)
    if not has_words(draft.name, LONGEST_NAME):
        raise BadStore(field="name")
    if draft.intro and not has_words(draft.intro, LONGEST_INTRO):
        raise BadStore(field="intro")
    rule = draft.shipping
    if not 0 <= rule.fee.minor <= LARGEST_FEE_MINOR:
        raise BadStore(field="shipping.fee")
    if rule.free_over is not None and (rule.free_over.currency != rule.fee.currency or rule.free_over.minor < 0):
        raise BadStore(field="shipping.free_over")


def has_words(words: Text, longest: int) -> bool:
    """Whether a text has at least one locale of ours, none empty, none beyond a length."""
    return bool(words) and all(
        locale in LOCALES and said.strip() and len(said) <= longest and "\x00" not in said
        for locale, said in words.items()
    )


def check_same_currency(before: Store, draft: StoreDraft) -> None:
    """Refuse a change of currency.

    Raises:
        BadStore: naming the field.
    """
    if draft.shipping.fee.currency != before.currency:
        raise BadStore(field="shipping.fee.currency", currency=before.currency)
