/** Behaviour on its way to the journal: batched, kept while offline, sent again until it is answered.
 *
 * Every event carries its own id, so sending twice counts once; nothing is dropped before the server has said
 * that it has it, and what a closing page sends by beacon is sent again at the next start.
 */
import { type Behaviour, newEventId, Problem, timeOf } from "@guang/api";

export type NewBehaviour = Omit<Behaviour, "id">;

export interface QueueParts {
  send: (events: Behaviour[], keepalive: boolean) => Promise<unknown>;
  beacon: (body: string) => boolean;
  load: () => Behaviour[];
  save: (events: Behaviour[]) => void;
  now: () => number;
  later: (run: () => void, ms: number) => unknown;
}

export const BATCH = 50;
export const KEPT = 500;
const PAUSE_MS = 2_500;
const LONGEST_MS = 60_000;
/** The door refuses older ones. */
const OLDEST_MS = 6 * 24 * 3600 * 1000;

export class EventQueue {
  #waiting: Behaviour[];
  #sending: Promise<void> | null = null;
  #failures = 0;
  #armed = false;

  constructor(private readonly parts: QueueParts) {
    const since = parts.now() - OLDEST_MS;
    this.#waiting = parts.load().filter((event) => timeOf(event.id) > since);
    if (this.#waiting.length > 0) this.#arm(PAUSE_MS);
  }

  get waiting(): readonly Behaviour[] {
    return this.#waiting;
  }

  add(event: NewBehaviour): void {
    this.#waiting.push({ ...event, id: newEventId(this.parts.now()) });
    if (this.#waiting.length > KEPT) this.#waiting.splice(0, this.#waiting.length - KEPT);
    this.parts.save(this.#waiting);
    this.#arm(PAUSE_MS);
  }

  /** Send what waits now; resolves when it is answered or has failed. Never rejects. */
  flush(): Promise<void> {
    this.#sending ??= this.#send().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  /** The page is going: hand everything to the browser. */
  leave(): void {
    for (let at = 0; at < this.#waiting.length; at += BATCH) {
      this.parts.beacon(JSON.stringify({ events: this.#waiting.slice(at, at + BATCH) }));
    }
  }

  async #send(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, BATCH);
      try {
        await this.parts.send(batch, false);
        this.#failures = 0;
      } catch (error) {
        if (mayHeal(error)) {
          this.#failures += 1;
          this.#arm(Math.min(LONGEST_MS, PAUSE_MS * 2 ** this.#failures));
          return;
        }
      }
      const sent = new Set(batch.map((event) => event.id));
      this.#waiting = this.#waiting.filter((event) => !sent.has(event.id));
      this.parts.save(this.#waiting);
    }
  }

  #arm(ms: number): void {
    if (this.#armed) return;
    this.#armed = true;
    this.parts.later(() => {
      this.#armed = false;
      void this.flush();
    }, ms);
  }
}

/** A refused batch will be refused again; a lost one may arrive. */
function mayHeal(error: unknown): boolean {
  return !(error instanceof Problem) || error.status === 0 || error.status === 429 || error.status >= 500;
}
