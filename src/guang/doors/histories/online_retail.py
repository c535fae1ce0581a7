"""Online Retail: one British wholesaler's invoices and credit notes, line by line."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import duckdb

from guang.doors.histories.stories import Credit, Destination, History, Item, Kind, Part, Refused, Step, Story
from guang.kernel.money import Money

CURRENCY: Final = "GBP"
SELLER: Final = "online-retail"
_LINES: Final = """
    SELECT InvoiceNo AS invoice, StockCode AS stock, Description AS name, Quantity AS units,
           CAST(UnitPrice AS VARCHAR) AS price, CAST(CAST(CustomerID AS BIGINT) AS VARCHAR) AS customer,
           Country AS country, CAST(min(InvoiceDate) OVER (PARTITION BY InvoiceNo) AS TIMESTAMP) AS moment,
           row_number() OVER () AS number
    FROM read_parquet(?) ORDER BY moment, invoice, number
    """


@dataclass(slots=True)
class _Bought:
    """Units of one line that have not been taken back."""

    story: Story
    item: Item
    left: int


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    history: History
    steps: list[Step] = field(default_factory=list)
    bought: dict[tuple[str, str], deque[_Bought]] = field(default_factory=lambda: defaultdict(deque))

    def refuse(self, line: Mapping[str, Any], reason: str) -> None:
        """Count a line that makes no story."""
        key = f"{line['invoice']}/{line['stock']}/{line['number']}"
        self.history.refused.append(Refused(key, reason, abs(line["units"] * line["price"])))


def read(path: Path, *, most: int | None = None) -> History:
    """Read the dataset's Parquet file.

    Invoices become purchases, paid, shipped and delivered as they were written; credit notes take units back, the
    oldest purchase of the same customer first. What cannot be anybody's purchase is refused line by line.

    Args:
        most: stop after so many lines (of the file in order of time).
    """
    reading = _Reading(History("online_retail", CURRENCY))
    for invoice in _invoices(path, most):
        reading.history.worth += sum((abs(line["units"] * line["price"]) for line in invoice), Decimal(0))
        good = [line for line in invoice if _is_plausible(reading, line)]
        if good and good[0]["invoice"].startswith("C"):
            for line in good:
                _take_back(reading, line)
        elif good:
            _tell(reading, good)
    reading.history.steps = sorted(reading.steps, key=lambda step: (step.at, step.kind, step.key))
    return reading.history


def _is_plausible(reading: _Reading, line: Mapping[str, Any]) -> bool:
    is_credit = line["invoice"].startswith("C")
    reason = None
    if line["customer"] is None:
        reason = "no_customer"
    elif line["price"] <= 0:
        reason = "no_price"
    elif line["price"] * 100 % 1:
        reason = "price_below_a_penny"
    elif (line["units"] < 0) is not is_credit:
        reason = "negative_line_of_no_credit_note"
    if reason is not None:
        reading.refuse(line, reason)
    return reason is None


def _tell(reading: _Reading, lines: Sequence[Mapping[str, Any]]) -> None:
    """One invoice as a purchase; a product may stand on it several times, at one price."""
    items: dict[str, Item] = {}
    for line in lines:
        price, before = _money(line["price"]), items.get(line["stock"])
        if before is not None and before.unit_price != price:
            reading.refuse(line, "two_prices_on_one_invoice")
            continue
        units = line["units"] + (before.units if before else 0)
        items[line["stock"]] = Item(line["stock"], (line["name"] or line["stock"]).strip(), units, price)
    first = lines[0]
    story = Story(
        key=first["invoice"],
        buyer=first["customer"],
        destination=Destination(first["country"] or "", "", "", ""),
        parts=(Part(SELLER, tuple(items.values()), Money(0, CURRENCY)),),
        placed_at=_instant(first["moment"]),
    )
    for kind in (Kind.PLACE, Kind.PAY, Kind.SHIP, Kind.DELIVER):
        reading.steps.append(Step(story.placed_at, kind, story))
    for item in items.values():
        reading.bought[story.buyer, item.product].append(_Bought(story, item, item.units))


def _take_back(reading: _Reading, line: Mapping[str, Any]) -> None:
    """One line of a credit note: matched with what the customer bought before at that price, all of it or nothing."""
    price, wanted = _money(line["price"]), -line["units"]
    earlier = [one for one in reading.bought[line["customer"], line["stock"]] if one.left]
    if sum(one.left for one in earlier) < wanted:
        reading.refuse(line, "return_beyond_purchases")
        return
    matching = [one for one in earlier if one.item.unit_price == price]
    if sum(one.left for one in matching) < wanted:
        reading.refuse(line, "return_at_another_price")
        return
    for one in matching:
        units = min(one.left, wanted)
        if not units:
            break
        one.left -= units
        wanted -= units
        item = Item(line["stock"], one.item.name, units, price)
        credit = Credit(f"{line['invoice']}.{line['number']}", SELLER, item)
        reading.steps.append(Step(_instant(line["moment"]), Kind.CREDIT, one.story, credit=credit))


def _invoices(path: Path, most: int | None) -> Iterator[list[dict[str, Any]]]:
    found = duckdb.connect().execute(_LINES + (f" LIMIT {int(most)}" if most else ""), [str(path)])
    names = [column[0] for column in found.description or []]
    together: list[dict[str, Any]] = []
    while rows := found.fetchmany(20_000):
        for row in rows:
            line = dict(zip(names, row, strict=True))
            line["price"] = Decimal(line["price"])
            if together and together[0]["invoice"] != line["invoice"]:
                yield together
                together = []
            together.append(line)
    if together:
        yield together


def _money(price: Decimal) -> Money:
    return Money(int(price * 100), CURRENCY)


def _instant(at: datetime) -> datetime:
    return at.replace(tzinfo=UTC)
