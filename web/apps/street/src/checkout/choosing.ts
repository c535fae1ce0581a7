import type { Quote, QuotedCoupon, Speed } from "@guang/api";

/** The coupons that a quote uses. */
export const chosenIn = (quote: Quote): string[] =>
  quote.coupons.filter((one) => one.chosen).map((one) => one.id);

/** The choice with a coupon taken up, in place of another of the same giver, or laid down. */
export function toggled(coupons: readonly QuotedCoupon[], one: QuotedCoupon): string[] {
  const chosen = coupons.filter((other) => other.chosen);
  if (one.chosen) return chosen.filter((other) => other.id !== one.id).map((other) => other.id);
  return [
    ...chosen.filter((other) => other.store !== one.store || other.kind !== one.kind).map((o) => o.id),
    one.id,
  ];
}

/** How each store is to deliver; the cheapest way for a store that is not named. */
export type Speeds = Record<string, Speed>;

/** How each store would deliver, as a quote says. */
export const speedsIn = (quote: Quote): Speeds =>
  Object.fromEntries(quote.orders.map((order) => [order.store.id, order.delivery.speed]));
