import { api } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { hasText, type Texts, useTexts } from ".";

const DAY_MS = 86_400_000;

/** What topics are called in the reader's language: our word, the category tree's, else the topic as it is written. */
export function useTopicName(): (topic: string) => string {
  const t = useTexts();
  const { locale } = t;
  const query = useQuery({
    queryKey: ["categories", locale],
    queryFn: api.goods.categories,
    staleTime: DAY_MS,
  });
  const items = query.data?.items;
  return useCallback(
    (topic) => own(topic, t) ?? items?.find((one) => one.slug === topic)?.name ?? plain(topic),
    [items, t],
  );
}

function own(topic: string, t: Texts): string | null {
  const key = `topic.${topic}`;
  return hasText(key) ? t(key) : null;
}

function plain(topic: string): string {
  const words = topic.replace(/[-_]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
