"""The operator's view of served pages: every candidate, and what became of it."""

from typing import Annotated

import msgspec
from litestar import get
from litestar.params import Parameter

from guang.discovery import feed as feeds
from guang.discovery import pages
from guang.kernel.db import Session
from guang.kernel.ids import PageId, ViewerId
from guang.kernel.web import Caller, Role

PAGE = 50


class ServedPages(msgspec.Struct, frozen=True):
    """Some served pages; ``next`` goes on."""

    items: tuple[pages.PageLine, ...]
    next: str | None


@get("/api/operator/pages", operation_id="getServedPages", tags=["operator"])
async def get_pages(
    session: Session,
    caller: Caller,
    viewer: ViewerId | None = None,
    cursor: PageId | None = None,
    limit: Annotated[int, Parameter(ge=1, le=200)] = PAGE,
) -> ServedPages:
    """Pages that were served, the latest first; of one viewer, or of everybody."""
    caller.require(Role.OPERATOR)
    found = await pages.served_pages(session, viewer=viewer, before=cursor, limit=limit)
    return ServedPages(found, found[-1].id.text if len(found) == limit else None)


@get("/api/operator/pages/{page:str}", operation_id="getServedPage", tags=["operator"])
async def get_page(session: Session, caller: Caller, feed: feeds.Feed, page: str) -> pages.PageTrace:
    """One page with every candidate: in which slot it stood, or passed over, or removed, and by whom."""
    caller.require(Role.OPERATOR)
    return await feed.trace(session, PageId.parse(page), caller.locale)


routes = [get_pages, get_page]
