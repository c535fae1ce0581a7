/** What the gateway says, turned into questions worth asking again. */
import { type Hint, live } from "@guang/api";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

const TOUCHED: Record<Hint["kind"], string[]> = {
  restricted: ["goods", "product", "videos", "reports", "restrictions"],
  unavailable: ["goods", "stock"],
  available: ["goods", "stock"],
  order: ["orders", "figures"],
  video: ["videos"],
  merged: ["me", "stores"],
  talk: ["talks", "talk", "said", "asked"],
  case: ["after-sales", "after-sale", "orders"],
  again: [
    "orders",
    "after-sales",
    "after-sale",
    "figures",
    "videos",
    "goods",
    "reports",
    "cases",
    "talks",
    "talk",
    "said",
    "asked",
  ],
};

/** Ask again for everything that a hint may have changed. */
export function heed(hint: Hint, client: Pick<QueryClient, "invalidateQueries">): void {
  for (const first of TOUCHED[hint.kind] ?? []) void client.invalidateQueries({ queryKey: [first] });
}

export function useLive(viewer: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => (viewer ? live.listen((hint) => heed(hint, client)) : undefined), [viewer, client]);
}
