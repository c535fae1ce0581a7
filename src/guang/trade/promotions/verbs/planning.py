"""Planning promotions, looking at what they do, and stopping them."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from guang import journal
from guang.journal.facts.selling import PromotionPlanned, PromotionStopped
from guang.kernel.db import Session
from guang.kernel.ids import CategoryId, PromotionId, SkuId, StoreId, new_id
from guang.kernel.money import Money
from guang.trade import catalog, members, warehouse
from guang.trade.pricing import DiscountKind
from guang.trade.promotions.errors import BadPromotion, CodeTaken, KeyReused, PromotionMissing
from guang.trade.promotions.rules import planning
from guang.trade.promotions.store import reading
from guang.trade.promotions.store import writing as store
from guang.trade.promotions.types import Draft, Made, Plan, PlannedItem, Preview, Promotion, PromotionState

PAGE = 24


async def preview(session: Session, draft: Draft, store_id: StoreId | None, currency: str, now: datetime) -> Preview:
    """What a promotion would do; promises nothing.

    Args:
        store_id: whose it would be; the platform's, if None.
        currency: the store's, or the one in which the platform pays.

    Raises:
        BadPromotion, NotADiscount.
    """
    planned, lowest = await _checked(session, draft, store_id, currency, now)
    stocked = [item.draft.sku for item in planned.items if item.draft.stock is not None]
    available = await warehouse.available_many(session, stocked) if stocked else {}
    return Preview(
        plan=planned,
        most_cost=planning.most_cost(planned),
        off_bps=planning.off_bps(planned),
        lowest=lowest,
        warnings=planning.warnings(planned, available),
    )


async def plan(
    session: Session, draft: Draft, store_id: StoreId | None, currency: str, made: Made
) -> tuple[Promotion, bool]:
    """Make a promotion; the same key with the same content makes it once.

    Returns:
        The promotion, and whether it is new.

    Raises:
        BadPromotion, NotADiscount, CodeTaken.
        KeyReused: the key belongs to another request.

    Records: ``trade.promotion_planned``.
    """
    planning.check_key(made.key)
    if known := await store.select_by_key(session, made.by, made.key):
        return await _made_before(session, known, made), False
    planned, _ = await _checked(session, draft, store_id, currency, made.at)
    if draft.code is not None and await store.select_open_code(session, draft.code):
        raise CodeTaken(code=draft.code)
    fresh = new_id(PromotionId)
    if not await store.insert_promotion(session, fresh, planned, planning.caps(planned), made):
        known = await store.select_by_key(session, made.by, made.key)
        assert known is not None, "the key was taken a moment ago and promotions are never deleted"
        return await _made_before(session, known, made), False
    happened = PromotionPlanned(
        promotion=fresh,
        kind=draft.kind.value,
        store=store_id,
        starts_at=draft.starts_at,
        ends_at=draft.ends_at,
        products=tuple(sorted({item.product for item in planned.items})),
    )
    await journal.record(session, happened)
    return await promotion(session, fresh, made.at), True


async def promotion(session: Session, promotion_id: PromotionId, now: datetime) -> Promotion:
    """One promotion, with its items and what it has done.

    Raises:
        PromotionMissing: no such promotion.
    """
    found = await store.select_promotions(session, [promotion_id], now)
    if not found:
        raise PromotionMissing(promotion=promotion_id)
    return found[0]


async def promotions(
    session: Session,
    store_id: StoreId | None,
    state: PromotionState | None,
    before: PromotionId | None,
    most: int,
    now: datetime,
) -> list[Promotion]:
    """A store's promotions (None: the platform's), the newest first; ``before`` is where the last page ended."""
    return await store.select_list(session, store_id, state, before, most, now)


async def stop(session: Session, one: Promotion, reason: str, now: datetime) -> Promotion:
    """End a promotion before its time; one that is over stays as it is. Coupons in people's hands stay good.

    Records: ``trade.promotion_stopped``.
    """
    if one.state in {PromotionState.SCHEDULED, PromotionState.RUNNING} and await store.close(
        session, one.id, reason, now
    ):
        draft = one.plan.draft
        await journal.record(
            session,
            PromotionStopped(promotion=one.id, kind=draft.kind.value, store=one.plan.store, reason=reason),
        )
    return await promotion(session, one.id, now)


async def _made_before(session: Session, known: tuple[PromotionId, str], made: Made) -> Promotion:
    if known[1] != made.fingerprint:
        raise KeyReused(promotion=known[0])
    return await promotion(session, known[0], made.at)


async def _checked(
    session: Session, draft: Draft, store_id: StoreId | None, currency: str, now: datetime
) -> tuple[Plan, dict[SkuId, Money]]:
    """A draft as a plan, with the lowest catalogue price of each SKU during the last 30 days."""
    allowed = planning.PLATFORM_KINDS if store_id is None else planning.STORE_KINDS
    planning.check(draft, currency, allowed, now)
    await _check_members(session, draft, store_id)
    await _check_products(session, draft, store_id)
    known = await catalog.skus(session, [item.sku for item in draft.items])
    for item in draft.items:
        terms = known.get(item.sku)
        if terms is None or not terms.is_on_sale or (store_id is not None and terms.store != store_id):
            raise BadPromotion(field="items.sku", rule="on sale, and of this store", sku=item.sku)
        if terms.price.currency != currency:
            raise BadPromotion(field="items.sku", rule=f"priced in {currency}", sku=item.sku)
    items = tuple(PlannedItem(item, known[item.sku].product, known[item.sku].price) for item in draft.items)
    settled = draft if draft.categories is None else replace(draft, categories=_with_all_below(draft.categories))
    planned = Plan(settled, store_id, currency, items)
    past = await reading.select_lowest_listed(session, list(known), now - reading.LOOKS_BACK) if known else {}
    lowest = {
        sku: Money(min(terms.price.minor, past.get(sku, terms.price.minor)), currency) for sku, terms in known.items()
    }
    planning.check_items(planned, lowest)
    return planned, lowest


async def _check_members(session: Session, draft: Draft, store_id: StoreId | None) -> None:
    if draft.kind is not DiscountKind.MEMBER or store_id is None:
        return
    program = await members.program(session, store_id)
    if program is None or not program.is_open:
        raise BadPromotion(field="kind", rule="a store with an open membership")


async def _check_products(session: Session, draft: Draft, store_id: StoreId | None) -> None:
    if draft.products is None:
        return
    known = await catalog.products(session, draft.products)
    strange = [one for one in draft.products if one not in known or known[one].store != store_id]
    if strange:
        raise BadPromotion(field="products", rule="of this store", products=strange[:20])


def _with_all_below(chosen: Collection[CategoryId]) -> tuple[CategoryId, ...]:
    """The branches with everything below them; parents stand before their children."""
    found = set(chosen)
    tree = catalog.categories()
    if unknown := found - {branch.id for branch in tree}:
        raise BadPromotion(field="categories", rule="of the category tree", categories=sorted(unknown)[:20])
    for branch in tree:
        if branch.parent in found:
            found.add(branch.id)
    return tuple(sorted(found))
