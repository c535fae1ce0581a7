"""What searches and counts of orders need beside the orders: indexes, and how many of each state a store has.

A count over a million orders takes a tenth of a second, and one counter for each store and state would make every
purchase in a store wait for the one before it. So each statement that makes or moves orders writes down by how much it
has changed the counts, in a row of its own; `trade.order_tallies` adds up to the truth at every moment, and the
timetable keeps it short.
"""

from sqlalchemy import DDL, Index, event, text
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import StoreId
from guang.trade.orders.tables import LineRow, OrderRow

NAME = "lower(address->>'name')"
TAIL = "right(address->>'phone', 4)"

Index("ix_orders_store_state_id", OrderRow.store, OrderRow.state, OrderRow.id)
Index("ix_orders_store_name_id", OrderRow.store, text(f"({NAME}) text_pattern_ops"), OrderRow.id)
Index("ix_orders_store_tail_id", OrderRow.store, text(f"({TAIL})"), OrderRow.id)
Index("ix_orders_noted", OrderRow.store, OrderRow.id, postgresql_where=text("note <> ''"))
Index("ix_order_lines_product_order_id", LineRow.product, LineRow.order_id)


class TallyRow(Base):
    """By how much the orders of a store in a state have become more, or fewer."""

    __tablename__ = "order_tallies"
    __table_args__ = (
        Index("ix_order_tallies_store", "store"),
        {"schema": "trade"},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store: Mapped[StoreId]
    state: Mapped[str]
    n: Mapped[int]


TALLY = """
CREATE OR REPLACE FUNCTION trade.tally_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO trade.order_tallies (store, state, n)
        SELECT store, state, count(*) FROM fresh GROUP BY store, state;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO trade.order_tallies (store, state, n)
        SELECT store, state, -count(*) FROM gone GROUP BY store, state;
    ELSE
        INSERT INTO trade.order_tallies (store, state, n)
        SELECT moved.store, moved.state, sum(moved.n) FROM (
            SELECT o.store, o.state, -1 AS n FROM gone o JOIN fresh f USING (id) WHERE o.state <> f.state
            UNION ALL
            SELECT f.store, f.state, 1 FROM gone o JOIN fresh f USING (id) WHERE o.state <> f.state
        ) AS moved GROUP BY moved.store, moved.state;
    END IF;
    RETURN NULL;
END $$
"""
TRIGGERS = (
    "CREATE TRIGGER tally_made AFTER INSERT ON trade.orders REFERENCING NEW TABLE AS fresh "
    "FOR EACH STATEMENT EXECUTE FUNCTION trade.tally_orders()",
    "CREATE TRIGGER tally_moved AFTER UPDATE ON trade.orders REFERENCING OLD TABLE AS gone NEW TABLE AS fresh "
    "FOR EACH STATEMENT EXECUTE FUNCTION trade.tally_orders()",
    "CREATE TRIGGER tally_gone AFTER DELETE ON trade.orders REFERENCING OLD TABLE AS gone "
    "FOR EACH STATEMENT EXECUTE FUNCTION trade.tally_orders()",
)
"""Counts are told by the database itself, so that no statement can forget to."""

for _statement in (TALLY, *TRIGGERS):
    event.listen(
        OrderRow.__table__,
        "after_create",
        DDL(_statement.replace("%", "%%")),  # type: ignore[no-untyped-call]
    )
