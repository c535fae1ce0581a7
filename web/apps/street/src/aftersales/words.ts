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
  sold_out: "amber",
  replacing: "blue",
  replacement_shipping: "blue",
  exchanged: "green",
};

/** The stages of a case in which goods travel back, and at which of them it stands; null for any other case. */
const WAY: Partial<Record<AfterSale["kind"], readonly string[]>> = {
  return_refund: ["asked", "agreed", "sent_back", "checked", "refunded"],
  exchange: ["asked", "agreed", "sent_back", "checked", "on_its_way", "exchanged"],
};
const REACHED: Partial<Record<AfterSaleState, number>> = {
  merchant_review: 0,
  awaiting_return: 1,
  return_shipping: 2,
  received: 2,
  inspected: 3,
  replacing: 3,
  replacement_shipping: 4,
};
export function stages(one: AfterSale): { names: readonly string[]; at: number } | null {
  const names = WAY[one.kind];
  const last = one.kind === "exchange" ? "exchanged" : "refunded";
  const at = one.state === last ? (names?.length ?? 1) - 1 : REACHED[one.state];
  return names && at !== undefined ? { names, at } : null;
}

const FINAL: ReadonlySet<string> = new Set(["refunded", "exchanged", "withdrawn", "closed"]);
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
