"""What a list of parcels may say, and what to take from the shelves; nothing here touches a database."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, TypeVar

from guang.kernel.errors import Refusal
from guang.kernel.ids import AfterSaleId, Id, OrderId, SkuId
from guang.kernel.text import Text
from guang.trade.counter.types import Owed, Pick, Sending, Sent
from guang.trade.orders import Order, OrderState
from guang.trade.shipping import Speed

K = TypeVar("K", bound=Id)
MOST_PARCELS: Final = 100
LONGEST_WORD: Final = 60
TO_SHIP: Final = frozenset({OrderState.PAID, OrderState.PACKED})


def checked(
    sendings: Sequence[Sending],
    known: Mapping[OrderId, Order],
    left: Mapping[OrderId, Collection[str]],
    owed: Collection[AfterSaleId] = (),
) -> list[Sent]:
    """Which parcels can be handed over, and why others cannot.

    Args:
        left: the tracking numbers under which parcels of an order have left; the same one again is done already.
        owed: exchanges for which a replacement waits to be sent.
    """
    seen: set[OrderId | AfterSaleId] = set()
    found = []
    for one in sendings:
        if (case := _id(one.order, AfterSaleId)) is not None:
            found.append(Sent(one, None, _unsent(one, case, seen, owed), case))
            seen.add(case)
            continue
        order = _id(one.order, OrderId)
        what = None if order is None else known.get(order)
        gone = left.get(order, ()) if order is not None else ()
        found.append(Sent(one, order, _problem(one, what, seen, gone)))
        if order is not None:
            seen.add(order)
    return found


def picks(orders: Sequence[Order], codes: Mapping[SkuId, str], owed: Sequence[Owed] = ()) -> list[Pick]:
    """What has to be taken from the shelves for orders and exchanges, one line a SKU, in the order of titles."""
    lines: dict[SkuId, list[tuple[OrderId, int, Speed, AfterSaleId | None]]] = {}
    told: dict[SkuId, tuple[Text, tuple[Text, ...], str | None]] = {}
    for one in owed:
        lines.setdefault(one.sku, []).append((one.order, one.units, Speed.STANDARD, one.case))
        told.setdefault(one.sku, (one.title, one.options, one.image_url))
    for order in sorted(orders, key=lambda order: order.speed is not Speed.EXPRESS):
        for line in order.lines:
            if line.units_to_ship > 0 and order.state in TO_SHIP:
                lines.setdefault(line.sku, []).append((order.id, line.units_to_ship, order.speed, None))
                told.setdefault(line.sku, (line.title, tuple(line.options), line.image_url))
    made = [
        Pick(sku, *told[sku][:2], codes.get(sku, ""), told[sku][2], sum(part[1] for part in parts), tuple(parts))
        for sku, parts in lines.items()
    ]
    return sorted(made, key=lambda pick: (sorted(pick.title.values()), pick.code, pick.sku))


def _id(text: str, kind: type[K]) -> K | None:
    try:
        return kind.parse(text.strip().lower())
    except Refusal:
        return None


def _unsent(
    one: Sending, case: AfterSaleId, seen: Collection[OrderId | AfterSaleId], owed: Collection[AfterSaleId]
) -> str | None:
    if case in seen:
        return "twice"
    if not _is_parcel(one):
        return "parcel"
    return None if case in owed else "state"


def _problem(
    one: Sending, order: Order | None, seen: Collection[OrderId | AfterSaleId], left: Collection[str]
) -> str | None:
    if order is None:
        return "missing"
    if order.id in seen:
        return "twice"
    if not _is_parcel(one):
        return "parcel"
    if order.state not in TO_SHIP:
        return "already" if one.tracking.strip() in left else "state"
    return None


def _is_parcel(one: Sending) -> bool:
    return all(
        0 < len(word) <= LONGEST_WORD and word.isprintable() for word in (one.carrier.strip(), one.tracking.strip())
    )
