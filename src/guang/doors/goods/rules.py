"""What a batch does to a price or a shelf; nothing here touches a database."""

from collections.abc import Sequence
from typing import Final

from guang.doors.goods.errors import BadBatch, BadKey
from guang.doors.goods.types import Chosen, Outcome, PriceWish, Step, StockWish, Variant, Why

BASIS: Final = 10_000
MOST_CHOSEN: Final = 1_000
LARGEST_PRICE: Final = 10**12
MOST_UNITS: Final = 10**9


def check_key(key: str) -> str:
    """An idempotency key that can be told from another.

    Raises:
        BadKey: absent, too short, too long, or not plain.
    """
    if not (8 <= len(key) <= 100 and key.isascii() and key.isprintable()):
        raise BadKey()
    return key


def check_chosen(chosen: Chosen) -> Chosen:
    """Either some products or a search, never both and never neither.

    Raises:
        BadBatch.
    """
    if bool(chosen.ids) == (chosen.search is not None):
        raise BadBatch(field="chosen", rule="either ids or a search")
    if len(chosen.ids) > MOST_CHOSEN:
        raise BadBatch(field="chosen.ids", rule=f"at most {MOST_CHOSEN}; choose by a search instead")
    return chosen


def priced(wish: PriceWish, before: int) -> int:
    """The new price in minor units, rounded half up; it may be out of bounds."""
    if wish.by == "set":
        wished = wish.amount
    elif wish.by == "add":
        wished = before + wish.amount
    else:
        wished = (before * (BASIS + wish.amount) + BASIS // 2) // BASIS
    stepped = (wished + wish.step // 2) // wish.step * wish.step if wish.step > 1 else wished
    return stepped - wish.less


def price_step(wish: PriceWish, one: Variant) -> Step | None:
    """What a wish does to one SKU's price; None if nothing."""
    after = priced(wish, one.price)
    if after == one.price:
        return None
    why = None
    if not 0 < after <= LARGEST_PRICE:
        why = Why.BOUNDS
    elif one.list_price is not None and after >= one.list_price:
        why = Why.LIST_PRICE
    return _step(one, one.price, min(max(after, -MOST_UNITS), 2 * LARGEST_PRICE), why)


def stock_step(wish: StockWish, one: Variant) -> Step | None:
    """What a wish does to one SKU's shelf; None if nothing."""
    after = wish.units if wish.by == "set" else one.on_hand + wish.units
    if after == one.on_hand:
        return None
    why = None
    if not 0 <= after <= MOST_UNITS:
        why = Why.BOUNDS
    elif after < one.reserved:
        why = Why.PROMISED
    return _step(one, one.on_hand, after, why)


def stock_back(done: Sequence[Step], shelves: dict[int, Variant]) -> tuple[list[Step], list[Step]]:
    """Which shelves can be put back to what they were, and which not: because somebody changed or promised them."""
    back: list[Step] = []
    kept: list[Step] = []
    for step in done:
        shelf = shelves.get(int(step.sku or 0))
        if shelf is None or shelf.on_hand != step.after or step.before is None:
            kept.append(Step(step.product, step.sku, step.before, step.after, Outcome.KEPT, Why.CHANGED.value))
        elif step.before < shelf.reserved:
            kept.append(Step(step.product, step.sku, step.before, step.after, Outcome.KEPT, Why.PROMISED.value))
        else:
            back.append(Step(step.product, step.sku, step.before, step.after, Outcome.UNDONE))
    return back, kept


def _step(one: Variant, before: int, after: int, why: Why | None) -> Step:
    outcome = Outcome.PLANNED if why is None else Outcome.REFUSED
    return Step(one.product, one.sku, before, after, outcome, "" if why is None else why.value)
