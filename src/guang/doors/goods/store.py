"""SQL of the goods' list. Here products and shelves meet: both are only read."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from guang.doors.goods.types import FEW_UNITS, GoodsSort, Line, Page, PriceStep, StockLevel, View, Wanted
from guang.kernel.db import Session, fetch
from guang.kernel.errors import Refusal
from guang.kernel.ids import AccountId, CategoryId, ImageId, ProductId, SkuId, StoreId
from guang.kernel.money import Money
from guang.trade import catalog

ORDERS: Final = {
    GoodsSort.NEWEST: ("id", "DESC"),
    GoodsSort.OLDEST: ("id", "ASC"),
    GoodsSort.CHANGED: ("changed_at", "DESC"),
    GoodsSort.CHEAPEST: ("price_from", "ASC"),
    GoodsSort.DEAREST: ("price_from", "DESC"),
}
LEXEMES: Final = "array_to_tsvector(string_to_array(searchable, chr(10)))"
"""Exactly the expression that the index is on."""
FEW_MATCHES: Final = 5_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LEFT: Final = "(SELECT coalesce(sum(on_hand - reserved), 0) FROM trade.shelves WHERE product = products.id)"
_WATCHED: Final = "EXISTS (SELECT FROM trade.shelves WHERE product = products.id AND on_hand - reserved <= low_at)"
_STOCK: Final = {
    StockLevel.NONE: f"{_LEFT} = 0",
    StockLevel.LOW: f"({_LEFT} BETWEEN 1 AND {FEW_UNITS} OR {_LEFT} > 0 AND {_WATCHED})",
    StockLevel.SOME: f"{_LEFT} > {FEW_UNITS}",
}
_SAVED = (
    "SELECT name, query, saved_at FROM kernel.desk_views WHERE store = $1 AND account = $2 AND page = $3 ORDER BY name"
)
_SAVE = """
    INSERT INTO kernel.desk_views (store, account, page, name, query, saved_at) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (store, account, page, name) DO UPDATE SET query = excluded.query, saved_at = excluded.saved_at
    """
_FORGET = "DELETE FROM kernel.desk_views WHERE store = $1 AND account = $2 AND page = $3 AND name = $4"
_PRICES = """
    SELECT c.sku, c.at, c.before, c.after, c.currency
    FROM trade.skus s JOIN trade.price_changes c ON c.sku = s.id
    WHERE s.product = $1 ORDER BY c.at DESC, c.sku LIMIT $2
    """
_FORGET_ALL = "DELETE FROM kernel.desk_views WHERE account = $1"


class Where:
    """Conditions with their values, numbered in the order in which they were added."""

    def __init__(self, store: StoreId) -> None:
        self.values: list[Any] = [int(store)]
        self.clauses = ["store = $1"]

    def add(self, clause: str, *values: Any) -> None:
        """One more condition; each ``{}`` in it stands for a value."""
        first = len(self.values) + 1
        self.clauses.append(clause.format(*(f"${first + at}" for at in range(len(values)))))
        self.values.extend(values)

    def __str__(self) -> str:
        return " AND ".join(self.clauses)


def conditions(store: StoreId, wanted: Wanted, *, in_state: bool = True) -> Where:
    """What a product must be to be found; without its state, where states are counted."""
    where = Where(store)
    if in_state and wanted.state is not None:
        where.add("state = {}", wanted.state)
    if wanted.q:
        _search(where, wanted.q)
    if wanted.categories:
        where.add("category = ANY({}::bigint[])", [int(one) for one in wanted.categories])
    if wanted.price_min is not None:
        where.add("price_from >= {}", wanted.price_min)
    if wanted.price_max is not None:
        where.add("price_from <= {}", wanted.price_max)
    if wanted.changed_since is not None:
        since = wanted.changed_since
        where.add("changed_at >= {}", since if since.tzinfo else since.replace(tzinfo=UTC))
    if wanted.stock is not None:
        where.add(_STOCK[wanted.stock])
    return where


def page_statement(where: Where, page: Page, *, few: bool = False) -> str:
    """A page of the list: first the products, then what else a line shows of these few.

    Args:
        few: not many are found, so finding them all and sorting is cheaper than walking in order until a page is
            full. The planner cannot tell: it does not know how rare the beginning of a word is.
    """
    column, way = ORDERS[page.sort]
    if page.after is not None:
        value, last = page.after
        by = "<" if way == "DESC" else ">"
        if column == "id":
            where.add(f"id {by} {{}}", last)
        else:
            shown = _EPOCH + timedelta(microseconds=value) if column == "changed_at" else value
            where.add(f"({column}, id) {by} ({{}}, {{}})", shown, last)
    order = f"id {way}" if column == "id" else f"{column} {way}, id {way}"
    return f"""
        WITH found AS {"MATERIALIZED" if few else "NOT MATERIALIZED"} (
            SELECT id, store, title, images[1] AS image, currency, price_from, price_to, list_price, state,
                   is_restricted, is_in_review, category, brand, created_at, changed_at
            FROM trade.products WHERE {where}
        )
        SELECT p.*, coalesce(s.available, 0)::bigint AS available, v.skus, v.code
        FROM (SELECT * FROM found ORDER BY {order} LIMIT {int(page.most)}) AS p
        LEFT JOIN LATERAL (
            SELECT sum(on_hand - reserved) AS available FROM trade.shelves WHERE product = p.id
        ) AS s ON true
        LEFT JOIN LATERAL (
            SELECT count(*) AS skus, coalesce(min(nullif(code, '')), '') AS code
            FROM trade.skus WHERE product = p.id AND dropped_at IS NULL
        ) AS v ON true
        ORDER BY {order.replace(column, f"p.{column}").replace(", id", ", p.id")}
        """  # noqa: S608 - names of our own columns; values travel apart


def count_statement(where: Where) -> str:
    """How many products of each state are found."""
    return f"SELECT state, count(*) AS products FROM trade.products WHERE {where} GROUP BY state"  # noqa: S608 - as above


def ids_statement(where: Where, most: int) -> str:
    """Ids in their order, some at a time."""
    return f"SELECT id FROM trade.products WHERE {where} ORDER BY id LIMIT {int(most)}"  # noqa: S608 - as above


async def select_page(session: Session, store: StoreId, wanted: Wanted, page: Page) -> list[Line]:
    """A page of what is found, in its order."""
    few = bool(wanted.q) and await _matches(session, store, wanted) <= FEW_MATCHES
    where = conditions(store, wanted)
    statement = page_statement(where, page, few=few)
    return [_line(row) for row in await fetch(session, statement, *where.values)]


async def count(session: Session, store: StoreId, wanted: Wanted) -> dict[str, int]:
    """Exactly how many products of each state are found, whatever state is looked at."""
    where = conditions(store, wanted, in_state=False)
    return {row["state"]: row["products"] for row in await fetch(session, count_statement(where), *where.values)}


async def select_ids(session: Session, store: StoreId, wanted: Wanted, after: int, most: int) -> list[ProductId]:
    """Ids of what is found, the oldest first, beyond an id."""
    where = conditions(store, wanted)
    where.add("id > {}", after)
    return [ProductId(row["id"]) for row in await fetch(session, ids_statement(where, most), *where.values)]


async def select_prices(session: Session, product: ProductId, most: int) -> list[PriceStep]:
    """What the SKUs of a product, dropped ones too, have cost since they were first listed; the last change first."""
    rows = await fetch(session, _PRICES, product, most)
    return [
        PriceStep(
            SkuId(row["sku"]), row["at"], Money(row["before"], row["currency"]), Money(row["after"], row["currency"])
        )
        for row in rows
    ]


async def select_views(session: Session, store: StoreId, account: AccountId, page: str) -> list[View]:
    """What somebody has saved for one list of one store, by name."""
    rows = await fetch(session, _SAVED, store, account, page)
    return [View(row["name"], row["query"], row["saved_at"]) for row in rows]


async def save_view(session: Session, key: tuple[StoreId, AccountId, str], view: View) -> None:
    """Save a view, over the one of the same name."""
    await fetch(session, _SAVE, *key, view.name, view.query, view.saved_at)


async def delete_view(session: Session, key: tuple[StoreId, AccountId, str], name: str) -> None:
    """Forget one view."""
    await fetch(session, _FORGET, *key, name)


async def delete_views_of(session: Session, account: AccountId) -> None:
    """Forget everything that somebody has saved."""
    await fetch(session, _FORGET_ALL, account)


async def _matches(session: Session, store: StoreId, wanted: Wanted) -> int:
    where = conditions(store, Wanted(q=wanted.q))
    rows = await fetch(session, f"SELECT count(*) AS found FROM trade.products WHERE {where}", *where.values)  # noqa: S608
    return int(rows[0]["found"])


def cursor(line: Line, sort: GoodsSort) -> tuple[int, int]:
    """Where the page after this line begins."""
    column, _ = ORDERS[sort]
    if column == "changed_at":
        return (line.changed_at - _EPOCH) // timedelta(microseconds=1), int(line.id)
    return (line.price_from.minor if column == "price_from" else 0), int(line.id)


def _search(where: Where, typed: str) -> None:
    """By id if it is one, else by words; a search for nothing but signs finds nothing."""
    for kind, clause in (
        (ProductId, "id = {}"),
        (SkuId, "id = (SELECT product FROM trade.skus WHERE id = {})"),
    ):
        try:
            where.add(clause, int(kind.parse(typed)))
        except Refusal:
            continue
        return
    query = catalog.desk.lookup(typed)
    if query is None:
        where.add("false")
    else:
        where.add(f"{LEXEMES} @@ {{}}::text::tsquery", query)


def _line(row: Any) -> Line:
    currency = row["currency"]
    return Line(
        id=ProductId(row["id"]),
        store=StoreId(row["store"]),
        title=row["title"],
        image=None if row["image"] is None else ImageId(row["image"]),
        price_from=Money(row["price_from"], currency),
        price_to=Money(row["price_to"], currency),
        list_price=None if row["list_price"] is None else Money(row["list_price"], currency),
        state=row["state"],
        is_restricted=row["is_restricted"],
        is_in_review=row["is_in_review"],
        category=CategoryId(row["category"]),
        brand=row["brand"],
        created_at=row["created_at"],
        changed_at=row["changed_at"],
        available=row["available"],
        skus=row["skus"],
        code=row["code"],
    )


def lines_after(lines: Sequence[Line], most: int, sort: GoodsSort) -> tuple[int, int] | None:
    """Where the next page begins, if one more line was found than a page has."""
    return cursor(lines[most - 1], sort) if len(lines) > most else None
