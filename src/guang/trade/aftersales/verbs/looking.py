"""Looking: a case is seen by its buyer, the staff of its store, and, once called on, the platform."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, AfterSaleId, StoreId, ViewerId
from guang.trade import catalog
from guang.trade.aftersales import store
from guang.trade.aftersales.errors import CaseMissing
from guang.trade.aftersales.types import Case
from guang.trade.claims import CaseState

PAGE: Final = 20
SOON: Final = timedelta(hours=24)
EXPORTED: Final = 10_000
ON_THE_DESK: Final = frozenset({CaseState.MERCHANT_REVIEW, CaseState.RECEIVED, CaseState.REPLACING})
"""What a store owes an answer to."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases of each state a store has; of those that wait for it, how many are due within a day, or late."""

    states: dict[CaseState, int]
    soon: int
    late: int


async def case_of(session: Session, buyer: AccountId, case_id: AfterSaleId) -> Case:
    """One of a buyer's cases.

    Raises:
        CaseMissing: no such case, or somebody else's.
    """
    found = await store.select_case(session, case_id)
    if found is None or found.buyer != buyer:
        raise CaseMissing(case=case_id)
    return found


async def case_at(session: Session, store_id: StoreId, case_id: AfterSaleId) -> Case:
    """One of a store's cases.

    Raises:
        CaseMissing: no such case in this store.
    """
    found = await store.select_case(session, case_id)
    if found is None or found.store != store_id:
        raise CaseMissing(case=case_id)
    return found


async def case_before_platform(session: Session, case_id: AfterSaleId) -> Case:
    """A case that the platform was called on for.

    Raises:
        CaseMissing: no such case.
    """
    found = await store.select_case(session, case_id)
    if found is None or all(one.state is not CaseState.PLATFORM_ARBITRATION for one in found.steps):
        raise CaseMissing(case=case_id)
    return found


async def cases_of(
    session: Session, buyer: AccountId, states: Collection[CaseState], before: int | None, most: int
) -> list[Case]:
    """A page of a buyer's cases, the newest first; all states if none are named."""
    return await store.select_page(session, {"buyer": buyer}, states=states, before=before, most=most)


async def cases_at(
    session: Session, store_id: StoreId, states: Collection[CaseState], before: int | None, most: int
) -> list[Case]:
    """A page of a store's cases, the newest first; all states if none are named."""
    return await store.select_page(session, {"store": store_id}, states=states, before=before, most=most)


async def due_at(session: Session, store_id: StoreId, after: AfterSaleId | None, most: int) -> list[Case]:
    """What a store has to answer, by when it is due; ``after`` is the case that the last page ended with."""
    place = await _place(session, after)
    return await store.select_due_page(session, store=store_id, states=ON_THE_DESK, after=place, most=most)


async def before_platform(session: Session, after: AfterSaleId | None, most: int) -> list[Case]:
    """What waits for a verdict, by when it is due; ``after`` is the case that the last page ended with."""
    states, place = {CaseState.PLATFORM_ARBITRATION}, await _place(session, after)
    return await store.select_due_page(session, store=None, states=states, after=place, most=most)


async def counts_at(session: Session, store_id: StoreId, now: datetime) -> Counts:
    """How many cases of each state a store has, and how many press."""
    return Counts(*await store.count_states(session, store_id, ON_THE_DESK, now, now + SOON))


async def export(session: Session, account: AccountId, _: ViewerId) -> Any:
    """Everything that a buyer may take along."""
    return await store.select_page(session, {"buyer": account}, most=EXPORTED)


async def erase(session: Session, account: AccountId) -> None:
    """Forget what somebody said and showed; what became of the money stays."""
    await catalog.drop_images(session, await store.erase_words(session, account))


async def _place(session: Session, after: AfterSaleId | None) -> tuple[datetime, int] | None:
    last = None if after is None else await store.select_case(session, after)
    return None if last is None or last.due_at is None else (last.due_at, last.id)
