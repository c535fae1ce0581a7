from datetime import UTC, datetime, timedelta
from itertools import product as every

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guang.kernel.ids import CategoryId, CouponId, ProductId, PromotionId, SkuId, StoreId
from guang.kernel.money import AmountTooLarge, MixedCurrencies, Money
from guang.trade import pricing
from guang.trade.pricing import Cap, Deal, DiscountKind, Item, Offer, Payer, Tier, stacking
from guang.trade.pricing.rules import combining

SOON = datetime(2026, 6, 2, tzinfo=UTC)
TEA, CUPS = CategoryId(1), CategoryId(2)


def yuan(minor: int) -> Money:
    return Money(minor, "CNY")


def item(sku: int, minor: int, units: int = 1, store: int = 1, category: CategoryId = TEA) -> Item:
    return Item(SkuId(sku), ProductId(sku), StoreId(store), category, units, yuan(minor))


def offer(kind: DiscountKind, sku: int, minor: int, promotion: int = 7, **more: object) -> Offer:
    return Offer(PromotionId(promotion), kind, SkuId(sku), yuan(minor), SOON, **more)  # type: ignore[arg-type]


def coupon(number: int, spend: int, off: int, store: int | None = 1, **more: object) -> Deal:
    kind = DiscountKind.PLATFORM_COUPON if store is None else DiscountKind.STORE_COUPON
    tiers = (Tier(yuan(spend), yuan(off)),) if off else ()
    at = None if store is None else StoreId(store)
    return Deal(
        PromotionId(100 + number),
        kind,
        at,
        {"en": "Coupon"},
        SOON,
        CouponId(number),
        tiers,
        **more,  # type: ignore[arg-type]
    )


def reduction(promotion: int, *tiers: tuple[int, int], store: int = 1) -> Deal:
    steps = tuple(Tier(yuan(spend), yuan(off)) for spend, off in tiers)
    return Deal(PromotionId(promotion), DiscountKind.FULL_REDUCTION, StoreId(store), {"en": "Offer"}, SOON, None, steps)


def test_without_promotions_a_line_costs_its_list_price() -> None:
    priced = pricing.priced([item(1, 1990, 3)], (), (), None)

    (line,) = priced.lines
    assert (line.unit_price, line.pays, line.subsidy, line.parts) == (yuan(1990), yuan(5970), yuan(0), ())
    assert (priced.saved, priced.chosen, priced.counts) == (yuan(0), (), ())


def test_a_flash_price_counts_its_stock_and_the_buyers_share() -> None:
    flash = offer(DiscountKind.FLASH, 1, 990, stock=Cap(98, 100), share=Cap(0, 2))

    priced = pricing.priced([item(1, 1990, 2)], [flash], (), None)

    (line,) = priced.lines
    assert (line.unit_price, line.pays) == (yuan(990), yuan(1980))
    assert [(part.kind, part.amount, part.payer) for part in line.parts] == [("flash", yuan(2000), Payer.STORE)]
    assert line.parts[0].why["en"] == "Flash price: 9.90 CNY each instead of 19.90 CNY"
    assert line.parts[0].why["zh-CN"] == "秒杀价：每件 9.90 CNY，平时 19.90 CNY"
    assert [(c.is_of_buyer, c.number, c.cap) for c in priced.counts] == [(False, 2, 100), (True, 2, 2)]


@pytest.mark.parametrize("caps", [{"stock": Cap(99, 100)}, {"share": Cap(1, 2)}])
def test_a_flash_price_that_does_not_cover_every_unit_covers_none(caps: dict[str, Cap]) -> None:
    priced = pricing.priced([item(1, 1990, 2)], [offer(DiscountKind.FLASH, 1, 990, **caps)], (), None)

    assert (priced.lines[0].pays, priced.lines[0].parts, priced.counts) == (yuan(3980), (), ())


