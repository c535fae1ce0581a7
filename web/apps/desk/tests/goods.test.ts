import { beforeEach, expect, it } from "vitest";
import { progress } from "../src/merchant/goods/batch";
import { asked, isFiltered, searchOf, since } from "../src/merchant/goods/search";
import { priceWish } from "../src/merchant/goods/wishes";

let params: URLSearchParams;
beforeEach(() => {
  params = new URLSearchParams("state=listed&q=茶&min=9.9&max=x&stock=low");
});

it("asks the server for what the address says, prices in minor units", () => {
  expect(asked(params)).toEqual({
    q: "茶",
    state: "listed",
    category: null,
    stock: "low",
    price_min: 990,
    price_max: null,
    changed_since: null,
  });
  expect(searchOf(params)).toEqual({ q: "茶", state: "listed", stock: "low", price_min: 990 });
});

it("knows a filter from the state that is looked at", () => {
  expect(isFiltered(params)).toBe(true);
  expect(isFiltered(new URLSearchParams("state=draft&sort=oldest"))).toBe(false);
});

it("counts days back to the hour, so that all pages ask for the same instant", () => {
  const now = Date.UTC(2026, 5, 8, 12, 34, 56);
  expect(since("7", now)).toBe("2026-06-01T12:00:00.000Z");
  expect(since(null, now)).toBeNull();
});

it("wishes for prices in basis points or minor units, with a step and what is taken off", () => {
  expect(priceWish({ by: "percent", amount: -10, rounding: "nine" })).toEqual({
    type: "price",
    by: "percent",
    amount: -1000,
    step: 100,
    less: 1,
  });
  expect(priceWish({ by: "add", amount: 1.15, rounding: "none" })).toMatchObject({ amount: 115, step: 1 });
});

it("tells how much of a batch is through", () => {
  expect(progress({ state: "running", counts: { planned: 25, done: 70, refused: 5 } })).toBe(75);
  expect(progress({ state: "undoing", counts: { done: 40, undone: 50, kept: 10 } })).toBe(60);
  expect(progress({ state: "planning", counts: {} })).toBeNull();
});
