import type { Guarantee } from "@guang/api";
import { describe, expect, it } from "vitest";
import { untilOf } from "../src/promises/words";

const promise = (kind: Guarantee["kind"], days: number | null): Guarantee => ({
  kind,
  basis: "store",
  payer: "store",
  days,
  hours: null,
  amount: null,
});
const PAID = "2026-06-01T12:00:00Z";
const CAME = "2026-06-03T12:00:00Z";
const paid = { paid_at: PAID, delivered_at: null, confirmed_at: null };
const came = { ...paid, delivered_at: CAME };

describe("until when a promise holds", () => {
  it("counts returns from the arrival, and says so before it", () => {
    expect(untilOf(promise("no_reason_return", 7), paid)).toBe("later");
    expect(untilOf(promise("no_reason_return", 7), came)).toEqual(new Date("2026-06-10T12:00:00Z"));
    const received = { ...paid, confirmed_at: CAME };
    expect(untilOf(promise("broken_on_arrival", 2), received)).toEqual(new Date("2026-06-05T12:00:00Z"));
  });

  it("counts the protection of a price from the payment", () => {
    expect(untilOf(promise("price_protection", 15), came)).toEqual(new Date("2026-06-16T12:00:00Z"));
    expect(untilOf(promise("price_protection", 15), { ...paid, paid_at: null })).toBeNull();
  });

  it("says nothing where no days run", () => {
    expect(untilOf(promise("return_freight", null), came)).toBeNull();
    expect(untilOf(promise("deliver_within", 3), came)).toBeNull();
  });
});
