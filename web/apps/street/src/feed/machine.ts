/** The feed as a pure state machine: what is loaded, which clip is on, which slides are mounted, when to ask for more. */
import type { FeedItem, FeedPage, Hint } from "@guang/api";
import { reanchored, taken } from "./hints";

export interface Entry extends FeedItem {
  /** The page that served it; null for a clip opened by its link. */
  page: string | null;
}

export type FeedStatus = "loading" | "ready" | "failed" | "ended";

export interface FeedState {
  entries: readonly Entry[];
  index: number;
  after: string | null;
  status: FeedStatus;
  error: unknown;
  /** Sources that did not answer for the last page. */
  silent: readonly string[];
}

export type FeedEvent =
  | { type: "loaded"; page: FeedPage }
  | { type: "opened"; entry: Entry }
  | { type: "failed"; error: unknown }
  | { type: "retry" }
  | { type: "move"; by: 1 | -1 }
  | { type: "jump"; to: number }
  | { type: "remove"; video: string }
  | { type: "restore"; entry: Entry; at: number }
  | { type: "hint"; hint: Hint }
  | { type: "steered" }
  | { type: "stale" }
  | { type: "restart" };

export const start: FeedState = {
  entries: [],
  index: 0,
  after: null,
  status: "loading",
  error: null,
  silent: [],
};

/** Ask for the next page when this many clips are left, so that it still hears of the last ones. */
export const RUNWAY = 2;
/** Slides kept alive: one behind, two ahead. */
export const BEHIND = 1;
export const AHEAD = 2;

export function step(state: FeedState, event: FeedEvent): FeedState {
  switch (event.type) {
    case "loaded":
      return loaded(state, event.page);
    case "opened":
      return opened(state, event.entry);
    case "failed":
      return { ...state, status: "failed", error: event.error };
    case "retry":
      return { ...state, status: "loading", error: null };
    case "move":
      return { ...state, index: clamp(state.index + event.by, state) };
    case "jump":
      return { ...state, index: clamp(event.to, state) };
    case "remove":
      return removed(state, event.video);
    case "restore":
      return restored(state, event.entry, event.at);
    case "hint":
      return hinted(state, event.hint);
    case "steered":
      return steered(state);
    case "stale":
      return { ...state };
    case "restart":
      return { ...start };
  }
}

function loaded(state: FeedState, page: FeedPage): FeedState {
  const known = new Set(state.entries.map((entry) => entry.video.id));
  const fresh = page.items
    .filter((item) => !known.has(item.video.id))
    .map((item) => ({ ...item, page: page.page }));
  return {
    ...state,
    entries: [...state.entries, ...fresh],
    after: page.next,
    status: fresh.length === 0 || page.next === null ? "ended" : "ready",
    error: null,
    silent: page.silent,
  };
}

function opened(state: FeedState, entry: Entry): FeedState {
  if (state.entries.some((one) => one.video.id === entry.video.id)) return state;
  return { ...state, entries: [entry, ...state.entries], index: 0 };
}

/** What lies ahead was chosen before one spoke: it gives way to a page that heeds it. */
function steered(state: FeedState): FeedState {
  if (state.status === "loading" || state.index >= state.entries.length) return state;
  return { ...state, entries: state.entries.slice(0, state.index + 1), status: "ready", error: null };
}

function removed(state: FeedState, video: string): FeedState {
  const at = state.entries.findIndex((entry) => entry.video.id === video);
  if (at < 0) return state;
  const entries = state.entries.filter((_, place) => place !== at);
  const index = at < state.index ? state.index - 1 : state.index;
  return {
    ...state,
    entries,
    index: Math.max(0, Math.min(index, entries.length - (state.status === "ended" ? 0 : 1))),
  };
}

/** What is withdrawn leaves at once; anchors follow their stock. */
function hinted(state: FeedState, hint: Hint): FeedState {
  const gone = hint.kind === "restricted" ? taken(state.entries, hint.subject) : [];
  const left = gone.reduce(removed, state);
  const entries = reanchored(left.entries, hint);
  return entries === left.entries ? left : { ...left, entries };
}

function restored(state: FeedState, entry: Entry, at: number): FeedState {
  if (state.entries.some((one) => one.video.id === entry.video.id)) return state;
  const place = Math.min(at, state.entries.length);
  const entries = [...state.entries.slice(0, place), entry, ...state.entries.slice(place)];
  return { ...state, entries, index: place };
}

/** The last place is the closing card when the feed has ended. */
export function places(state: FeedState): number {
  return state.entries.length + (state.status === "ended" || state.status === "failed" ? 1 : 0);
}

function clamp(index: number, state: FeedState): number {
  return Math.max(0, Math.min(index, places(state) - 1));
}

export function mounted(state: FeedState): number[] {
  const from = Math.max(0, state.index - BEHIND);
  const to = Math.min(places(state) - 1, state.index + AHEAD);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

export function wantsMore(state: FeedState): boolean {
  return state.status === "ready" && state.entries.length - state.index - 1 <= RUNWAY;
}

export const current = (state: FeedState): Entry | undefined => state.entries[state.index];
