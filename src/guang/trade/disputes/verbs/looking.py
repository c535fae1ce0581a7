"""Looking: a store sees disputes about its own orders, operators see all."""

from collections.abc import Mapping

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, DisputeId, StoreId
from guang.trade import orders, payments
from guang.trade.disputes import store
from guang.trade.disputes.errors import DisputeMissing
from guang.trade.disputes.types import Dispute, DisputeState

PAGE = 20


async def dispute_at(session: Session, store_id: StoreId, dispute_id: DisputeId) -> Dispute:
    """One dispute about orders of a store.

    Raises:
        DisputeMissing: none, or none about an order of this store.
    """
    found = await store.select(session, dispute_id)
    if found is None or all(part.store != store_id for part in found.parts):
        raise DisputeMissing(dispute=dispute_id)
    return found


async def dispute(session: Session, dispute_id: DisputeId) -> Dispute:
    """One dispute, whoever it is about.

    Raises:
        DisputeMissing.
    """
    found = await store.select(session, dispute_id)
    if found is None:
        raise DisputeMissing(dispute=dispute_id)
    return found


async def disputes(
    session: Session, state: DisputeState | None, before: DisputeId | None, most: int, store_id: StoreId | None = None
) -> list[Dispute]:
    """A page of disputes, the newest first; of one store, if it is named."""
    states = list(DisputeState) if state is None else [state]
    return await store.select_page(session, states, before, most, store_id)


async def counts_at(session: Session, store_id: StoreId | None) -> Mapping[DisputeState, int]:
    """How many disputes there are in each state; of one store, if it is named."""
    found = await store.count_states(session, store_id)
    return {state: found.get(state, 0) for state in DisputeState}


async def forget(session: Session, account: AccountId) -> None:
    """Forget what is known of somebody who left."""
    await store.forget(session, account, await orders.looking.ids_of(session, account))
    await payments.chargebacks.forget(session, account)
