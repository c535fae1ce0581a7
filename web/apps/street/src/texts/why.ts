import type { WhyCode } from "@guang/api";
import { hasText, type Texts } from ".";

/** A reason's code as a short sentence, or null for a code we have no words for. */
export function whyWords(
  reason: WhyCode | undefined,
  t: Texts,
  topicName: (topic: string) => string,
): string | null {
  if (!reason) return null;
  const values = {
    topic: reason.topic ? topicName(reason.topic) : "",
    name: reason.name ?? "",
    title: reason.title ?? "",
  };
  const key = `why.because.${reason.code}`;
  return hasText(key) ? t(key, values) : null;
}
