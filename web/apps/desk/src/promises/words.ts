import type { GuaranteeChoice, GuaranteeTerm } from "@guang/api";
import type { Key, useWords } from "../texts";

type Words = ReturnType<typeof useWords>;
export type Kind = GuaranteeTerm["kind"];
export type Choices = Partial<Record<Kind, GuaranteeChoice>>;

/** Words for a code, or for its kind where it has none of its own. */
export function said(t: Words, key: string, otherwise: Key): string {
  const words = t(key as Key);
  return words === key ? t(otherwise) : words;
}

export const basisOf = (t: Words, basis: string): string =>
  said(t, `promises.basis.${basis}`, "promises.basis.store");

/** Whether anything is left to choose: more days than are compelled, or goods about which the law says nothing. */
export const isOpen = (term: GuaranteeTerm): boolean =>
  term.stance === "open" || (term.stance === "compelled" && term.days != null && term.least < term.days.most);
