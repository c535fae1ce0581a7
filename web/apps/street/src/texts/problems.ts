import { Problem } from "@guang/api";
import { hasText, type TextKey, type Texts } from ".";

/** What went wrong, why, and what to do, in the reader's language. */
export function sayProblem(error: unknown, t: Texts): string {
  if (!(error instanceof Problem)) return t("problem.unknown");
  if (error.trouble === "offline") return t("problem.offline");
  const key = `problem.${error.code}`;
  if (hasText(key)) return t(key as TextKey, words(error.facts));
  if (error.trouble === "broken") return t("problem.broken");
  if (error.status === 429) return t("problem.too_many");
  return error.message || t("problem.unknown");
}

function words(facts: Record<string, unknown>): Record<string, string | number> {
  const plain: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === "string" || typeof value === "number") plain[name] = value;
  }
  return plain;
}
