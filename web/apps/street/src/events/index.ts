import { api, type Behaviour } from "@guang/api";
import { EventQueue, type NewBehaviour } from "./queue";

const KEY = "guang.events";

function load(): Behaviour[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? (kept as Behaviour[]) : [];
  } catch {
    return [];
  }
}

function save(events: Behaviour[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(events));
  } catch {
    // Without storage they live as long as the page does.
  }
}

const queue = new EventQueue({
  send: (events, keepalive) => api.feed.send(events, keepalive),
  beacon: (body) => navigator.sendBeacon("/api/events", new Blob([body], { type: "text/plain" })),
  load,
  save,
  now: Date.now,
  later: (run, ms) => setTimeout(run, ms),
});

/** Tell the journal what was done. */
export const tell = (event: NewBehaviour): void => queue.add(event);

/** Let the journal catch up before asking for what depends on it; waits at most `ms`. */
export const settle = (ms: number): Promise<void> =>
  Promise.race([queue.flush(), new Promise<void>((done) => setTimeout(done, ms))]);

const closing = new Set<() => void>();
/** Say what is unfinished (a running view) before the page goes. */
export function beforeLeaving(run: () => void): () => void {
  closing.add(run);
  return () => closing.delete(run);
}

export function sendOnLeave(): void {
  addEventListener("pagehide", () => {
    for (const run of closing) run();
    queue.leave();
  });
  addEventListener("online", () => void queue.flush());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void queue.flush();
  });
}
