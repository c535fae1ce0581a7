import type { AfterSale } from "@guang/api";
import { translator } from "@guang/ui";
import { expect, it } from "vitest";
import { dueWords, sayOne } from "../src/aftersales/words";
import type { TextKey } from "../src/texts";
import { ownAmounts, readAmount, shareOf, writeAmount } from "../src/texts/amount";
import en from "../src/texts/trade.en.json";
import { timeLeft, when } from "../src/texts/when";

const t = translator<TextKey>("en", en, en);
const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute);

it("reads amounts as they are typed, in the digits of their currency", () => {
  expect(readAmount("12.5", "CNY")).toEqual({ minor: 1250, currency: "CNY" });
  expect(readAmount(" 12,05 ", "EUR")).toEqual({ minor: 1205, currency: "EUR" });
  expect(readAmount("300", "JPY")).toEqual({ minor: 300, currency: "JPY" });
  for (const wrong of ["", "-1", "1.234", "12 yuan", "1e3"])
    expect(readAmount(wrong, "CNY"), wrong).toBeNull();
  expect(readAmount("1.5", "JPY")).toBeNull();
  expect(writeAmount({ minor: 1250, currency: "CNY" })).toBe("12.50");
  expect(writeAmount({ minor: 1200, currency: "CNY" })).toBe("12");
});

it("shares what is left over the units as the server does: half up, all of it for all", () => {
  const left = { minor: 1000, currency: "CNY" };
  expect([1, 2, 3].map((units) => shareOf(left, units, 3).minor)).toEqual([333, 667, 1000]);
  expect(shareOf(left, 0, 3).minor).toBe(0);
});

it("says instants the plainer the nearer they are", () => {
  const now = at(22, 18).getTime();
  expect(when(at(22, 20).toISOString(), "en", now)).toBe("today, 8:00 PM");
  expect(when(at(23, 14).toISOString(), "zh-CN", now)).toBe("明天 14:00");
  expect(when(at(24, 14).toISOString(), "en", now)).toBe("Tuesday, 2:00 PM");
  expect(when(at(30, 14).toISOString(), "en", now)).toBe("Nov 30, 2:00 PM");
});

it("counts down in two units and stops at the end", () => {
  const now = at(22, 18).getTime();
  expect(timeLeft(at(23, 21).toISOString(), "en", now)).toBe("1 day 3 hours");
  expect(timeLeft(at(23, 21).toISOString(), "zh-CN", now)).toBe("1天3小时");
  expect(timeLeft(at(22, 18, 40).toISOString(), "en", now)).toBe("40 minutes");
  expect(timeLeft(at(22, 17).toISOString(), "en", now)).toBeNull();
});

it("says until when the store has time and what its silence means", () => {
  const one = {
    state: "merchant_review",
    due_at: at(24, 14).toISOString(),
    due_does: "approve",
  } as unknown as AfterSale;
  expect(dueWords(one, t, at(22, 18).getTime())).toBe(
    "The store has until Tuesday, 2:00 PM (1 day 20 hours left). If it says nothing, it counts as agreed.",
  );
  expect(dueWords({ ...one, state: "refunded" } as AfterSale, t, 0)).toBeNull();
});

it("falls back to plain words for a code it has no text for", () => {
  expect(sayOne(t, "case.reason_fell_from_the_sky")).toBe("reason fell from the sky");
});

it("writes the server's amounts as the reader does, and leaves other words alone", () => {
  expect(ownAmounts("Store coupon: 15.00 CNY off from 150.50 CNY", "zh-CN")).toBe(
    "Store coupon: ¥15 off from ¥150.50",
  );
  expect(ownAmounts("Keeps 2 years, see ISO 216", "en")).toBe("Keeps 2 years, see ISO 216");
});
