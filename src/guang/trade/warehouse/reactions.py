"""What the warehouse does when it hears about its own shelves: whoever fills them is told."""

from guang.journal import reacts
from guang.journal.facts.stock import StockLow
from guang.kernel.db import Session
from guang.people import inbox
from guang.trade import catalog, stores


@reacts(StockLow, name="warehouse.tell_owners")
async def tell_owners(session: Session, happened: StockLow) -> None:
    """A store's owner hears what grows low."""
    _, store_id = await catalog.desk.home_of(session, happened.sku)
    owner = (await stores.store(session, store_id)).owner
    facts = {"sku": happened.sku.text, "product": happened.product.text, "left": happened.available}
    await inbox.notify(session, owner, "stock_low", facts)
