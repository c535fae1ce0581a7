/** After-sale cases in the reader's words. */
import type { AfterSale, AfterSaleState, AfterSaleStep } from "@guang/api";
import type { TagLook } from "@guang/ui";
import { hasText, type Texts } from "../texts";
import { timeLeft, when } from "../texts/when";

export const LOOK: Partial<Record<AfterSaleState, TagLook>> = {
  awaiting_return: "amber",
  rejected: "red",
  platform_arbitration: "blue",
  refunded: "green",
  merchant_review: "blue",
  return_shipping: "blue",
  received: "blue",
  inspected: "blue",
};

const FINAL: ReadonlySet<string> = new Set(["refunded", "replaced", "withdrawn", "closed"]);
export const isOver = (state: string): boolean => FINAL.has(state);

/** The first of these texts that exists, else the last name as it is. */
export function sayOne(t: Texts, ...keys: string[]): string {
  for (const key of keys) if (hasText(key)) return t(key);
  return keys.at(-1)?.split(".").pop()?.replaceAll("_", " ") ?? "";
}

/** What happened at a step, by who did it. */
export const stepWords = (step: AfterSaleStep, t: Texts): string =>
  sayOne(t, `case.did_${step.event}_${step.side}`, `case.did_${step.event}`);

/** Until when somebody has time and what happens then, as the rules say; null when nothing waits. */
export function dueWords(one: AfterSale, t: Texts, nowMs: number): string | null {
  if (!one.due_at || isOver(one.state)) return null;
  const left = timeLeft(one.due_at, t.locale, nowMs);
  if (left === null) return t("case.due_past");
  const key = `case.due_${one.state}_${one.due_does ?? "nothing"}`;
  const values = { when: when(one.due_at, t.locale, nowMs), left };
  return hasText(key) ? t(key, values) : t("case.due_other", values);
}