def test_the_lowest_price_for_the_buyer_wins_and_between_equals_the_one_named_first() -> None:
    dear, cheap = offer(DiscountKind.FLASH, 1, 900, 1), offer(DiscountKind.MEMBER, 1, 800, 2)
    assert pricing.priced([item(1, 1000)], [dear, cheap], (), None).lines[0].parts[0].kind == "member"

    same = offer(DiscountKind.FLASH, 1, 800, 3)
    assert pricing.priced([item(1, 1000)], [cheap, same], (), None).lines[0].parts[0].kind == "flash"


def test_a_price_that_is_not_lower_is_none() -> None:
    assert pricing.priced([item(1, 1000)], [offer(DiscountKind.TIME_LIMITED, 1, 1000)], (), None).lines[0].parts == ()


def test_a_subsidy_is_paid_by_the_platform_down_to_its_floor_while_the_budget_lasts() -> None:
    subsidy = offer(DiscountKind.SUBSIDY, 1, 300, floor=yuan(800), budget=Cap(0, 450))
    priced = pricing.priced([item(1, 1000, 2)], [subsidy], (), None)
    (line,) = priced.lines
    assert (line.unit_price, line.pays, line.subsidy) == (yuan(800), yuan(1600), yuan(400))
    assert [(c.is_of_sku, c.is_of_buyer, c.number) for c in priced.counts] == [(False, False, 400)]

    assert pricing.priced([item(1, 1000, 3)], [subsidy], (), None).lines[0].subsidy == yuan(0)


def test_two_lines_share_one_budget() -> None:
    offers = [offer(DiscountKind.SUBSIDY, sku, 300, budget=Cap(0, 450)) for sku in (1, 2)]

    priced = pricing.priced([item(1, 1000), item(2, 1000)], offers, (), None)

    assert [line.subsidy for line in priced.lines] == [yuan(300), yuan(0)]


def test_a_time_limited_price_with_a_subsidy_may_beat_a_flash_price() -> None:
    offers = [
        offer(DiscountKind.FLASH, 1, 850, 1),
        offer(DiscountKind.TIME_LIMITED, 1, 900, 2),
        offer(DiscountKind.SUBSIDY, 1, 100, 3, budget=Cap(0, 100)),
    ]
    line = pricing.priced([item(1, 1000)], offers, (), None).lines[0]
    assert ([part.kind for part in line.parts], line.pays) == (["time_limited", "subsidy"], yuan(800))


def test_everything_of_a_purchase_comes_off_in_order_and_adds_up() -> None:
    items = [item(1, 3000), item(2, 7000), item(3, 5000, store=2)]
    deals = [reduction(5, (5000, 500), (10000, 1001)), coupon(1, 8000, 1000), coupon(2, 15000, 2000, None)]

    priced = pricing.priced(items, (), deals, None)

    assert [[part.amount.minor for part in line.parts] for line in priced.lines] == [
        [300, 300, 369],
        [701, 700, 862],
        [769],
    ]
    assert priced.saved == yuan(4001)
    assert [line.subsidy.minor for line in priced.lines] == [369, 862, 769]
    assert set(priced.chosen) == {CouponId(1), CouponId(2)}
    assert priced.lines[0].parts[0].why["en"] == "Store offer: 10.01 CNY off from 100.00 CNY"


def test_flash_prices_take_no_store_coupon_and_say_so() -> None:
    priced = pricing.priced([item(1, 3000)], [offer(DiscountKind.FLASH, 1, 2000)], [coupon(1, 0, 500)], None)

    assert priced.lines[0].pays == yuan(2000)
    (told,) = priced.coupons
    assert (told.is_usable, told.is_chosen, told.why["en"]) == (False, False, "Does not combine with flash prices")


def test_a_coupon_that_is_not_reached_says_what_is_missing() -> None:
    priced = pricing.priced([item(1, 3000)], (), [coupon(1, 5000, 500), coupon(2, 0, 100, store=2)], None)

    assert [(c.is_usable, c.why["en"]) for c in priced.coupons] == [
        (False, "Spend 20.00 CNY more to use it"),
        (False, "For other goods than these"),
    ]


