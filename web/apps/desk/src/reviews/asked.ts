/** What is looked for among the reviews, as the page's address says it, and what their sums say in words. */
import type { Schemas } from "@guang/api";

export type Review = Schemas["StoreReviewOut"];
export type Tally = Schemas["ReviewTally"];

/** The ways to narrow the list; the rest of the address is about which review is open. */
const FILTERS = ["stars", "product", "unanswered", "pictures"] as const;

/** The filters of an address as the request takes them. */
export function asked(params: URLSearchParams) {
  const stars = Number(params.get("stars"));
  return {
    stars: Number.isInteger(stars) && stars >= 1 && stars <= 5 ? stars : null,
    product: params.get("product") || null,
    unanswered: params.get("unanswered") === "1" || null,
    pictures: params.get("pictures") === "1" || null,
  };
}

export const isNarrowed = (params: URLSearchParams): boolean => FILTERS.some((name) => params.get(name));

export interface Bar {
  stars: number;
  n: number;
  /** Of all reviews. */
  share: number;
}

/** How many gave which stars, the best first. */
export function bars(histogram: readonly number[]): Bar[] {
  const all = histogram.reduce((sum, n) => sum + n, 0);
  return [5, 4, 3, 2, 1].map((stars) => {
    const n = histogram[stars - 1] ?? 0;
    return { stars, n, share: all ? n / all : 0 };
  });
}

/** The share that is answered; null where there is nothing to answer. */
export const answered = ({ count, answered: n }: Pick<Tally, "count" | "answered">): number | null =>
  count ? n / count : null;

/** How much the mean has moved; null where one of the spans has no reviews, because nothing can be compared then. */
export function moved({ recent, before }: Pick<Tally, "recent" | "before">): number | null {
  if (!recent.count || !before.count) return null;
  return Math.round((recent.mean - before.mean) * 100) / 100;
}
