import { expect, it } from "vitest";
import { fill } from "../src/typed";

it("fills the places of a path and escapes what is put there", () => {
  expect(fill("/api/orders/{order_id}/cancel", { order_id: "ord_1" })).toBe("/api/orders/ord_1/cancel");
  expect(fill("/api/videos/{video}", { video: "a/b c" })).toBe("/api/videos/a%2Fb%20c");
  expect(fill("/api/feed")).toBe("/api/feed");
});
