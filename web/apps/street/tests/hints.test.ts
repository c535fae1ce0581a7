import type { Hint } from "@guang/api";
import { expect, it, vi } from "vitest";
import { reanchored, taken } from "../src/feed/hints";
import { type Entry, start, step } from "../src/feed/machine";
import { heed } from "../src/shell/useHints";

const entry = (id: string, creator: string, products: string[] = []): Entry =>
  ({
    slot: 0,
    page: "pag_1",
    why: [],
    video: {
      id,
      creator: { id: creator },
      store: { id: `sto_${creator}` },
      anchors: products.map((product) => ({ product, sold_out: false })),
    },
  }) as unknown as Entry;

const entries = [
  entry("vid_1", "acc_1", ["prd_1"]),
  entry("vid_2", "acc_2"),
  entry("vid_3", "acc_1", ["prd_2"]),
];

it("takes away a restricted video, and everything of a restricted person or store", () => {
  expect(taken(entries, "vid_2")).toEqual(["vid_2"]);
  expect(taken(entries, "acc_1")).toEqual(["vid_1", "vid_3"]);
  expect(taken(entries, "sto_acc_2")).toEqual(["vid_2"]);
});

it("leaves the feed on the clip that follows the one that went", () => {
  const state = { ...start, status: "ready" as const, entries, index: 1 };
  const next = step(state, { type: "hint", hint: { kind: "restricted", subject: "vid_2" } });
  expect(next.entries.map((one) => one.video.id)).toEqual(["vid_1", "vid_3"]);
  expect(next.index).toBe(1);
});

it("marks anchors sold out and available again, and drops those of restricted products", () => {
  const anchors = (hint: Hint) => reanchored(entries, hint).map((one) => one.video.anchors);
  expect(anchors({ kind: "unavailable", product: "prd_1" })[0]).toEqual([
    { product: "prd_1", sold_out: true },
  ]);
  expect(anchors({ kind: "restricted", subject: "prd_2" })[2]).toEqual([]);
});

it("changes nothing, not even the identity, for what is not in the feed", () => {
  const state = { ...start, entries };
  expect(step(state, { type: "hint", hint: { kind: "unavailable", product: "prd_9" } })).toBe(state);
  expect(step(state, { type: "hint", hint: { kind: "restricted", subject: "vid_9" } })).toBe(state);
});

it("asks again for orders, their after-sale cases and notices when an order moves", () => {
  const invalidateQueries = vi.fn(async () => undefined);
  heed({ kind: "order", order: "ord_1", state: "shipped" }, { invalidateQueries });
  const asked = (invalidateQueries.mock.calls as unknown as [{ queryKey: string[] }][]).map(
    ([{ queryKey }]) => queryKey[0],
  );
  expect(asked).toEqual(["orders", "order", "counts", "notices", "case", "cases", "after-sale-options"]);
});
