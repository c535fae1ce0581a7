import { api, type FeedTab, type FeedVideo, live as gateway } from "@guang/api";
import { useCallback, useEffect, useReducer, useRef } from "react";
import { settle } from "../events";
import { type Entry, start, step, wantsMore } from "./machine";
import { onSteered } from "./steered";

/** How long a page may wait for the journal to hear of the last acts. */
const SETTLE_MS = 400;
/** Short pages: the next one is asked for soon enough to heed what was just done. */
const PAGE_ITEMS = 8;

export interface Feed {
  state: ReturnType<typeof step>;
  move: (by: 1 | -1) => void;
  remove: (video: string) => void;
  restore: (entry: Entry, at: number) => void;
  retry: () => void;
  restart: () => void;
}

const alone = (video: FeedVideo): Entry => ({ slot: 0, video, why: [], page: null });

/** The feed of one tab, fetched as it is watched; `opened` puts a linked clip in front. */
export function useFeed(tab: FeedTab, opened: string | null, enabled: boolean): Feed {
  const [state, dispatch] = useReducer(step, start);
  const asking = useRef(false);
  const live = useRef(0);

  const ask = useCallback(
    async (after: string | null) => {
      if (asking.current) return;
      asking.current = true;
      const turn = live.current;
      try {
        if (opened && after === null) {
          const video = await api.feed.card(opened).catch(() => null);
          if (video && turn === live.current) dispatch({ type: "opened", entry: alone(video) });
        }
        await settle(SETTLE_MS);
        const page = await api.feed.page(tab, after, PAGE_ITEMS);
        if (turn === live.current) dispatch({ type: "loaded", page });
      } catch (error) {
        if (turn === live.current) dispatch({ type: "failed", error });
      } finally {
        asking.current = false;
        if (turn !== live.current) dispatch({ type: "stale" });
      }
    },
    [tab, opened],
  );

  useEffect(() => {
    if (!enabled) return;
    if (state.status === "loading" || wantsMore(state)) void ask(state.after);
  }, [enabled, state, ask]);

  useEffect(() => gateway.listen((hint) => dispatch({ type: "hint", hint })), []);

  useEffect(
    () =>
      onSteered(() => {
        live.current += 1;
        dispatch({ type: "steered" });
      }),
    [],
  );

  return {
    state,
    move: useCallback((by) => dispatch({ type: "move", by }), []),
    remove: useCallback((video) => dispatch({ type: "remove", video }), []),
    restore: useCallback((entry, at) => dispatch({ type: "restore", entry, at }), []),
    retry: useCallback(() => dispatch({ type: "retry" }), []),
    restart: useCallback(() => {
      live.current += 1;
      dispatch({ type: "restart" });
    }, []),
  };
}
