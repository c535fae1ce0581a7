"""Everything that a search finds as a file, written while it is sent."""

from collections.abc import AsyncIterator
from typing import Final

from guang.doors.catalogues import exporting
from guang.doors.goods import store_export
from guang.doors.goods.types import Wanted
from guang.kernel.db import Database
from guang.kernel.ids import StoreId

AT_ONCE: Final = 500


async def stream(database: Database, store_id: StoreId, wanted: Wanted, locale: str, site: str) -> AsyncIterator[str]:
    """Shopify's product CSV in parts; each part is read in a short transaction of its own."""
    after: int | None = 0
    is_first = True
    while after is not None:
        async with database.transaction() as session:
            goods, after = await store_export.select_goods(session, store_id, wanted, after, AT_ONCE)
        yield exporting.csv_of(goods, locale, site, header=is_first)
        is_first = False
