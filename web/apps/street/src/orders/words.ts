/** Orders in the reader's words. */
import type { Order, OrderState } from "@guang/api";
import type { TagLook } from "@guang/ui";
import { hasText, type Texts } from "../texts";

export const LOOK: Record<OrderState, TagLook> = {
  created: "amber",
  paid: "blue",
  packed: "blue",
  shipped: "blue",
  delivered: "green",
  confirmed: "green",
  settled: "green",
  closed: "plain",
  cancelled: "plain",
  refunded: "plain",
};

export const OVER: ReadonlySet<OrderState> = new Set(["cancelled", "refunded", "closed", "settled"]);
export const HAS_PAID: ReadonlySet<OrderState> = new Set([
  "paid",
  "packed",
  "shipped",
  "delivered",
  "confirmed",
  "settled",
  "closed",
]);
export const MAY_CANCEL: ReadonlySet<OrderState> = new Set(["created", "paid", "packed"]);

const HOUR_MS = 3_600_000;

/** Until when the store promised to hand it over, by the terms that were frozen with the order. */
export function shipBy(order: Order): string | null {
  if (!order.paid_at) return null;
  const hours = order.lines.flatMap((line) =>
    line.guarantees.filter((one) => one.kind === "ship_within").map((one) => Number(one.hours)),
  );
  if (hours.length === 0) return null;
  return new Date(Date.parse(order.paid_at) + Math.min(...hours) * HOUR_MS).toISOString();
}

/** Units of a line that have neither left nor been cancelled. */
export const unitsToShip = (line: Order["lines"][number]): number =>
  line.units - line.shipped_units - line.cancelled_units;

/** Who carries a parcel: our own simulator by its name in words, everybody else as the store has written it. */
export const carrierOf = (t: Texts, carrier: string): string =>
  carrier === "simulator" ? t("parcel.simulated") : carrier;

/** Where a parcel was: the simulator's places in words, a courier's as it says them. */
export function placeOf(t: Texts, place: string): string {
  const known = `place.${place.toLowerCase().replaceAll(" ", "_")}`;
  return hasText(known) ? t(known) : place;
}
