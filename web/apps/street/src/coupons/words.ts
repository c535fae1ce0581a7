import type { Coupon, CouponOnOffer } from "@guang/api";
import { formatMoney } from "@guang/ui";
import type { Texts } from "../texts";

type Worth = Pick<CouponOnOffer | Coupon, "off" | "rate_bps" | "minimum">;

/** What it takes off, in as few letters as possible: "¥10", "15%". */
export function worthOf({ off, rate_bps }: Worth, t: Texts): string {
  if (off) return formatMoney(off, t.locale);
  return new Intl.NumberFormat(t.locale, { style: "percent", maximumFractionDigits: 1 }).format(
    rate_bps / 10_000,
  );
}

/** From which sum on it counts: "from ¥99"; with any purchase, nothing. */
export function fromOf({ minimum }: Worth, t: Texts): string {
  return minimum?.minor ? t("coupons.from", { from: formatMoney(minimum, t.locale) }) : t("coupons.from_any");
}

/** "¥10 off from ¥99". */
export function shortOf(one: Worth, t: Texts): string {
  const worth = worthOf(one, t);
  if (!one.minimum || one.minimum.minor === 0) return t("coupons.short", { worth });
  return t("coupons.short_from", { worth, from: formatMoney(one.minimum, t.locale) });
}
