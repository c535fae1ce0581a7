/** What is looked for among the goods: the same in the page's address, in requests and in batches. */
import type { Schemas } from "@guang/api";

export const STATES = ["listed", "draft", "delisted"] as const;
export const SORTS = ["newest", "oldest", "changed", "cheapest", "dearest"] as const;
export const STOCKS = ["none", "low", "some"] as const;
export const DAYS = [1, 7, 30] as const;
export const COLUMNS = ["state", "price", "available", "code", "skus", "changed", "created"] as const;
export type Column = (typeof COLUMNS)[number];

/** The parts of the address that are filters; the rest of it is about how the list is shown. */
export const FILTERS = ["q", "state", "category", "stock", "min", "max", "days"] as const;
export type Filter = (typeof FILTERS)[number];

const minor = (typed: string | null): number | null => {
  const amount = Number(typed);
  return typed && Number.isFinite(amount) && amount >= 0 ? Math.round(amount * 100) : null;
};

/** The instant so many days ago, to the hour, so that pages of one list ask for the same. */
export const since = (days: string | null, now = Date.now()): string | null => {
  const hour = 3_600_000;
  return days ? new Date(Math.floor(now / hour) * hour - Number(days) * 24 * hour).toISOString() : null;
};

/** The filters of an address as the list's request takes them. */
export function asked(params: URLSearchParams) {
  return {
    q: params.get("q"),
    state: params.get("state"),
    category: params.get("category"),
    stock: params.get("stock"),
    price_min: minor(params.get("min")),
    price_max: minor(params.get("max")),
    changed_since: since(params.get("days")),
  };
}

/** The same for a batch: whatever is left out does not matter. */
export function searchOf(params: URLSearchParams): Schemas["SearchForm"] {
  return Object.fromEntries(
    Object.entries(asked(params)).filter(([, value]) => value !== null && value !== ""),
  ) as Schemas["SearchForm"];
}

export const isFiltered = (params: URLSearchParams): boolean =>
  FILTERS.some((name) => name !== "state" && params.get(name));

const KEPT = "guang.desk.goods.columns";
const USUAL: Column[] = ["state", "price", "available", "changed"];

/** The columns that are shown on this device. */
export function keptColumns(): Column[] {
  const kept = localStorage.getItem(KEPT);
  return kept ? COLUMNS.filter((one) => kept.split(",").includes(one)) : USUAL;
}

export const keepColumns = (columns: Column[]): void => localStorage.setItem(KEPT, columns.join());
