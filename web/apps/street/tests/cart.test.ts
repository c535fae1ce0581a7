import type { Cart, CartLine, QuotedCoupon } from "@guang/api";
import { expect, it } from "vitest";
import { chosenOf, without, withUnits } from "../src/cart/state";
import { toggled } from "../src/checkout/choosing";

const line = (sku: string, units: number, available: number, why = ""): CartLine =>
  ({ sku, units, available, why, title: sku }) as CartLine;

const cart: Cart = {
  stores: [
    { store: { id: "sto_1", name: "One" }, lines: [line("a", 2, 5), line("b", 4, 3)] },
    { store: { id: "sto_2", name: "Two" }, lines: [line("c", 1, 1)] },
  ],
  unavailable: [line("d", 1, 0, "sold_out")],
  lines: 3,
  units: 7,
};

it("takes along what is chosen and whole: not what was left behind, short or gone", () => {
  expect(chosenOf(cart, new Set()).map(({ sku }) => sku)).toEqual(["a", "c"]);
  expect(chosenOf(cart, new Set(["c"])).map(({ sku }) => sku)).toEqual(["a"]);
});

it("shows the cart without a line at once, and no store without lines", () => {
  const after = without(cart, new Set(["c", "d"]));
  expect(after.stores.map(({ store }) => store.id)).toEqual(["sto_1"]);
  expect(after).toMatchObject({ unavailable: [], lines: 2, units: 6 });
});

it("counts units anew when a line changes", () => {
  expect(withUnits(cart, "a", 5).units).toBe(10);
  expect(cart.units).toBe(7);
});

const coupon = (
  id: string,
  store: string | null,
  kind: QuotedCoupon["kind"],
  chosen: boolean,
): QuotedCoupon => ({ id, store, kind, chosen, usable: true }) as QuotedCoupon;

it("takes a coupon up in place of another of the same giver, and lays it down again", () => {
  const held = [
    coupon("p1", null, "platform_coupon", true),
    coupon("p2", null, "platform_coupon", false),
    coupon("s1", "sto_1", "store_coupon", true),
    coupon("s2", "sto_2", "store_coupon", false),
  ];
  const pick = (id: string) => toggled(held, held.find((one) => one.id === id) as QuotedCoupon);
  expect(pick("p2")).toEqual(["s1", "p2"]);
  expect(pick("s2")).toEqual(["p1", "s1", "s2"]);
  expect(pick("s1")).toEqual(["p1"]);
});
