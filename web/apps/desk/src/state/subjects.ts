/** What ids stand for, for whoever looks at lists of ids all day. */
import { call, type Schemas } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { useWords } from "../texts";

export type SubjectCard = Schemas["SubjectCard"];
const MOST = 100;

export function useSubjects(ids: readonly (string | null)[]): Map<string, SubjectCard> {
  const { locale } = useWords();
  const asked = [...new Set(ids.filter((id) => id !== null))].sort().slice(0, MOST);
  const found = useQuery({
    queryKey: ["subjects", locale, asked],
    enabled: asked.length > 0,
    staleTime: 60_000,
    placeholderData: (before) => before,
    queryFn: async () => {
      const query = asked.map((id) => `id=${encodeURIComponent(id)}`).join("&");
      const cards = await call<{ items: SubjectCard[] }>("GET", `/api/operator/subjects?${query}`);
      return new Map(cards.items.map((card) => [card.id, card]));
    },
  });
  return found.data ?? new Map();
}
