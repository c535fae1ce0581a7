import { expect, it, vi } from "vitest";
import {
  combine,
  dropDraft,
  emptyDraft,
  emptySku,
  formOf,
  keepDraft,
  keptDraft,
} from "../src/merchant/draft";

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
  draft.skus[0] = { ...emptySku([]), price: 19.99, weightG: 250, sizeMm: [10, 20, null] };
  const form = formOf(draft, "CNY");
  expect(form.title).toEqual({ en: "Bowl" });
  expect(form.skus[0]).toMatchObject({ price: { minor: 1999, currency: "CNY" }, list_price: null });
  expect(form.skus[0]).toMatchObject({ weight_g: 250, size_mm: null });
});

it("keeps what was typed, until the product is another or a month has passed", () => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  const draft = { ...emptyDraft(), title: { en: "Bowl" } };
  keepDraft("prd_1", "2026-06-01", draft);
  expect(keptDraft("prd_1", "2026-06-01")?.draft.title).toEqual({ en: "Bowl" });
  expect(keptDraft("prd_1", "2026-06-02")).toBeNull();
  expect(keptDraft("prd_1", "2026-06-01", Date.now() + 31 * 86_400_000)).toBeNull();
  dropDraft("prd_1");
  expect(keptDraft("prd_1", "2026-06-01")).toBeNull();
  kept.set("guang.desk.draft.prd_1", "{");
  expect(keptDraft("prd_1", "")).toBeNull();
  vi.unstubAllGlobals();
});
