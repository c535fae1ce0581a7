"""How promotions and coupons look over HTTP: request and response structs, and what fills them."""

import hashlib
from datetime import datetime
from typing import Annotated

import msgspec
from litestar.params import Parameter
from msgspec import Meta

from guang.kernel import codec
from guang.kernel.ids import CategoryId, CouponId, ProductId, PromotionId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import in_
from guang.trade import pricing
from guang.trade.pricing import Deal, DiscountKind, Tier
from guang.trade.promotions.types import (
    Claimable,
    Coupon,
    CouponState,
    Draft,
    ItemDraft,
    Plan,
    PlannedItem,
    Preview,
    Promotion,
    PromotionState,
)

PAGE = 24
Words = Annotated[dict[str, str], Meta(max_length=2)]
Instant = Annotated[datetime, Meta(tz=True)]
Code = Annotated[str, Meta(max_length=32)]
Key = Annotated[str, Parameter(header="Idempotency-Key", required=False, max_length=200)]
State = Annotated[PromotionState | None, Parameter(query="state")]
Held = Annotated[CouponState | None, Parameter(query="state")]


class PromotionItem(msgspec.Struct, frozen=True, kw_only=True):
    """One SKU: its ``price``, or for a subsidy what the platform pays of a unit (``off``), down to ``floor``."""

    sku: SkuId
    price: Money | None = None
    off: Money | None = None
    floor: Money | None = None
    stock: int | None = None
    per_buyer: int | None = None


class SpendTier(msgspec.Struct, frozen=True):
    """Spend so much, and so much comes off."""

    spend: Money
    off: Money


class PromotionForm(msgspec.Struct, frozen=True, kw_only=True):
    """A promotion; each kind has its own fields.

    ``time_limited``: items with a price; ``member``: the same for members of the store, which needs an open membership.
    ``flash``: items with a price, stock, and perhaps a limit per buyer.
    ``full_reduction``: tiers, and perhaps products. ``store_coupon``, ``platform_coupon``: either ``off`` from
    ``minimum`` upwards, or a share ``rate_bps`` with ``most_off``; ``total``, ``per_buyer``, perhaps a ``code``, and
    how long a claimed one is good (``use_days`` or ``use_until``). ``subsidy``: items with ``off``, and a ``budget``.
    """

    kind: DiscountKind
    name: Words
    ends_at: Instant
    starts_at: Instant | None = None
    items: list[PromotionItem] = []
    tiers: list[SpendTier] = []
    off: Money | None = None
    rate_bps: int = 0
    minimum: Money | None = None
    most_off: Money | None = None
    products: list[ProductId] | None = None
    categories: list[CategoryId] | None = None
    total: int | None = None
    budget: Money | None = None
    per_buyer: int | None = None
    code: Code | None = None
    use_days: int | None = None
    use_until: Instant | None = None


class PlatformForm(PromotionForm, frozen=True, kw_only=True):
    """A promotion that the platform pays for, in one currency."""

    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")]


class ItemView(msgspec.Struct, frozen=True, kw_only=True):
    """One SKU of a promotion: before and after, and how much of its own stock is used."""

    sku: SkuId
    product: ProductId
    list_price: Money
    price: Money
    off: Money | None
    floor: Money | None
    stock: int | None
    used: int
    per_buyer: int | None


class EffectView(msgspec.Struct, frozen=True):
    """What a promotion has done so far, without what was given back."""

    orders: int
    units: int
    off: Money


class PromotionView(msgspec.Struct, frozen=True, kw_only=True):
    """A promotion as whoever runs it sees it; ``used`` counts claimed coupons, ``spent`` is of the budget."""

    id: PromotionId
    kind: DiscountKind
    state: PromotionState
    store: StoreId | None
    name: Words
    currency: str
    starts_at: datetime
    ends_at: datetime
    made_at: datetime
    stopped_because: str | None
    items: list[ItemView]
    tiers: list[SpendTier]
    rate_bps: int
    minimum: Money | None
    most_off: Money | None
    products: list[ProductId] | None
    categories: list[CategoryId] | None
    total: int | None
    used: int | None
    budget: Money | None
    spent: Money | None
    per_buyer: int | None
    code: str | None
    use_days: int | None
    use_until: datetime | None
    effect: EffectView


