/** What can be reckoned without a server: quick replies behind a slash, their places, and the waiting clock. */
import type { Reply } from "./types";

const SHOWN = 6;
const HOUR_S = 3_600;

/** What stands after a slash at the beginning, while a quick reply is being looked for; null otherwise. */
export function asked(text: string): string | null {
  const found = /^\/([^\s/]*)$/.exec(text);
  return found ? (found[1] ?? "").toLowerCase() : null;
}

/** Replies whose code begins with what was asked come first, then those that contain it anywhere. */
export function matching(replies: readonly Reply[], query: string): Reply[] {
  const begins = replies.filter((reply) => reply.code.startsWith(query));
  const has = replies.filter(
    (reply) => !begins.includes(reply) && `${reply.code} ${reply.text}`.toLowerCase().includes(query),
  );
  return [...begins, ...has].slice(0, SHOWN);
}

export interface Places {
  buyer: string;
  store: string;
  order: string;
}

/** `{buyer}`, `{store}` and `{order}` become what they stand for; an unknown place stays as it is. */
export const filled = (text: string, places: Places): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in places ? places[name as keyof Places] : whole,
  );

/** 65 → 1:05, 3725 → 1:02:05. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, "0");
  const minutes = Math.floor((whole % HOUR_S) / 60);
  if (whole < HOUR_S) return `${minutes}:${two(whole % 60)}`;
  return `${Math.floor(whole / HOUR_S)}:${two(minutes)}:${two(whole % 60)}`;
}

/** Seconds waited by now: the server's reckoning, and what has passed since while the store is open. */
export function waited(told: number, toldMs: number, nowMs: number, open: boolean): number {
  return open ? told + Math.max(0, (nowMs - toldMs) / 1000) : told;
}

/** How a wait looks: fine, soon too long, too long. */
export function look(seconds: number, within: number): "good" | "wait" | "bad" {
  if (seconds > within) return "bad";
  return seconds > (within * 2) / 3 ? "wait" : "good";
}

/** Minutes after midnight as `09:30`; the end of a day is `24:00`. */
export const hhmm = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** `09:30` as minutes after midnight; null when it is no time of a day. */
export function minutes(text: string): number | null {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (!found) return null;
  const at = Number(found[1]) * 60 + Number(found[2]);
  return Number(found[2]) < 60 && at <= 1440 ? at : null;
}

/** `09:00-12:00, 13:00-18:00` as spans; null when it cannot be read. An empty text is a day off. */
export function spans(text: string): [number, number][] | null {
  const found: [number, number][] = [];
  for (const part of text
    .split(/[,，;；]/)
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [from, to, ...more] = part.split(/[-–—~]/).map((one) => minutes(one));
    if (more.length > 0 || from == null || to == null || from >= to) return null;
    const before = found.at(-1);
    if (before && before[1] >= from) return null;
    found.push([from, to]);
  }
  return found;
}

export const spansText = (day: readonly (readonly number[])[]): string =>
  day.map(([from, to]) => `${hhmm(from ?? 0)}-${hhmm(to ?? 0)}`).join(", ");
