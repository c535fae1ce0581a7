import type { WhyCode } from "@guang/api";
import { hasText, type Texts } from ".";

type Style = "because" | "says";

/** A reason's code as a tag ("because") or a sentence ("says"); null for a code we have no words for. */
export function whyWords(
  reason: WhyCode | undefined,
  t: Texts,
  topicName: (topic: string) => string,
  style: Style = "because",
): string | null {
  if (!reason) return null;
  const key = `why.${style}.${reason.code}`;
  if (!hasText(key)) return null;
  const { topic, name, title } = reason;
  return t(key, { topic: topic ? topicName(topic) : "", name: name ?? "", title: title ?? "" });
}
