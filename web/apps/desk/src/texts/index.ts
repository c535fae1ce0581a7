import { Problem } from "@guang/api";
import { useBooks } from "@guang/ui";
import deliveryEn from "./delivery.en.json";
import deliveryZh from "./delivery.zh-CN.json";
import disputesEn from "./disputes.en.json";
import disputesZh from "./disputes.zh-CN.json";
import en from "./en.json";
import goodsEn from "./goods.en.json";
import goodsZh from "./goods.zh-CN.json";
import supportEn from "./support.en.json";
import supportZh from "./support.zh-CN.json";
import taxEn from "./tax.en.json";
import taxZh from "./tax.zh-CN.json";
import zh from "./zh-CN.json";

export type Key =
  | keyof typeof en
  | keyof typeof deliveryEn | keyof typeof disputesEn
  | keyof typeof goodsEn
  | keyof typeof supportEn
  | keyof typeof taxEn;
const BOOKS = {
  en: { ...en, ...deliveryEn, ...disputesEn, ...goodsEn, ...supportEn, ...taxEn },
  "zh-CN": { ...zh, ...deliveryZh, ...disputesZh, ...goodsZh, ...supportZh, ...taxZh },
};

export const useWords = () => useBooks<Key>(BOOKS, "en");

/** A refusal in words: what the server said, or what the network did. */
export function trouble(error: unknown, t: ReturnType<typeof useWords>): string {
  if (!(error instanceof Problem)) return t("trouble.broken");
  if (error.trouble === "offline") return t("trouble.offline");
  const known = `problem.${error.code}` as Key;
  const words = t(known);
  return words === known ? error.message || t("trouble.broken") : words;
}

/** Words about a number: its own form for one, and thousands set apart in every other. */
export const counted = (t: ReturnType<typeof useWords>, key: Key, n: number): string =>
  t(key, { n: n === 1 ? n : n.toLocaleString(t.locale) });

/** A code in words; what is no known code is words already. */
export function named(t: ReturnType<typeof useWords>, of: "reason" | "bank", code: string): string {
  const known = `${of}.${code}` as Key;
  const words = t(known);
  return words === known ? code : words;
}
