import { api } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTexts } from ".";

const DAY_MS = 86_400_000;

/** What topics are called in the reader's language: the category tree's words, else the topic as it is written. */
export function useTopicName(): (topic: string) => string {
  const { locale } = useTexts();
  const query = useQuery({
    queryKey: ["categories", locale],
    queryFn: api.goods.categories,
    staleTime: DAY_MS,
  });
  const items = query.data?.items;
  return useCallback((topic) => items?.find((one) => one.slug === topic)?.name ?? plain(topic), [items]);
}

function plain(topic: string): string {
  const words = topic.replace(/[-_]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
