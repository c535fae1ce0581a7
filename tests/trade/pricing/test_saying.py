"""Why a price is what it is, in words."""

from tests.trade.market import NOW

from guang.kernel.ids import PromotionId
from guang.kernel.money import Money
from guang.kernel.text import text
from guang.trade import pricing
from guang.trade.pricing import Deal, DiscountKind, Tier


def _coupon(spend: int, *, rate_bps: int = 0) -> dict[str, str]:
    tiers = () if rate_bps else (Tier(Money(spend, "CNY"), Money(200, "CNY")),)
    deal = Deal(PromotionId(1), DiscountKind.STORE_COUPON, None, text("One", "一"), NOW, None, tiers, rate_bps, spend)
    return pricing.terms(deal, "CNY")


def test_what_has_no_threshold_names_none() -> None:
    assert _coupon(0) == {"en": "Store coupon: 2.00 CNY off", "zh-CN": "店铺券：立减 2.00 CNY"}
    assert _coupon(0, rate_bps=1500) == {"en": "Store coupon: 15% off", "zh-CN": "店铺券：立减 15%"}


def test_a_threshold_is_named() -> None:
    assert _coupon(9_900) == {
        "en": "Store coupon: 2.00 CNY off from 99.00 CNY",
        "zh-CN": "店铺券：满 99.00 CNY 减 2.00 CNY",
    }
    assert _coupon(9_900, rate_bps=1500)["en"] == "Store coupon: 15% off from 99.00 CNY"
