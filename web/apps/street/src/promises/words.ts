import type { Guarantee } from "@guang/api";
import { formatMoney } from "@guang/ui";
import { hasText, type TextKey, type Texts } from "../texts";

/** When an order was paid for and arrived, which promises are counted from. */
export interface Since {
  paid_at: string | null;
  delivered_at: string | null;
  confirmed_at: string | null;
}

const DAY_MS = 86_400_000;
const FROM_ARRIVAL: ReadonlySet<string> = new Set(["no_reason_return", "broken_on_arrival"]);

const valuesOf = (one: Guarantee, t: Texts) => ({
  days: one.days ?? 0,
  hours: one.hours ?? 0,
  amount: one.amount ? formatMoney(one.amount, t.locale) : "",
});

/** What a badge says; a promise of a later time than these words says nothing. */
export function labelOf(one: Guarantee, t: Texts): string | null {
  const key = `promise.${one.kind}`;
  return hasText(key) ? t(key, valuesOf(one, t)) : null;
}

export function explain(one: Guarantee, t: Texts): string {
  const key = `promise.${one.kind}_says`;
  return hasText(key) ? t(key, valuesOf(one, t)) : "";
}

/** By whom it is given: a law, the platform, or the store. */
export function basisOf(one: Guarantee, t: Texts): string {
  const key = `promise.basis_${one.basis}`;
  return t(hasText(key) ? key : "promise.basis_store");
}

/** Who bears what it costs. Terms of delivery cost nobody anything extra. */
export function payerOf(one: Guarantee, all: readonly Guarantee[], t: Texts): string | null {
  if (one.hours != null || one.kind === "deliver_within") return null;
  const insured = one.payer === "buyer" && all.some(({ kind }) => kind === "return_freight");
  return t(insured ? "promise.payer_buyer_insured" : (`promise.payer_${one.payer}` as TextKey));
}

/** Until when a promise about an order holds; "later" while its days have not begun. */
export function untilOf(one: Guarantee, since: Since): Date | "later" | null {
  if (one.days == null || one.kind === "deliver_within") return null;
  if (one.kind === "price_protection") {
    return since.paid_at ? new Date(Date.parse(since.paid_at) + one.days * DAY_MS) : null;
  }
  if (!FROM_ARRIVAL.has(one.kind)) return null;
  const came = since.delivered_at ?? since.confirmed_at;
  return came ? new Date(Date.parse(came) + one.days * DAY_MS) : "later";
}

/** Why goods cannot be sent back without a reason. */
export function staysFor(basis: string, t: Texts): string {
  const key = `promise.stays_${basis}`;
  return t(hasText(key) ? key : "promise.stays");
}
