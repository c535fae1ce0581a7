import { Problem } from "@guang/api";
import { hasText, type TextKey, type Texts } from ".";

/** What went wrong, why, and what to do, in the reader's language. */
export function sayProblem(error: unknown, t: Texts): string {
  if (!(error instanceof Problem)) return t("problem.unknown");
  if (error.trouble === "offline") return t("problem.offline");
  const key = `problem.${error.code}`;
  const goods = titles(error.facts.titles, t.locale);
  if (goods && hasText(`${key}.of`)) return t(`${key}.of` as TextKey, { ...words(error.facts), goods });
  if (hasText(key)) return t(key as TextKey, words(error.facts));
  if (error.trouble === "broken") return t("problem.broken");
  if (error.status === 429) return t("problem.too_many");
  return error.message || t("problem.unknown");
}

/** The goods that a refusal is about, in the reader's language. */
function titles(said: unknown, locale: string): string {
  const names = Array.isArray(said) ? (said as Record<string, string>[]) : [];
  return names.map((name) => name[locale] ?? name.en ?? Object.values(name)[0] ?? "").join(", ");
}

function words(facts: Record<string, unknown>): Record<string, string | number> {
  const plain: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === "string" || typeof value === "number") plain[name] = value;
  }
  return plain;
}
