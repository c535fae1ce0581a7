/** What the form of a price change says, as the server takes it. */
import type { Wish } from "./batch";

/** What a price is rounded to: the step and what is taken off afterwards, in minor units. */
export const ROUNDINGS = {
  none: { step: 1, less: 0 },
  tenth: { step: 10, less: 0 },
  whole: { step: 100, less: 0 },
  nine: { step: 100, less: 1 },
  ten: { step: 1_000, less: 0 },
} as const;

export interface PriceFields {
  by: "percent" | "add" | "set";
  amount: number;
  rounding: keyof typeof ROUNDINGS;
}

/** A form's numbers as the server takes them: minor units, or basis points. */
export const priceWish = ({ by, amount, rounding }: PriceFields): Wish => ({
  type: "price",
  by,
  amount: Math.round(amount * 100),
  ...ROUNDINGS[rounding],
});