class PromotionPage(msgspec.Struct, frozen=True):
    """A page of promotions, the newest first."""

    items: list[PromotionView]
    next: PromotionId | None


class PreviewItem(msgspec.Struct, frozen=True):
    """One SKU before and after; ``lowest_listed_30d`` is the least the catalogue asked during the last 30 days."""

    sku: SkuId
    before: Money
    after: Money
    lowest_listed_30d: Money


class PreviewView(msgspec.Struct, frozen=True, kw_only=True):
    """What a promotion would do.

    ``products``: how many it is for; everything, if absent. ``most_cost``: what it can cost at most; absent where
    nothing limits it. ``off_bps``: how much of the list price comes off. ``warnings``: ``stock_beyond_shelf``,
    ``below_half``, ``no_minimum``.
    """

    skus: int
    products: int | None
    items: list[PreviewItem]
    most_cost: Money | None
    off_bps: int
    warnings: list[str]


class CodeForm(msgspec.Struct, frozen=True):
    """The code of a coupon."""

    code: Code


class ClaimableView(msgspec.Struct, frozen=True, kw_only=True):
    """A coupon that can be claimed; ``left_for_me`` is 0 when the caller has as many as one may."""

    promotion: PromotionId
    store: StoreId | None
    kind: DiscountKind
    name: str
    says: str
    off: Money | None
    minimum: Money | None
    rate_bps: int
    most_off: Money | None
    is_for_some_goods: bool
    claim_until: datetime
    use_days: int | None
    use_until: datetime | None
    left: int
    left_for_me: int


class ClaimableList(msgspec.Struct, frozen=True):
    """Coupons that can be claimed."""

    items: list[ClaimableView]
    next: None = None


class CouponView(msgspec.Struct, frozen=True, kw_only=True):
    """A coupon in the caller's hands: it takes ``off`` or a share, from ``minimum`` upwards."""

    id: CouponId
    promotion: PromotionId
    store: StoreId | None
    store_name: str | None
    off: Money | None
    minimum: Money | None
    rate_bps: int
    kind: DiscountKind
    name: str
    says: str
    state: CouponState
    claimed_at: datetime
    expires_at: datetime
    used_at: datetime | None


class CouponPage(msgspec.Struct, frozen=True):
    """A page of coupons, the newest first."""

    items: list[CouponView]
    next: CouponId | None


def draft_of(form: PromotionForm, now: datetime) -> Draft:
    """A draft as the room knows it."""
    is_amount = form.off is not None
    nothing = Money.zero(form.off.currency) if form.off else None
    coupon = (Tier(form.minimum or nothing, form.off),) if form.off and nothing else ()
    return Draft(
        kind=form.kind,
        name=form.name,
        starts_at=form.starts_at or now,
        ends_at=form.ends_at,
        items=tuple(ItemDraft(one.sku, one.price, one.off, one.floor, one.stock, one.per_buyer) for one in form.items),
        tiers=(*(Tier(tier.spend, tier.off) for tier in form.tiers), *coupon),
        rate_bps=form.rate_bps,
        minimum=None if is_amount else form.minimum,
        most_off=form.most_off,
        products=None if form.products is None else tuple(form.products),
        categories=None if form.categories is None else tuple(form.categories),
        total=form.total if form.budget is None else form.budget.minor,
        per_buyer=form.per_buyer,
        code=form.code,
        use_days=form.use_days,
        use_until=form.use_until,
    )


def fingerprint(form: PromotionForm, store: StoreId | None) -> str:
    """What must be equal for two requests to be the same promotion."""
    return hashlib.sha256(codec.encode([store, form])).hexdigest()


