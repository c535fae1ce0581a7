/** Hints from the gateway make lists and counts be asked for again; the open feed listens for itself. */
import { type Hint, live } from "@guang/api";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

export function heed(hint: Hint, client: Pick<QueryClient, "invalidateQueries">): void {
  const again = (...firsts: string[]) => {
    for (const first of firsts) void client.invalidateQueries({ queryKey: [first] });
  };
  switch (hint.kind) {
    case "order":
      again("orders", "order", "counts", "notices", "case", "cases", "after-sale-options");
      break;
    case "case":
      again(
        "case",
        "cases",
        "after-sale-options",
        "exchange-choices",
        "orders",
        "order",
        "notices",
        "counts",
      );
      break;
    case "unavailable":
    case "available":
      void client.invalidateQueries({ queryKey: ["product", hint.product] });
      break;
    case "restricted":
      again("product", "store-goods", "videos", "notices", "counts");
      break;
    case "video":
      again("videos", "notices", "counts");
      break;
    case "talk":
      again("talks", "counts");
      for (const part of ["talk", "said"])
        void client.invalidateQueries({ queryKey: [part, hint.conversation] });
      break;
    case "merged":
      again("cart", "counts");
      break;
    case "again":
      again(
        "orders",
        "order",
        "counts",
        "notices",
        "product",
        "case",
        "cases",
        "cart",
        "talks",
        "talk",
        "said",
      );
      break;
  }
}

/** Listen as whoever one is now: who logs in or out needs a ticket of their own. */
export function useHints(viewer: string | undefined): void {
  const client = useQueryClient();
  const known = useRef(viewer);
  useEffect(() => live.listen((hint) => heed(hint, client)), [client]);
  useEffect(() => {
    if (known.current && viewer && known.current !== viewer) live.renew();
    known.current = viewer ?? known.current;
  }, [viewer]);
}
