"""Routes of files: goods in from one, and out into one."""

from datetime import datetime
from typing import Annotated

from litestar import get, post
from litestar.params import Parameter
from litestar.response import Stream

from guang.doors.goods.http import batches
from guang.doors.goods.types import Wanted
from guang.doors.goods.verbs import exporting, importing
from guang.kernel.blobs import Blobs
from guang.kernel.db import Database, Session
from guang.kernel.ids import StoreId
from guang.kernel.settings import Settings
from guang.kernel.web import Caller, limited
from guang.trade import stores


@post(
    "/api/stores/{store_id:str}/desk/imports",
    operation_id="import_goods",
    tags=["desk"],
    guards=[limited("import_goods", per_minute=10)],
    request_max_body_size=importing.LARGEST_FILE,
)
async def import_goods(
    store_id: StoreId,
    body: bytes,
    session: Session,
    caller: Caller,
    now: datetime,
    blobs: Blobs,
    name: Annotated[str, Parameter(max_length=200)] = "",
    key: batches.Key = "",
) -> batches.BatchOut:
    """Take a file and say what it would bring; nothing changes before the batch is begun. Needs the right ``goods``.

    The body is Shopify's product CSV or a Google Merchant feed, also packed, or a zip archive of one with its pictures.
    """
    account = caller.require_account()
    await stores.require_staff(session, store_id, account, stores.Right.GOODS)
    upload = importing.Upload(name, body)
    return await batches.out(session, await importing.ask(session, blobs, (store_id, account), upload, key, now))


@get(
    "/api/stores/{store_id:str}/desk/products.csv",
    operation_id="export_goods",
    tags=["desk"],
    media_type="text/csv; charset=utf-8",
    guards=[limited("export_goods", per_minute=6)],
)
async def export_goods(
    store_id: StoreId, session: Session, caller: Caller, wanted: Wanted, database: Database, settings: Settings
) -> Stream:
    """Everything that a search finds as Shopify's product CSV; needs the right ``goods``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.GOODS)
    parts = exporting.stream(database, store_id, wanted, caller.locale, settings.address)
    return Stream(parts, headers={"Content-Disposition": 'attachment; filename="goods.csv"'})


routes = [export_goods]
uploads = [import_goods]
