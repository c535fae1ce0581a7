/** What waits for somebody: the numbers beside the navigation, and the board's. */
import { call, get } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import type { CountedPage, DeskOrder, MyStore, ProductLine } from "./types";

export const useOrderCounts = (store: MyStore | null) =>
  useQuery({
    queryKey: ["orders", store?.id, "counts"],
    enabled: store !== null,
    refetchInterval: 15_000,
    queryFn: () => call<CountedPage<DeskOrder>>("GET", `/api/stores/${store?.id}/orders`),
  });

export const useGoodsCounts = (store: MyStore | null) =>
  useQuery({
    queryKey: ["goods", store?.id, "counts"],
    enabled: store !== null,
    queryFn: () => call<CountedPage<ProductLine>>("GET", `/api/stores/${store?.id}/desk/products`),
  });

export const useReports = (operator: boolean) =>
  useQuery({
    queryKey: ["reports"],
    enabled: operator,
    refetchInterval: 30_000,
    queryFn: () => get("/api/operator/reports"),
  });

export const useCases = (operator: boolean) =>
  useQuery({
    queryKey: ["cases"],
    enabled: operator,
    refetchInterval: 30_000,
    queryFn: () => get("/api/operator/cases"),
  });

interface CaseCounts {
  items: unknown[];
  counts?: Record<string, number>;
}

/** How many after-sale cases wait for the store. */
export const useAfterSales = (store: MyStore | null) =>
  useQuery({
    queryKey: ["after-sales", store?.id, "counts"],
    enabled: store?.rights.includes("orders") ?? false,
    refetchInterval: 30_000,
    queryFn: () => call<CaseCounts>("GET", `/api/stores/${store?.id}/after-sales?due=true`),
    select: ({ counts = {} }) =>
      (counts.merchant_review ?? 0) + (counts.received ?? 0) + (counts.replacing ?? 0),
  });

/** How many disputes wait for the store's answer. */
export const useDisputes = (store: MyStore | null) =>
  useQuery({
    queryKey: ["disputes", store?.id, "counts"],
    enabled: store?.rights.includes("orders") ?? false,
    refetchInterval: 30_000,
    queryFn: () => get("/api/stores/{store_id}/disputes", { path: { store_id: store?.id ?? "" } }),
    select: ({ counts }) => (counts.opened ?? 0) + (counts.evidence_due ?? 0),
  });

/** How many invoices wait for the store to issue them. */
export const useInvoices = (store: MyStore | null) =>
  useQuery({
    queryKey: ["invoices", store?.id, "counts"],
    enabled: store?.rights.includes("orders") ?? false,
    refetchInterval: 30_000,
    queryFn: () =>
      get("/api/stores/{store_id}/invoices", {
        path: { store_id: store?.id ?? "" },
        query: { state: "asked" },
      }),
    select: ({ counts }) => counts.asked ?? 0,
  });

export const useArbitrations = (operator: boolean) =>
  useQuery({
    queryKey: ["after-sales", "arbitrations"],
    enabled: operator,
    refetchInterval: 30_000,
    queryFn: () => call<CaseCounts>("GET", "/api/operator/after-sales"),
    select: ({ items }) => items.length,
  });

/** How many conversations wait for an answer; only for those who may answer. */
export const useTalks = (store: MyStore | null) =>
  useQuery({
    queryKey: ["talks", store?.id, "counts"],
    enabled: store?.rights.includes("support") ?? false,
    refetchInterval: 30_000,
    queryFn: () => get("/api/stores/{store_id}/conversations", { path: { store_id: store?.id ?? "" } }),
    select: ({ counts }) => counts.waiting,
  });

export const useAsked = (operator: boolean) =>
  useQuery({
    queryKey: ["asked", "counts"],
    enabled: operator,
    refetchInterval: 30_000,
    queryFn: () => get("/api/operator/conversations"),
    select: ({ items }) => items.filter((one) => !one.taken || one.mine).length,
  });

export interface Waiting {
  talks: number | undefined;
  asked: number | undefined;
  after_sales: number | undefined;
  arbitration: number | undefined;
  ship: number | undefined;
  reports: number | undefined;
  cases: number | undefined;
  disputes: number | undefined;
  invoices: number | undefined;
}

export function useWaiting(store: MyStore | null, roles: readonly string[]): Waiting {
  const operator = roles.includes("operator");
  const orders = useOrderCounts(store);
  const reports = useReports(operator);
  const cases = useCases(operator);
  const afterSales = useAfterSales(store);
  const arbitrations = useArbitrations(operator);
  const talks = useTalks(store);
  const asked = useAsked(operator);
  const disputes = useDisputes(store);
  const invoices = useInvoices(store);
  return {
    talks: talks.data,
    asked: asked.data,
    after_sales: afterSales.data,
    arbitration: arbitrations.data,
    ship: orders.data?.counts.paid,
    reports: reports.data?.items.length,
    cases: cases.data?.items.length,
    disputes: disputes.data,
    invoices: invoices.data,
  };
}

/** Units that can be sold of each product asked for. */
export function useAvailable(store: MyStore | null, products: string[]) {
  return useQuery({
    queryKey: ["stock", store?.id, products],
    enabled: store !== null && products.length > 0,
    queryFn: async () => {
      const asked = products.map((id) => `product=${id}`).join("&");
      const found = await call<{ items: { product: string; available: number }[] }>(
        "GET",
        `/api/stores/${store?.id}/desk/stock?${asked}`,
      );
      return new Map(found.items.map((one) => [one.product, one.available]));
    },
  });
}
