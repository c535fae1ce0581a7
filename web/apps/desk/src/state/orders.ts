/** What orders are, for lists that know their ids alone. */
import { call, type Schemas } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { useWords } from "../texts";

export type OrderCard = Schemas["OrderCard"];
const MOST = 100;

export function useOrderCards(ids: readonly (string | null)[]): Map<string, OrderCard> {
  const { locale } = useWords();
  const asked = [...new Set(ids.filter((id) => id !== null))].sort().slice(0, MOST);
  const found = useQuery({
    queryKey: ["order-cards", locale, asked],
    enabled: asked.length > 0,
    staleTime: 60_000,
    placeholderData: (before) => before,
    queryFn: async () => {
      const query = asked.map((id) => `id=${id}`).join("&");
      const cards = await call<Schemas["OrderCards"]>("GET", `/api/order-cards?${query}`);
      return new Map(cards.items.map((card) => [card.id, card]));
    },
  });
  return found.data ?? new Map();
}

/** Where a store's staff looks at an order. */
export const orderAt = (id: string): string => `/orders?state=all&q=${id}&order=${id}`;