def promotion(one: Promotion) -> PromotionView:
    """A promotion for whoever runs it."""
    plan, draft = one.plan, one.plan.draft
    is_subsidy = draft.kind is DiscountKind.SUBSIDY
    return PromotionView(
        id=one.id,
        kind=draft.kind,
        state=one.state,
        store=plan.store,
        name=dict(draft.name),
        currency=plan.currency,
        starts_at=draft.starts_at,
        ends_at=draft.ends_at,
        made_at=one.made_at,
        stopped_because=one.stopped_because,
        items=[_item(item) for item in plan.items],
        tiers=[SpendTier(tier.spend, tier.off) for tier in draft.tiers],
        rate_bps=draft.rate_bps,
        minimum=draft.minimum,
        most_off=draft.most_off,
        products=None if draft.products is None else list(draft.products),
        categories=None if draft.categories is None else list(draft.categories),
        total=None if is_subsidy else draft.total,
        used=None if is_subsidy or draft.total is None else one.used,
        budget=Money(draft.total or 0, plan.currency) if is_subsidy else None,
        spent=Money(one.used, plan.currency) if is_subsidy else None,
        per_buyer=draft.per_buyer,
        code=draft.code,
        use_days=draft.use_days,
        use_until=draft.use_until,
        effect=EffectView(one.effect.orders, one.effect.units, one.effect.off),
    )


def page(found: list[Promotion]) -> PromotionPage:
    """A page of promotions; one more than fits tells that there is a next one."""
    shown = found[:PAGE]
    return PromotionPage([promotion(one) for one in shown], shown[-1].id if len(found) > PAGE else None)


def preview(one: Preview) -> PreviewView:
    """What a promotion would do."""
    items, scope = one.plan.items, one.plan.draft.products
    counted = len({item.product for item in items}) if items else None
    return PreviewView(
        skus=len(items),
        products=counted if scope is None else len(scope),
        items=[PreviewItem(i.draft.sku, i.list_price, i.after, one.lowest[i.draft.sku]) for i in items],
        most_cost=one.most_cost,
        off_bps=one.off_bps,
        warnings=list(one.warnings),
    )


def claimable(one: Claimable, locale: str) -> ClaimableView:
    """A coupon on offer."""
    draft = one.plan.draft
    tier = draft.tiers[0] if draft.tiers else None
    return ClaimableView(
        promotion=one.promotion,
        store=one.plan.store,
        kind=draft.kind,
        name=in_(draft.name, locale),
        says=_says(one.plan, one.promotion, locale),
        off=tier.off if tier else None,
        minimum=tier.spend if tier else draft.minimum,
        rate_bps=draft.rate_bps,
        most_off=draft.most_off,
        is_for_some_goods=draft.products is not None or draft.categories is not None,
        claim_until=draft.ends_at,
        use_days=draft.use_days,
        use_until=draft.use_until,
        left=one.left,
        left_for_me=one.left_for_me,
    )


def coupon(one: Coupon, store_name: str | None, locale: str) -> CouponView:
    """A coupon in somebody's hands."""
    draft = one.plan.draft
    tier = draft.tiers[0] if draft.tiers else None
    return CouponView(
        id=one.id,
        promotion=one.promotion,
        store=one.plan.store,
        store_name=store_name,
        off=tier.off if tier else None,
        minimum=tier.spend if tier else draft.minimum,
        rate_bps=draft.rate_bps,
        kind=draft.kind,
        name=in_(draft.name, locale),
        says=_says(one.plan, one.promotion, locale),
        state=one.state,
        claimed_at=one.claimed_at,
        expires_at=one.expires_at,
        used_at=one.used_at,
    )


def _says(plan: Plan, promotion: PromotionId, locale: str) -> str:
    draft = plan.draft
    deal = Deal(
        promotion=promotion,
        kind=draft.kind,
        store=plan.store,
        name=draft.name,
        until=draft.ends_at,
        tiers=draft.tiers,
        rate_bps=draft.rate_bps,
        minimum=draft.minimum.minor if draft.minimum else 0,
        most_off=draft.most_off.minor if draft.most_off else None,
    )
    return in_(pricing.terms(deal, plan.currency), locale)


def _item(item: PlannedItem) -> ItemView:
    return ItemView(
        sku=item.draft.sku,
        product=item.product,
        list_price=item.list_price,
        price=item.after,
        off=item.draft.off,
        floor=item.draft.floor,
        stock=item.draft.stock,
        used=item.used,
        per_buyer=item.draft.per_buyer,
    )
