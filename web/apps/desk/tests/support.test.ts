import { expect, it } from "vitest";
import {
  asked,
  clock,
  filled,
  look,
  matching,
  minutes,
  spans,
  spansText,
  waited,
} from "../src/support/words";

const reply = (code: string, text: string) => ({ code, text, changed_at: "2026-06-01T12:00:00Z" });

it("a slash at the beginning looks for a quick reply, until a space is typed", () => {
  expect(asked("/")).toBe("");
  expect(asked("/Hi")).toBe("hi");
  expect(asked("/发货")).toBe("发货");
  expect(asked("hello /hi")).toBeNull();
  expect(asked("/hi there")).toBeNull();
});

it("codes that begin with it come first, then whatever contains it", () => {
  const replies = [reply("hello", "Hello"), reply("later", "shipped later"), reply("ship", "Sent today")];
  expect(matching(replies, "ship").map((one) => one.code)).toEqual(["ship", "later"]);
  expect(matching(replies, "").length).toBe(3);
  expect(matching(replies, "nothing")).toEqual([]);
});

it("places are filled, unknown ones stay", () => {
  const places = { buyer: "Mei", store: "Tea house", order: "ord_1" };
  expect(filled("Hi {buyer}, {order} of {store} {x}", places)).toBe("Hi Mei, ord_1 of Tea house {x}");
});

it("the clock counts on while the store is open and stands while it is closed", () => {
  expect(waited(60, 1_000, 6_000, true)).toBe(65);
  expect(waited(60, 1_000, 6_000, false)).toBe(60);
  expect([0, 65, 3_599, 3_725].map(clock)).toEqual(["0:00", "1:05", "59:59", "1:02:05"]);
  expect([10, 120, 121, 180, 181].map((seconds) => look(seconds, 180))).toEqual([
    "good",
    "good",
    "wait",
    "wait",
    "bad",
  ]);
});

it("hours are read and written as people write them", () => {
  expect(minutes("9:30")).toBe(570);
  expect(minutes("24:00")).toBe(1440);
  expect(minutes("24:01")).toBeNull();
  expect(minutes("9:60")).toBeNull();
  expect(spans("09:00-12:00, 13:00–18:00")).toEqual([
    [540, 720],
    [780, 1080],
  ]);
  expect(spans("")).toEqual([]);
  expect(spans("12:00-09:00")).toBeNull();
  expect(spans("09:00-12:00, 11:00-13:00")).toBeNull();
  expect(spansText([[540, 720]])).toBe("09:00-12:00");
});
