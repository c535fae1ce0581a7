"""Terms: what delivery costs and promises, as each store says it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import StoreId
from guang.trade import stores
from guang.trade.shipping import rules, store
from guang.trade.shipping.types import Template


async def templates(session: Session, known: Mapping[StoreId, stores.Store]) -> dict[StoreId, Template]:
    """How some stores deliver, in one query; a store without a template delivers everywhere for its flat fee."""
    own = await store.select_templates(session, {one.id: one.currency for one in known.values()})
    return {store_id: own.get(store_id) or rules.flat(one) for store_id, one in known.items()}


async def template(session: Session, store_id: StoreId) -> Template:
    """How one store delivers.

    Raises:
        StoreMissing: no such store.
    """
    known = await stores.store(session, store_id)
    return (await templates(session, {store_id: known}))[store_id]


async def set_template(session: Session, wanted: Template, now: datetime) -> Template:
    """Let a store deliver on these terms from now on; orders that are placed keep theirs.

    Raises:
        BadTemplate: naming the field and the rule.
        StoreMissing: no such store.
    """
    rules.check(wanted, (await stores.store(session, wanted.store)).currency)
    await store.keep_template(session, wanted, now)
    return replace(wanted, is_own=True)


async def drop_template(session: Session, store_id: StoreId) -> None:
    """Let a store deliver for its flat fee again."""
    await store.drop_template(session, store_id)
