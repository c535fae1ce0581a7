"""Looking: a page of goods, exact counts, and the views that somebody has saved."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from guang.doors.goods import store
from guang.doors.goods.errors import BadSearch, TooManyViews
from guang.doors.goods.types import STATES, GoodsSort, Line, Page, PriceStep, View, Wanted
from guang.kernel.db import Session
from guang.kernel.errors import Refusal
from guang.kernel.ids import AccountId, CategoryId, ProductId, StoreId
from guang.kernel.words import clean_line
from guang.trade import catalog, stores

PAGE: Final = 50
MOST_VIEWS: Final = 30
MOST_PRICES: Final = 200
LONGEST_QUERY: Final = 1_000
PAGES: Final = ("goods", "orders")


async def page(
    session: Session, store_id: StoreId, wanted: Wanted, sort: GoodsSort, cursor: str | None
) -> tuple[list[Line], str | None]:
    """Some of what is found, and the cursor of what comes after it.

    Raises:
        BadSearch: a cursor that is none of this order.
    """
    lines = await store.select_page(session, store_id, wanted, Page(sort, _after(cursor, sort), PAGE + 1))
    following = store.lines_after(lines, PAGE, sort)
    return lines[:PAGE], None if following is None else _cursor(following, sort)


async def counts(session: Session, store_id: StoreId, wanted: Wanted) -> Mapping[str, int]:
    """Exactly how many products of each state are found."""
    found = await store.count(session, store_id, wanted)
    return {state: found.get(state, 0) for state in STATES}


def below(category: CategoryId | None) -> tuple[CategoryId, ...]:
    """A category with every branch below it; nothing for none.

    Raises:
        BadSearch: it is not in the tree.
    """
    if category is None:
        return ()
    found = {category}
    tree = catalog.categories()
    if all(one.id != category for one in tree):
        raise BadSearch(field="category")
    for one in tree:  # parents come before their children
        if one.parent in found:
            found.add(one.id)
    return tuple(sorted(found))


async def prices(session: Session, product: ProductId, account: AccountId) -> list[PriceStep]:
    """How the prices of a product have changed since it was first listed, the last change first.

    Raises:
        ProductMissing, NotOnStaff.
    """
    await catalog.desk.product(session, product, account, stores.Right.DESK)
    return await store.select_prices(session, product, MOST_PRICES)


async def views(session: Session, store_id: StoreId, account: AccountId, page_name: str) -> list[View]:
    """What somebody has saved for one list, by name."""
    return await store.select_views(session, store_id, account, _page(page_name))


async def save_view(
    session: Session, key: tuple[StoreId, AccountId, str], name: str, query: str, now: datetime
) -> list[View]:
    """Save a view under a name, over one of the same name; answers with all of them.

    Raises:
        BadSearch: no such list, or the query is too long.
        BadText: a name that is none.
        TooManyViews: enough are kept.
    """
    store_id, account, page_name = key
    known = await views(session, store_id, account, page_name)
    called = clean_line(name, field="name", least=1, most=60)
    if len(query) > LONGEST_QUERY or "\x00" in query:
        raise BadSearch(field="query")
    if len(known) >= MOST_VIEWS and all(one.name != called for one in known):
        raise TooManyViews(most=MOST_VIEWS)
    await store.save_view(session, key, View(called, query, now))
    return await views(session, store_id, account, page_name)


async def drop_view(session: Session, key: tuple[StoreId, AccountId, str], name: str) -> list[View]:
    """Forget a view; answers with those that are left."""
    await store.delete_view(session, (key[0], key[1], _page(key[2])), name.replace("\x00", ""))
    return await views(session, *key)


async def erase(session: Session, account: AccountId) -> None:
    """Forget everything that somebody has saved."""
    await store.delete_views_of(session, account)


def _page(name: str) -> str:
    if name not in PAGES:
        raise BadSearch(field="page")
    return name


def _cursor(place: tuple[int, int], sort: GoodsSort) -> str:
    value, last = place
    return ProductId(last).text if sort in {GoodsSort.NEWEST, GoodsSort.OLDEST} else f"{value}~{ProductId(last).text}"


def _after(cursor: str | None, sort: GoodsSort) -> tuple[int, int] | None:
    if cursor is None:
        return None
    value, _, last = cursor.rpartition("~")
    try:
        place = (int(value or 0), int(ProductId.parse(last)))
    except (ValueError, Refusal) as fault:
        raise BadSearch(field="cursor") from fault
    if abs(place[0]) >= 2**62 or bool(value) != (sort not in {GoodsSort.NEWEST, GoodsSort.OLDEST}):
        raise BadSearch(field="cursor")
    return place
