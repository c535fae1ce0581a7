import { Button } from "@guang/ui";
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTexts } from "../texts";
import { RowsWaiting } from "./PageWaiting";
import { Trouble } from "./Trouble";

interface Part<Item> {
  items: readonly Item[];
  next?: string | null;
}

/** A list that the server hands out part by part. */
export const useParts = <Item,>(key: readonly unknown[], load: (after?: string) => Promise<Part<Item>>) =>
  useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => load(pageParam || undefined),
    initialPageParam: "",
    getNextPageParam: (part) => part.next,
  });

export interface PagedProps<Item> {
  query: UseInfiniteQueryResult<InfiniteData<Part<Item>, unknown>>;
  /** The final layout, still empty. */
  waiting?: ReactNode;
  /** What this is for, where there is nothing. */
  empty: ReactNode;
  children: (items: Item[]) => ReactNode;
}

/** Such a list on the screen: waiting, failed, empty, or what there is and a way to have more. */
export function Paged<Item>({ query, waiting = <RowsWaiting />, empty, children }: PagedProps<Item>) {
  const t = useTexts();
  if (query.isError && !query.data)
    return <Trouble error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return waiting;
  const items = query.data.pages.flatMap((part) => part.items);
  if (items.length === 0) return empty;
  return (
    <>
      {children(items)}
      {query.hasNextPage && (
        <Button look="quiet" wide busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("common.more")}
        </Button>
      )}
    </>
  );
}
