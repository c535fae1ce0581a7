"""SQL of searches among a store's orders, of how many there are, and of what they took in.

Whatever is looked for, one index walks the orders from the newest down, or holds the few that can be meant.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, OrderId, StoreId, first_at
from guang.kernel.money import Money
from guang.trade.orders.rules.searching import Meant
from guang.trade.orders.store import PAID_WITHIN
from guang.trade.orders.types import Search, Takings

MILLISECOND: Final = timedelta(milliseconds=1)
FEW: Final = 20_000
"""Orders of a state that are walked rather than a product's lines."""
NAME: Final = "lower(o.address->>'name')"
TAIL: Final = "right(o.address->>'phone', 4)"
"""Exactly the expressions that the indexes are on."""
LAST: Final = "chr(1114111)"
"""No sign comes after it, so every text that begins with a name comes before the name and this."""
_OF_BUYER: Final = "SELECT id FROM trade.orders WHERE buyer = $1 ORDER BY id"
_TALLIES: Final = "SELECT state, sum(n)::bigint AS orders FROM trade.order_tallies WHERE store = $1 GROUP BY state"
_SHORTEN: Final = """
    WITH long AS (
        SELECT store FROM trade.order_tallies GROUP BY store HAVING count(*) > $1 LIMIT $2
    ), taken AS (
        DELETE FROM trade.order_tallies WHERE id IN (
            SELECT t.id FROM trade.order_tallies t JOIN long USING (store) ORDER BY t.id FOR UPDATE OF t SKIP LOCKED
        ) RETURNING store, state, n
    ), summed AS (
        INSERT INTO trade.order_tallies (store, state, n)
        SELECT store, state, sum(n) FROM taken GROUP BY store, state HAVING sum(n) <> 0
    )
    SELECT count(*) AS rows FROM taken
    """

_TAKINGS: Final = """
    SELECT d.day, count(o.id) AS orders, coalesce(sum(l.units), 0)::bigint AS units, count(DISTINCT o.buyer) AS buyers,
           coalesce(sum(l.goods), 0)::bigint AS goods
    FROM unnest($2::timestamptz[], $3::timestamptz[]) AS d (day, over)
    LEFT JOIN trade.orders o ON o.store = $1 AND o.id >= $4 AND o.state NOT IN ('cancelled', 'refunded')
          AND o.paid_at >= d.day AND o.paid_at < d.over
    LEFT JOIN LATERAL (
        SELECT sum(l.units - l.refunded_units) AS units, sum(l.pays - l.refunded) AS goods
        FROM trade.order_lines l WHERE l.order_id = o.id
    ) AS l ON true
    GROUP BY d.day ORDER BY d.day
    """


class Where:
    """Conditions on orders ``o`` with their values, numbered as they were added."""

    def __init__(self, search: Search, before: int | None) -> None:
        self.values: list[Any] = []
        self.clauses: list[str] = []
        self.bounds: list[str] = []
        self.add("o.store = {}", int(search.store))
        if search.state is not None:
            self.add("o.state = {}", search.state.value)
        if search.noted:
            self.add("o.note <> ''")
        if before is not None:
            self.bound("{id} < {}", before)
        if search.since is not None:
            self.bound("{id} >= {}", first_at(search.since))
        if search.until is not None:
            self.bound("{id} < {}", first_at(search.until + MILLISECOND))

    def add(self, clause: str, *values: Any) -> None:
        """One more condition; ``{}`` stands for its value."""
        self.clauses.append(clause.format(*(self._place(value) for value in values)))

    def bound(self, clause: str, value: int) -> None:
        """A bound on an order's id, wherever that id stands."""
        self.bounds.append(clause.replace("{}", self._place(value)))

    def within(self, column: str) -> str:
        """The bounds on one column, each after an AND."""
        return "".join(f" AND {one.replace('{id}', column)}" for one in self.bounds)

    def _place(self, value: Any) -> str:
        self.values.append(value)
        return f"${len(self.values)}"

    def __str__(self) -> str:
        return " AND ".join(self.clauses) + self.within("o.id")


def statement(
    search: Search, meant: Meant, tracked: Sequence[OrderId], page: tuple[int | None, int], *, by_lines: bool = False
) -> tuple[str, list[Any]]:
    """The ids of a page, the newest first.

    Args:
        meant: what the text that is looked for means.
        tracked: the orders that have left under the tracking number, if it means one.
        page: older than which id, and how many.
        by_lines: walk the lines of the product rather than the orders of the store.
    """
    before, most = page
    where = Where(search, before)
    source = "trade.orders o"
    if meant.order is not None:
        where.add("o.id = {}", int(meant.order))
    elif meant.tail is not None:
        where.add(f"{TAIL} = {{}}", meant.tail)
    elif meant.name is not None:
        where.add(f"{NAME} ~>=~ lower({{}}::text) AND {NAME} ~<~ (lower({{}}::text) || {LAST})", meant.name, meant.name)
    elif meant.tracking is not None:
        where.add("o.id = ANY({}::bigint[])", list(tracked))
    if search.product is not None and by_lines:
        where.add("l.product = {}", int(search.product))
        source = "trade.order_lines l JOIN trade.orders o ON o.id = l.order_id"
        return (
            f"SELECT DISTINCT l.order_id AS id FROM {source} "  # noqa: S608 - our own names; values travel apart
            f"WHERE {where}{where.within('l.order_id')} ORDER BY l.order_id DESC LIMIT {int(most)}"
        ), where.values
    if search.product is not None:
        where.add("EXISTS (SELECT FROM trade.order_lines l WHERE l.order_id = o.id AND l.product = {})", search.product)
    return f"SELECT o.id FROM {source} WHERE {where} ORDER BY o.id DESC LIMIT {int(most)}", where.values  # noqa: S608


async def select_ids(
    session: Session, search: Search, meant: Meant, tracked: Sequence[OrderId], page: tuple[int | None, int]
) -> list[OrderId]:
    """The ids of a page of what is found, the newest first; see `statement`."""
    by_lines = False
    if search.product is not None and not search.q:
        counts = await tallies(session, search.store) if search.state is not None else {}
        by_lines = search.state is None or counts.get(search.state.value, 0) > FEW
    asked, values = statement(search, meant, tracked, page, by_lines=by_lines)
    return [OrderId(row["id"]) for row in await fetch(session, asked, *values)]


async def select_ids_of(session: Session, buyer: AccountId) -> list[OrderId]:
    """The ids of everything that a buyer has bought."""
    return [OrderId(row["id"]) for row in await fetch(session, _OF_BUYER, buyer)]


async def tallies(session: Session, store: StoreId) -> dict[str, int]:
    """How many orders of each state a store has, exactly."""
    return {row["state"]: row["orders"] for row in await fetch(session, _TALLIES, store)}


async def shorten(session: Session, rows: int, stores: int) -> int:
    """Sum up the tallies of some stores that have more than so many rows; returns how many rows went into sums."""
    return int((await fetch(session, _SHORTEN, rows, stores))[0]["rows"])


async def select_takings(session: Session, store: StoreId, edges: Sequence[datetime], currency: str) -> list[Takings]:
    """A store's takings between each edge and the next, days without any included."""
    rows = await fetch(session, _TAKINGS, store, edges[:-1], edges[1:], first_at(edges[0] - PAID_WITHIN))
    return [
        Takings(row["day"], row["orders"], row["units"], row["buyers"], Money(row["goods"], currency)) for row in rows
    ]
