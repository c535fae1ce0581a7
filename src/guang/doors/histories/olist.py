"""Olist: a Brazilian marketplace with several sellers in an order, payments, shipping times and reviews."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import duckdb

from guang.doors.histories.stories import Destination, History, Item, Kind, Part, Refused, Review, Step, Story
from guang.kernel.money import Money

CURRENCY: Final = "BRL"
TABLES: Final = ("orders", "order_items", "order_payments", "order_reviews", "products", "customers")
_ITEMS: Final = """
    SELECT i.order_id, i.product_id, i.seller_id, count(*) AS units, i.price, i.freight_value,
           coalesce(t.product_category_name_english, p.product_category_name, 'other') AS category
    FROM order_items i
    LEFT JOIN products p USING (product_id) LEFT JOIN names t USING (product_category_name)
    GROUP BY ALL ORDER BY i.order_id, i.seller_id, i.product_id, i.freight_value
    """
_ORDERS: Final = """
    SELECT o.*, c.customer_unique_id, c.customer_zip_code_prefix, c.customer_city, c.customer_state
    FROM orders o LEFT JOIN customers c USING (customer_id) ORDER BY o.order_id
    """


def read(folder: Path) -> History:
    """Read the dataset's CSV files.

    A purchase is refused whole if it has no lines, or if its payments do not add up to its lines to the cent.

    Raises:
        FileNotFoundError: naming the file that is not there.
    """
    database = _load(folder)
    history = History("olist", CURRENCY)
    items = _grouped(database, _ITEMS)
    paid = {
        row["order_id"]: Decimal(row["value"])
        for row in _rows(database, "SELECT order_id, sum(payment_value) AS value FROM order_payments GROUP BY 1")
    }
    reviews = _grouped(database, "SELECT * FROM order_reviews ORDER BY order_id, review_creation_date, review_id")
    steps: list[Step] = []
    for order in _rows(database, _ORDERS):
        key = order["order_id"]
        lines, payments = items.get(key, []), paid.get(key, Decimal(0))
        worth = sum((line["units"] * (line["price"] + line["freight_value"]) for line in lines), Decimal(0))
        history.worth += worth or payments
        if not lines:
            history.refused.append(Refused(key, "no_lines", payments))
        elif worth != payments:
            history.refused.append(Refused(key, "payments_do_not_match_lines", worth))
        else:
            steps.extend(_steps(_story(order, lines), order, reviews.get(key, [])))
    history.steps = sorted(steps, key=lambda step: (step.at, step.kind, step.key))
    return history


def _story(order: Mapping[str, Any], lines: list[Mapping[str, Any]]) -> Story:
    by_seller: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for line in lines:
        by_seller[line["seller_id"]].append(line)
    parts = []
    for seller, of_seller in by_seller.items():
        units: dict[tuple[str, Decimal], int] = defaultdict(int)
        names = {line["product_id"]: line["category"] for line in of_seller}
        for line in of_seller:
            units[line["product_id"], line["price"]] += line["units"]
        items = tuple(
            Item(product, f"{names[product].replace('_', ' ')} {product[:8]}", count, money(price))
            for (product, price), count in units.items()
        )
        freight = sum((line["units"] * line["freight_value"] for line in of_seller), Decimal(0))
        parts.append(Part(seller, items, money(freight)))
    where = Destination(
        "BR", order["customer_state"] or "", order["customer_city"] or "", order["customer_zip_code_prefix"] or ""
    )
    return Story(
        key=order["order_id"],
        buyer=order["customer_unique_id"] or order["customer_id"],
        destination=where,
        parts=tuple(parts),
        placed_at=instant(order["order_purchase_timestamp"]),
        promised_by=instant(order["order_estimated_delivery_date"]),
    )


def _steps(story: Story, order: Mapping[str, Any], reviews: list[Mapping[str, Any]]) -> Iterator[Step]:
    yield Step(story.placed_at, Kind.PLACE, story)
    times = {
        Kind.PAY: order["order_approved_at"],
        Kind.SHIP: order["order_delivered_carrier_date"],
        Kind.DELIVER: order["order_delivered_customer_date"],
    }
    known = {kind: instant(at) for kind, at in times.items() if at is not None}
    for kind, at in known.items():
        yield Step(at, kind, story)
    if order["order_status"] == "canceled":
        # the source does not say when; nothing is told of such an order after the last instant that it knows
        yield Step(max([story.placed_at, *known.values()]), Kind.CANCEL, story)
    for row in reviews:
        words = "\n".join(filter(None, (row["review_comment_title"], row["review_comment_message"])))
        review = Review(row["review_id"], int(row["review_score"]), words.strip())
        yield Step(instant(row["review_answer_timestamp"]), Kind.REVIEW, story, review)


def money(amount: Decimal) -> Money:
    """An amount in whole centavos.

    Raises:
        ValueError: it has a fraction of a centavo.
    """
    minor = amount * 100
    if minor != int(minor):
        raise ValueError(f"{amount} is no whole number of centavos")
    return Money(int(minor), CURRENCY)


def instant(at: datetime) -> datetime:
    """The source's time, which names no zone, as UTC."""
    return at.replace(tzinfo=UTC)


def _load(folder: Path) -> duckdb.DuckDBPyConnection:
    database = duckdb.connect()
    types = {"price": "DECIMAL(18,2)", "freight_value": "DECIMAL(18,2)", "payment_value": "DECIMAL(18,2)"}
    for table in TABLES:
        path = _file(folder, f"olist_{table}_dataset")
        known = database.read_csv(str(path), header=True, all_varchar=True).columns
        dtypes = {name: kind for name, kind in types.items() if name in known}
        dtypes |= {name: "VARCHAR" for name in known if name.endswith(("_id", "prefix", "title", "message"))}
        database.read_csv(str(path), header=True, dtype=dtypes).create(table)
    database.read_csv(str(_file(folder, "product_category_name_translation")), header=True).create("names")
    return database


def _file(folder: Path, name: str) -> Path:
    for path in (folder / f"{name}.csv", folder / f"{name}.csv.gz"):
        if path.is_file():
            return path
    raise FileNotFoundError(f"{folder} has no {name}.csv or {name}.csv.gz")


def _rows(database: duckdb.DuckDBPyConnection, query: str) -> Iterator[dict[str, Any]]:
    found = database.execute(query)
    names = [column[0] for column in found.description or []]
    while rows := found.fetchmany(5_000):
        for row in rows:
            yield dict(zip(names, row, strict=True))


def _grouped(database: duckdb.DuckDBPyConnection, query: str) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in _rows(database, query):
        found[row["order_id"]].append(row)
    return found
