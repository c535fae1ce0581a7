import { expect, it } from "vitest";
import { combine, emptyDraft, formOf } from "../src/merchant/draft";

const option = (name: string, values: string[]) => ({
  key: name,
  name: { en: name },
  values: values.map((value) => ({ en: value })),
});

it("makes every combination and keeps what was typed", () => {
  const before = combine([option("Colour", ["Red"])], emptyDraft().skus).map((sku) => ({
    ...sku,
    price: 12,
  }));
  const after = combine([option("Colour", ["Red", "Blue"]), option("Size", ["S", "M"])], before);
  expect(after.map((sku) => sku.choice)).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
  expect(after.every((sku) => sku.price === 12)).toBe(true);
});

it("sends prices in minor units and leaves empty words out", () => {
  const draft = { ...emptyDraft(), title: { en: " Bowl ", "zh-CN": " " }, category: "cat_1" };
  draft.skus[0] = { id: null, choice: [], code: "", price: 19.99, listPrice: null };
  const form = formOf(draft, "CNY");
  expect(form.title).toEqual({ en: "Bowl" });
  expect(form.skus[0]).toMatchObject({ price: { minor: 1999, currency: "CNY" }, list_price: null });
});
