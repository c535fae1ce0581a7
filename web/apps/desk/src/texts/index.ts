import { Problem } from "@guang/api";
import { useBooks } from "@guang/ui";
import accountEn from "./account.en.json";
import accountZh from "./account.zh-CN.json";
import deliveryEn from "./delivery.en.json";
import deliveryZh from "./delivery.zh-CN.json";
import disputesEn from "./disputes.en.json";
import disputesZh from "./disputes.zh-CN.json";
import en from "./en.json";
import goodsEn from "./goods.en.json";
import goodsZh from "./goods.zh-CN.json";
import modelsEn from "./models.en.json";
import modelsZh from "./models.zh-CN.json";
import policyEn from "./policy.en.json";
import policyZh from "./policy.zh-CN.json";
import promisesEn from "./promises.en.json";
import promisesZh from "./promises.zh-CN.json";
import reviewsEn from "./reviews.en.json";
import reviewsZh from "./reviews.zh-CN.json";
import supportEn from "./support.en.json";
import supportZh from "./support.zh-CN.json";
import taxEn from "./tax.en.json";
import taxZh from "./tax.zh-CN.json";
import zh from "./zh-CN.json";

export type Key =
  | keyof typeof en
  | keyof typeof accountEn
  | keyof typeof deliveryEn
  | keyof typeof disputesEn
  | keyof typeof goodsEn
  | keyof typeof modelsEn
  | keyof typeof policyEn
  | keyof typeof promisesEn
  | keyof typeof reviewsEn
  | keyof typeof supportEn
  | keyof typeof taxEn;
const BOOKS = {
  en: {
    ...en,
    ...accountEn,
    ...deliveryEn,
    ...disputesEn,
    ...goodsEn,
    ...modelsEn,
    ...policyEn,
    ...promisesEn,
    ...reviewsEn,
    ...supportEn,
    ...taxEn,
  },
  "zh-CN": {
    ...zh,
    ...accountZh,
    ...deliveryZh,
    ...disputesZh,
    ...goodsZh,
    ...modelsZh,
    ...policyZh,
    ...promisesZh,
    ...reviewsZh,
    ...supportZh,
    ...taxZh,
  },
};

export const useWords = () => useBooks<Key>(BOOKS, "en");

export type Words = ReturnType<typeof useWords>;

/** A refusal in words: what the server said, or what the network did. */
export function trouble(error: unknown, t: Words): string {
  if (!(error instanceof Problem)) return t("trouble.broken");
  if (error.trouble === "offline") return t("trouble.offline");
  const known = `problem.${error.code}` as Key;
  const words = t(known);
  return words === known ? error.message || t("trouble.broken") : words;
}

/** Words about a number: its own form for one, and thousands set apart in every other. */
export const counted = (t: Words, key: Key, n: number): string =>
  t(key, { n: n === 1 ? n : n.toLocaleString(t.locale) });

/** The text of a key that may be none: what stands in for it otherwise. */
export function known(t: Words, key: string, otherwise: string): string {
  const words = t(key as Key);
  return words === key ? otherwise : words;
}

/** A code in words; what is no known code is words already. */
export const named = (t: Words, of: "reason" | "bank", code: string): string =>
  known(t, `${of}.${code}`, code);
