/** What the server says about a store's conversations; hints and a look now and then keep it true. */
import { call, newKey } from "@guang/api";
import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { App as Feedback } from "antd";
import { useEffect, useState } from "react";
import { trouble, useWords } from "../texts";
import type { Messages, Reply, Talks } from "./types";

export type View = "waiting" | "open" | "closed" | "all";
const LOOK_MS = 15_000;

export interface Wish {
  view: View;
  mine: boolean;
  q: string;
}

/** The store's queue. */
export function useQueue(store: string, { view, mine, q }: Wish) {
  return useInfiniteQuery({
    queryKey: ["talks", store, view, mine, q],
    initialPageParam: "",
    refetchInterval: LOOK_MS,
    queryFn: ({ pageParam }) =>
      call<Talks>("GET", `/api/stores/${store}/conversations`, {
        query: { state: view, mine, q: q || null, cursor: pageParam || null },
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

/** What was said; `path` is the conversation's, at a store or for the platform. */
export function useSaid(path: string) {
  return useInfiniteQuery({
    queryKey: ["said", path],
    initialPageParam: null as number | null,
    refetchInterval: LOOK_MS,
    queryFn: ({ pageParam }) => call<Messages>("GET", `${path}/messages`, { query: { cursor: pageParam } }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

export const useReplies = (store: string | undefined) =>
  useQuery({
    queryKey: ["replies", store],
    enabled: store !== undefined,
    staleTime: 60_000,
    queryFn: async () => (await call<{ items: Reply[] }>("GET", `/api/stores/${store}/quick-replies`)).items,
  });

const TOUCHED = ["talks", "talk", "said", "asked"];

/** Do something to a conversation and look again; a refusal is told. Whether it was done. */
export function useDo() {
  const client = useQueryClient();
  const t = useWords();
  const { message } = Feedback.useApp();
  return async (act: () => Promise<unknown>, done?: string): Promise<boolean> => {
    try {
      await act();
      if (done) void message.success(done);
      return true;
    } catch (error) {
      void message.error(trouble(error, t), 6);
      return false;
    } finally {
      for (const first of TOUCHED) void client.invalidateQueries({ queryKey: [first] });
    }
  };
}

export interface Draft {
  text?: string;
  image?: string;
  card?: string;
}

/** Say something; the key makes a second try the same message. */
export const send = (path: string, draft: Draft, key = newKey()) =>
  call("POST", `${path}/messages`, {
    body: { key, text: draft.text ?? "", image: draft.image ?? null, card: draft.card ?? null },
  });

/** Whoever looks at a conversation has seen it. */
export function useSeen(path: string, said: InfiniteData<Messages> | undefined, unread: number): void {
  const client = useQueryClient();
  const last = said?.pages[0]?.items.at(-1)?.number ?? 0;
  useEffect(() => {
    if (!last || !unread || document.visibilityState !== "visible") return;
    void call("POST", `${path}/read`, { body: { up_to: last } })
      .then(() => {
        for (const first of ["talks", "asked", "talk"]) void client.invalidateQueries({ queryKey: [first] });
      })
      .catch(() => undefined);
  }, [path, last, unread, client]);
}

/** The present, a second at a time. */
export function useSecond(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
