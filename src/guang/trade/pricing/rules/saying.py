"""Why a price is what it is, in the reader's languages."""

from typing import Final

from guang.kernel.money import Money
from guang.kernel.text import Text, text
from guang.trade.pricing.types import Deal, DiscountKind, Tier

_DECIMALS: Final = {"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "BHD": 3, "JOD": 3, "KWD": 3, "OMR": 3, "TND": 3}
"""Digits after the point, where they are not two (ISO 4217)."""

_PRICES: Final = {
    DiscountKind.FLASH: ("Flash price", "秒杀价"),
    DiscountKind.TIME_LIMITED: ("Time-limited price", "限时价"),
    DiscountKind.MEMBER: ("Member price", "会员价"),
}
_DEALS: Final = {
    DiscountKind.FULL_REDUCTION: ("Store offer", "店铺满减"),
    DiscountKind.STORE_COUPON: ("Store coupon", "店铺券"),
    DiscountKind.PLATFORM_COUPON: ("Platform coupon", "平台券"),
}
_EXCLUDED: Final = {
    DiscountKind.FLASH: ("flash prices", "秒杀价"),
    DiscountKind.SUBSIDY: ("subsidised goods", "平台补贴商品"),
}


def amount(money: Money) -> str:
    """An amount with its currency, such as ``19.90 CNY``."""
    digits = _DECIMALS.get(money.currency, 2)
    whole, rest = divmod(abs(money.minor), 10**digits)
    said = f"{whole}.{rest:0{digits}}" if digits else str(whole)
    return f"{'-' if money.minor < 0 else ''}{said} {money.currency}"


def item_price(kind: DiscountKind, price: Money, list_price: Money) -> Text:
    """Why one unit costs this."""
    en, zh = _PRICES[kind]
    return text(
        f"{en}: {amount(price)} each instead of {amount(list_price)}",
        f"{zh}：每件 {amount(price)}，平时 {amount(list_price)}",
    )


def subsidy(off: Money) -> Text:
    """What the platform adds."""
    return text(f"The platform pays {amount(off)} of each", f"平台补贴：每件 {amount(off)}")


def deal(one: Deal, tier: Tier | None, currency: str) -> Text:
    """What a deal takes off, and from where on."""
    en, zh = _DEALS[one.kind]
    if tier is not None:
        spend, off = amount(tier.spend), amount(tier.off)
        if tier.spend.minor == 0:
            return text(f"{en}: {off} off", f"{zh}：立减 {off}")
        return text(f"{en}: {off} off from {spend}", f"{zh}：满 {spend} 减 {off}")
    share, minimum = f"{one.rate_bps / 100:g}%", Money(one.minimum, currency)
    most = None if one.most_off is None else amount(Money(one.most_off, currency))
    from_en, from_zh = (f" from {amount(minimum)}", f"满 {amount(minimum)} 减") if one.minimum else ("", "立减")
    return text(
        f"{en}: {share} off{from_en}" + (f", at most {most}" if most else ""),
        f"{zh}：{from_zh} {share}" + (f"，最多减 {most}" if most else ""),
    )


def more_needed(missing: Money) -> Text:
    """What stands between a buyer and a coupon."""
    return text(f"Spend {amount(missing)} more to use it", f"再买 {amount(missing)} 可用")


def nothing_for_it() -> Text:
    """A coupon that is for something else."""
    return text("For other goods than these", "不适用于这些商品")


def does_not_combine(kind: DiscountKind) -> Text:
    """A coupon that is for these goods, but not with the price they have."""
    en, zh = _EXCLUDED.get(kind, (kind.value, kind.value))
    return text(f"Does not combine with {en}", f"不能与{zh}同用")


def nothing_left() -> Text:
    """A coupon that would take off what has been taken off already."""
    return text("The price is as low as it gets", "价格已是最低")
