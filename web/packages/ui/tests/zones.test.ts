import { expect, test } from "vitest";
import { translator } from "../src/i18n";
import { instantOf, monthIn } from "../src/zones";

test("a wall clock elsewhere means one instant, whatever the clock here shows", () => {
  expect(instantOf("2026-06-01T09:00:00", "Asia/Shanghai").toISOString()).toBe("2026-06-01T01:00:00.000Z");
  expect(instantOf("2026-06-01T00:00:00", "America/New_York").toISOString()).toBe("2026-06-01T04:00:00.000Z");
});

test("the days on which clocks are moved have their own hours", () => {
  const berlin = (wall: string) => instantOf(wall, "Europe/Berlin").toISOString();
  expect(berlin("2026-03-29T01:59:00")).toBe("2026-03-29T00:59:00.000Z");
  expect(berlin("2026-03-29T03:00:00")).toBe("2026-03-29T01:00:00.000Z");
  expect(berlin("2026-03-29T02:30:00")).toBe("2026-03-29T01:30:00.000Z");
  expect(berlin("2026-10-25T12:00:00")).toBe("2026-10-25T11:00:00.000Z");
});

test("a month begins at midnight there", () => {
  const at = new Date("2026-05-31T16:00:00Z");
  expect(monthIn("Asia/Shanghai", at)).toBe("2026-06");
  expect(monthIn("UTC", at)).toBe("2026-05");
});

test("dates are told by the clocks of the place they are about", () => {
  const t = translator<"x">("en", {}, {}, "Asia/Shanghai");
  expect(t.date("2026-05-31T16:00:00Z", "day")).toBe("Jun 1, 2026");
});
