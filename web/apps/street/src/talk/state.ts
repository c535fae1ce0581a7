/** What the server says about conversations, and sending. */
import { get, newKey, Problem, post } from "@guang/api";
import { type InfiniteData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { client } from "../state/query";
import { useMe } from "../state/session";
import { useStore } from "../state/store";
import type { Texts } from "../texts";
import { sayProblem } from "../texts/problems";
import { type Draft, drop, inOrder, mark, onTheWay, outbox, put, type Waiting } from "./outbox";
import type { Message, Page, Talk } from "./types";

const NEWS_MS = 30_000;

export const useTalks = () =>
  useInfiniteQuery({
    queryKey: ["talks"],
    queryFn: ({ pageParam }) => get("/api/conversations", { query: { cursor: pageParam || undefined } }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    refetchInterval: NEWS_MS,
  });

export function useTalk(id: string, about: string | null) {
  return useQuery({
    queryKey: ["talk", id, about],
    queryFn: () =>
      get("/api/conversations/{conversation}", {
        path: { conversation: id },
        query: { about: about ?? undefined },
      }),
    refetchInterval: NEWS_MS,
  });
}

export function useMessages(id: string) {
  const query = useInfiniteQuery({
    queryKey: ["said", id],
    queryFn: ({ pageParam }) =>
      get("/api/conversations/{conversation}/messages", {
        path: { conversation: id },
        query: { cursor: pageParam ?? undefined },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: NEWS_MS,
  });
  const messages = inOrder(query.data?.pages ?? []);
  const waiting = onTheWay(useStore(outbox)[id] ?? [], messages);
  return { query, messages, waiting };
}

/** Put an answer of the server where its page is shown. */
const keep = (talk: string, message: Message): void => {
  client.setQueryData<InfiniteData<Page>>(["said", talk], (known) => {
    const [first, ...rest] = known?.pages ?? [];
    if (!known || !first || first.items.some((one) => one.number === message.number)) return known;
    return { ...known, pages: [{ ...first, items: [...first.items, message] }, ...rest] };
  });
};

export function keepTalk(talk: Talk): void {
  client.setQueriesData<Talk>({ queryKey: ["talk", talk.id] }, (known) => ({
    ...talk,
    card: talk.card ?? known?.card ?? null,
  }));
  void client.invalidateQueries({ queryKey: ["said", talk.id] });
  void client.invalidateQueries({ queryKey: ["talks"] });
}

async function deliver(talk: string, one: Waiting, t: Texts): Promise<void> {
  const { key, text, image, card } = one;
  try {
    const message = await post("/api/conversations/{conversation}/messages", {
      path: { conversation: talk },
      body: { key, text: text ?? "", image: image?.id ?? null, card: card?.id ?? null },
    });
    keep(talk, message);
    drop(talk, key);
    void client.invalidateQueries({ queryKey: ["talks"] });
    void client.invalidateQueries({ queryKey: ["talk", talk] });
    void client.invalidateQueries({ queryKey: ["said", talk] });
  } catch (error) {
    const refused = error instanceof Problem && error.trouble === "refused" && error.status !== 429;
    mark(talk, key, "failed", refused ? sayProblem(error, t) : undefined);
  }
}

/** Say something: it is shown at once, and stays with a way to try again when it could not be sent. */
export async function say(talk: string, draft: Draft, t: Texts): Promise<void> {
  const key = newKey();
  put(talk, key, draft);
  await deliver(talk, { ...draft, key, state: "sending" }, t);
}

export async function again(talk: string, one: Waiting, t: Texts): Promise<void> {
  mark(talk, one.key, "sending");
  await deliver(talk, one, t);
}

/** Whoever comes back to the network sends what did not get through, in order. */
export function useResend(talk: string, t: Texts): void {
  useEffect(() => {
    const resend = async () => {
      for (const one of outbox.get()[talk] ?? [])
        if (one.state === "failed" && !one.refused) await again(talk, one, t);
    };
    const online = () => void resend();
    addEventListener("online", online);
    return () => removeEventListener("online", online);
  }, [talk, t]);
}

/** Whoever looks at the end of a conversation has seen all of it. */
export function useSeen(talk: Talk | undefined, last: number, visible: boolean): void {
  const account = useMe().data?.account?.id;
  const unread = talk?.unread ?? 0;
  const id = talk?.id;
  useEffect(() => {
    if (!id || !account || !visible || last === 0 || unread === 0) return;
    void post("/api/conversations/{conversation}/read", {
      path: { conversation: id },
      body: { up_to: last },
    })
      .then(() => {
        for (const key of ["talks", "counts"]) void client.invalidateQueries({ queryKey: [key] });
        void client.invalidateQueries({ queryKey: ["talk", id] });
      })
      .catch(() => undefined);
  }, [id, account, visible, last, unread]);
}
