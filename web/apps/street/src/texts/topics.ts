import { hasText, type Texts } from ".";

/** A topic's name in the reader's language; an unknown one is shown as it is written. */
export function topicName(topic: string, t: Texts): string {
  const key = `topic.${topic}`;
  if (hasText(key)) return t(key);
  const words = topic.replace(/[-_]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
