"""Looking: a buyer's own invoices, and those of a store for its staff."""

from typing import Any, Final

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, InvoiceId, StoreId, ViewerId
from guang.trade.invoices import store
from guang.trade.invoices.errors import InvoiceMissing
from guang.trade.invoices.types import Invoice, InvoiceState, Search

PAGE: Final = 20
EXPORTED: Final = 10_000


async def invoice_of(session: Session, buyer: AccountId, invoice: InvoiceId) -> Invoice:
    """One of a buyer's invoices.

    Raises:
        InvoiceMissing: no such invoice, or somebody else's.
    """
    found = await store.select(session, invoice)
    if found is None or found.buyer != buyer:
        raise InvoiceMissing(invoice=invoice)
    return found


async def invoice_at(session: Session, store_id: StoreId, invoice: InvoiceId) -> Invoice:
    """One of a store's invoices.

    Raises:
        InvoiceMissing: no such invoice, or another store's.
    """
    found = await store.select(session, invoice)
    if found is None or found.store != store_id:
        raise InvoiceMissing(invoice=invoice)
    return found


async def invoices_of(session: Session, buyer: AccountId, before: InvoiceId | None, most: int = PAGE) -> list[Invoice]:
    """A page of a buyer's invoices, the newest first."""
    return await store.select_mine(session, buyer, before, most)


async def search(session: Session, wanted: Search, before: InvoiceId | None, most: int = PAGE) -> list[Invoice]:
    """A page of a store's invoices, the newest first."""
    return await store.search(session, wanted, before, most)


async def counts(session: Session, store_id: StoreId) -> dict[InvoiceState, int]:
    """How many invoices of each state a store has."""
    return await store.counts(session, store_id)


async def export(session: Session, account: AccountId, _: ViewerId) -> Any:
    """Everything that a buyer may take along."""
    return {
        "titles": await store.select_titles(session, account),
        "invoices": await store.select_mine(session, account, None, EXPORTED),
    }
