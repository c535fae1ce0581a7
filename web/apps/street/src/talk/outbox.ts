/** What was written and has not arrived: shown at once, kept when sending fails, sent again under the same key. */
import { store } from "../state/store";
import type { Card, Message } from "./types";

export interface Draft {
  text?: string;
  image?: { id: string; url: string };
  card?: Card;
}

export interface Waiting extends Draft {
  key: string;
  state: "sending" | "failed";
  /** Why it was refused, if it was; what is refused is not sent again by itself. */
  refused?: string;
}

export type Outbox = Readonly<Record<string, readonly Waiting[]>>;

export const outbox = store<Outbox>({});

const change = (talk: string, how: (waiting: readonly Waiting[]) => readonly Waiting[]): void =>
  outbox.set((now) => ({ ...now, [talk]: how(now[talk] ?? []) }));

export const put = (talk: string, key: string, draft: Draft): void =>
  change(talk, (waiting) => [...waiting, { ...draft, key, state: "sending" }]);

export const mark = (talk: string, key: string, state: Waiting["state"], refused?: string): void =>
  change(talk, (waiting) => waiting.map((one) => (one.key === key ? { ...one, state, refused } : one)));

export const drop = (talk: string, key: string): void =>
  change(talk, (waiting) => waiting.filter((one) => one.key !== key));

/** What is still on its way: whatever the server has told under its key has arrived. */
export function onTheWay(waiting: readonly Waiting[], told: readonly Message[]): Waiting[] {
  const arrived = new Set(told.map((message) => message.key));
  return waiting.filter((one) => !arrived.has(one.key));
}

/** Pages as the server gives them, the latest page first, each in order: one list in order, each message once. */
export function inOrder(pages: readonly { items: readonly Message[] }[]): Message[] {
  const byNumber = new Map<number, Message>();
  for (const page of pages) for (const message of page.items) byNumber.set(message.number, message);
  return [...byNumber.values()].sort((one, other) => one.number - other.number);
}

/** The number of one's own last message that the other side has seen. */
export function lastSeen(messages: readonly Message[], read: number): number | null {
  return messages.findLast((message) => message.mine && message.number <= read)?.number ?? null;
}

/** Whether a day begins with this message. */
export function startsDay(message: Message, before: Message | undefined): boolean {
  return !before || new Date(before.at).toDateString() !== new Date(message.at).toDateString();
}

/** What leads away from the platform, in a message of somebody else. */
export function isWarned(message: Message): boolean {
  return !message.mine && message.marks.some((mark) => mark !== "rude");
}
