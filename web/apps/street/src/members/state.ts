import { api, type Membership, Problem } from "@guang/api";
import { toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../state/query";
import { asSomebody, Dismissed } from "../state/session";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";

/** What a membership changes wherever a price is shown. */
const PRICED = ["membership", "memberships", "product", "quote", "cart", "store-goods"];

async function ofStore(store: string): Promise<Membership | null> {
  try {
    return await api.members.of(store);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}

/** A store's membership; null where it has none. */
export function useMembership(store: string) {
  const { locale } = useTexts();
  return useQuery({
    queryKey: ["membership", store, locale],
    queryFn: () => ofStore(store),
    staleTime: 60_000,
  });
}

function refresh(): void {
  for (const key of PRICED) void client.invalidateQueries({ queryKey: [key] });
}

/** Join and leave; a guest is asked who they are first. */
export function useJoining(store: string) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const act = async (run: () => Promise<unknown>, done: string) => {
    setBusy(true);
    try {
      await asSomebody("member", run);
      toast(done);
      return true;
    } catch (error) {
      if (!(error instanceof Dismissed)) toast(sayProblem(error, t));
      return false;
    } finally {
      setBusy(false);
      refresh();
    }
  };
  return {
    busy,
    join: (text: number) => act(() => api.members.join(store, text), t("member.joined")),
    leave: () => act(() => api.members.leave(store), t("member.left")),
  };
}
