import type { Product, Sku } from "@guang/api";
import { describe, expect, it } from "vitest";
import {
  cheapest,
  choose,
  chosen,
  firstChoice,
  inStock,
  openOption,
  priceSpan,
  soldOut,
  struck,
} from "../src/product/choice";

const money = (minor: number) => ({ minor, currency: "CNY" });
const sku = (id: string, values: string[], minor: number, available: number): Sku => ({
  id,
  values,
  price: money(minor),
  list_price: null,
  available,
  image_url: null,
  lowest_30d: money(minor),
  offer: null,
  for_members: null,
});

function shirt(skus: Sku[]): Product {
  const options = [
    { name: "Colour", values: ["Sand", "Ink"] },
    { name: "Size", values: ["S", "M"] },
  ];
  return { options, skus, price_from: money(100), price_to: money(300) } as Product;
}

const full = shirt([
  sku("s1", ["Sand", "S"], 100, 2),
  sku("s2", ["Sand", "M"], 100, 0),
  sku("s3", ["Ink", "S"], 300, 1),
]);

describe("choosing a SKU", () => {
  it("starts open, unless only one thing can be had", () => {
    expect(firstChoice(full)).toEqual([null, null]);
    expect(firstChoice(shirt([sku("s3", ["Ink", "S"], 300, 1), sku("s1", ["Sand", "S"], 100, 0)]))).toEqual([
      "Ink",
      "S",
    ]);
  });

  it("greys out what is sold out together with what is chosen", () => {
    expect(inStock(full, ["Sand", null], 1, "M")).toBe(false);
    expect(inStock(full, ["Sand", null], 1, "S")).toBe(true);
    expect(inStock(full, [null, null], 0, "Ink")).toBe(true);
    expect(soldOut(full)).toBe(false);
  });

  it("finds the SKU once everything is chosen, and its price before", () => {
    expect(chosen(full, ["Ink", null])).toBeNull();
    expect(chosen(full, ["Ink", "S"])?.id).toBe("s3");
    expect(priceSpan(full, [null, null])).toEqual({ from: money(100), to: money(300) });
    expect(priceSpan(full, ["Sand", null])).toEqual({ from: money(100), to: money(100) });
    expect(openOption(["Ink", null])).toBe(1);
  });

  it("lets go of a value on a second tap, and of others that no longer fit", () => {
    expect(choose(full, ["Ink", null], 0, "Ink")).toEqual([null, null]);
    expect(choose(full, ["Sand", "M"], 0, "Ink")).toEqual(["Ink", null]);
  });
});

describe("what is crossed out", () => {
  const offer = { kind: "time_limited" as const, why: "Autumn days", until: null };

  it("is the list price, while a promotion asks less", () => {
    expect(struck({ price: money(80), list_price: money(100), offer })).toEqual(money(100));
  });

  it("is nothing without a promotion, or where nothing is lower", () => {
    expect(struck({ price: money(80), list_price: money(100), offer: null })).toBeNull();
    expect(struck({ price: money(100), list_price: money(100), offer })).toBeNull();
    expect(struck({ price: money(100), list_price: null, offer })).toBeNull();
  });

  it("belongs to the cheapest SKU that the choice allows", () => {
    expect(cheapest(full, ["Ink", null])?.id).toBe("s3");
    expect(cheapest(full, [null, null])?.id).toBe("s1");
    expect(cheapest(shirt([]), [null, null])).toBeNull();
  });
});
