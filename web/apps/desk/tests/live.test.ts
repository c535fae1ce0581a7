import { expect, it, vi } from "vitest";
import { heed } from "../src/state/live";

const asked = (hint: Parameters<typeof heed>[0]) => {
  const invalidateQueries = vi.fn(async () => undefined);
  heed(hint, { invalidateQueries });
  return (invalidateQueries.mock.calls as unknown as [{ queryKey: string[] }][]).map(
    ([{ queryKey }]) => queryKey[0],
  );
};

it("asks for orders and figures again when an order moves", () => {
  expect(asked({ kind: "order", order: "ord_1", state: "paid" })).toEqual(["orders", "figures"]);
});

it("asks for videos again when one is published", () => {
  expect(asked({ kind: "video", video: "vid_1", state: "published" })).toEqual(["videos"]);
});

it("asks for conversations again when something is said in one", () => {
  expect(asked({ kind: "talk", conversation: "cnv_1", what: "message", number: 2 })).toEqual([
    "talks",
    "talk",
    "said",
    "asked",
  ]);
});

it("leaves everything as it is for a hint it does not know", () => {
  expect(asked({ kind: "weather" } as never)).toEqual([]);
});