def test_coupons_that_are_asked_for_are_used_though_others_are_better() -> None:
    deals = [coupon(1, 0, 500), coupon(2, 0, 100)]
    assert pricing.priced([item(1, 3000)], (), deals, [CouponId(2)]).saved == yuan(100)
    assert pricing.priced([item(1, 3000)], (), deals, []).saved == yuan(0)
    for wrong in ([CouponId(1), CouponId(2)], [CouponId(9)]):
        with pytest.raises(pricing.CouponUnusable):
            pricing.priced([item(1, 3000)], (), deals, wrong)


def test_a_share_has_a_minimum_and_a_maximum() -> None:
    off = coupon(1, 0, 0, rate_bps=1000, minimum=2000, most_off=250)
    assert [pricing.priced([item(1, minor)], (), [off], None).saved.minor for minor in (1999, 2000, 9000)] == [
        0,
        200,
        250,
    ]


def test_coupons_are_for_their_products_or_categories() -> None:
    items = [item(1, 1000), item(2, 3000, category=CUPS)]
    one = coupon(1, 0, 500, products=frozenset({ProductId(2)}))
    two = coupon(2, 0, 400, None, categories=frozenset({TEA}))

    priced = pricing.priced(items, (), [one, two], None)

    assert [[(p.kind, p.amount.minor) for p in line.parts] for line in priced.lines] == [
        [("platform_coupon", 400)],
        [("store_coupon", 500)],
    ]


def test_lines_that_cannot_be_priced_are_refused() -> None:
    for wrong in ([], [item(1, 5), item(1, 5)], [item(1, 5, 0)], [item(1, 5, -1)], [item(1, 0)]):
        with pytest.raises(pricing.BadItems):
            pricing.priced(wrong, (), (), None)
    dollars = Item(SkuId(2), ProductId(2), StoreId(1), TEA, 1, Money(5, "USD"))
    with pytest.raises(MixedCurrencies):
        pricing.priced([item(1, 5), dollars], (), (), None)
    with pytest.raises(AmountTooLarge):
        pricing.priced([item(1, 2**60, 999)], (), (), None)


def test_kinds_that_are_spread_do_not_exclude_each_other() -> None:
    spread = {DiscountKind.FULL_REDUCTION, DiscountKind.STORE_COUPON, DiscountKind.PLATFORM_COUPON}
    assert not [pair for pair in stacking.EXCLUSIVE if pair <= spread]
    assert set(stacking.ORDER) == set(DiscountKind) == set(stacking.PAYERS)


amounts = st.integers(1, 40)
stores = st.integers(1, 3)
lines = st.lists(st.tuples(amounts, st.integers(1, 3), stores, st.sampled_from([TEA, CUPS])), min_size=1, max_size=5)


@st.composite
def deals(draw: st.DrawFn) -> list[Deal]:
    found: list[Deal] = []
    for number in range(draw(st.integers(0, 4))):
        store = draw(st.one_of(st.none(), stores))
        spend, off = draw(st.integers(0, 60)), draw(st.integers(1, 50))
        scope = draw(st.sampled_from([None, frozenset({TEA}), frozenset({CUPS})]))
        if draw(st.booleans()):
            found.append(coupon(number + 1, spend, off, store, categories=scope))
        else:
            rate, most = draw(st.integers(1, 9000)), draw(st.one_of(st.none(), st.integers(1, 30)))
            found.append(coupon(number + 1, 0, 0, store, rate_bps=rate, minimum=spend, most_off=most, categories=scope))
    for number in range(draw(st.integers(0, 3))):
        spend, off = draw(st.integers(2, 60)), draw(st.integers(1, 50))
        found.append(reduction(50 + number, (spend, off), (spend + 20, off + 7), store=draw(stores)))
    return found


@st.composite
def offers(draw: st.DrawFn) -> list[Offer]:
    kinds = st.sampled_from([DiscountKind.FLASH, DiscountKind.TIME_LIMITED, DiscountKind.MEMBER, DiscountKind.SUBSIDY])
    found = []
    for number in range(draw(st.integers(0, 4))):
        kind = draw(kinds)
        cap = st.one_of(st.none(), st.integers(0, 5).map(lambda most: Cap(0, most)))
        budget = Cap(0, draw(st.integers(0, 60))) if kind is DiscountKind.SUBSIDY else None
        sku, minor = draw(st.integers(0, 4)), draw(amounts)
        found.append(offer(kind, sku, minor, number, stock=draw(cap), share=draw(cap), budget=budget))
    return found


def made(drawn: list[tuple[int, int, int, CategoryId]]) -> list[Item]:
    return [item(number, minor, units, store, kind) for number, (minor, units, store, kind) in enumerate(drawn)]


@given(lines, offers(), deals())
@settings(max_examples=300, deadline=None)
def test_whatever_applies_the_parts_add_up_and_nothing_falls_below_its_floor(
    drawn: list[tuple[int, int, int, CategoryId]], some: list[Offer], more: list[Deal]
) -> None:
    priced = pricing.priced(made(drawn), some, more, None)

    for line in priced.lines:
        kinds = [DiscountKind(part.kind) for part in line.parts]
        assert line.pays + sum((p.amount for p in line.parts), yuan(0)) == line.list_price * line.units
        assert line.pays.minor >= 1
        assert all(part.amount.minor > 0 and part.why["en"] and part.why["zh-CN"] for part in line.parts)
        assert 0 <= line.subsidy.minor < (line.list_price * line.units).minor
        assert line.subsidy == sum((p.amount for p in line.parts if p.payer is Payer.PLATFORM), yuan(0))
        assert kinds == sorted(kinds, key=stacking.rank)
        assert all(stacking.fits(kind, set(kinds) - {kind}) for kind in kinds)
    for promotion in {count.promotion for count in priced.counts}:
        budget = next((one.budget for one in some if one.promotion == promotion), None)
        spent = sum(c.number for c in priced.counts if c.promotion == promotion and not c.is_of_sku)
        assert budget is None or spent <= budget.left
    assert priced.saved == sum((p.amount for line in priced.lines for p in line.parts), yuan(0))


@given(lines, offers(), deals())
@settings(max_examples=300, deadline=None)
def test_the_best_combination_is_as_good_as_trying_them_all(
    drawn: list[tuple[int, int, int, CategoryId]], some: list[Offer], more: list[Deal]
) -> None:
    items = made(drawn)
    bare = pricing.priced(items, some, (), None)
    rows = [
        combining.Line(one, line.pays.minor, frozenset(DiscountKind(part.kind) for part in line.parts))
        for one, line in zip(items, bare.lines, strict=True)
    ]
    found = combining.best(rows, more)

    def total(chosen: list[Deal]) -> int:
        return sum(sum(one.off) for one in combining.spread_all(rows, chosen))

    slots = [
        [None, *(deal for deal in more if (deal.kind, deal.store) == place)]
        for place in sorted({(deal.kind, deal.store) for deal in more}, key=str)
    ]
    best = max(total([deal for deal in choice if deal]) for choice in every(*slots)) if slots else 0
    assert sum(sum(one.off) for one in found) == best


def test_many_stores_and_many_coupons_are_combined_quickly() -> None:
    items = [item(number, 50 + number, store=number) for number in range(50)]
    many = [coupon(100 * s + n, 10, 20 + n, s) for s in range(50) for n in range(8)]
    many += [reduction(9000 + s, (20, 15 + s), store=s) for s in range(50)]
    many += [coupon(9500 + n, 100, 900 + n, None) for n in range(20)]
    began = datetime.now(UTC)

    pricing.priced(items, (), many, None)

    assert datetime.now(UTC) - began < timedelta(seconds=5)
