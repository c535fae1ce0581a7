/** Hints from the live gateway: what has just changed, so that a screen need not be asked for again to learn it.
 *
 * A hint may be lost, never the truth: after a gap a listener hears `again` and asks the server. One socket serves the
 * whole page; it is open only while somebody listens and the page can be seen, and each opening takes a new ticket.
 */
import { post } from "./typed";

export type Hint =
  | { kind: "restricted"; subject: string }
  | { kind: "unavailable" | "available"; product: string }
  | { kind: "order"; order: string; state: string }
  | { kind: "video"; video: string; state: string }
  | { kind: "merged" }
  /** A step of an after-sale; `what` is its name. */
  | { kind: "case"; case: string; order: string; what: string }
  /** Something in a conversation: a message, a read mark, an end; `number` is its place in it. */
  | { kind: "talk"; conversation: string; what: string; number?: number }
  /** Back after a gap: anything may have changed. */
  | { kind: "again" };

export type Hear = (hint: Hint) => void;

/** The little of a WebSocket that is used. */
export interface Socket {
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
  close(): void;
}

/** What the outside gives; the browser's by default. */
export interface Surroundings {
  /** The address of the gateway with a fresh ticket. */
  door(): Promise<string>;
  open(address: string): Socket;
  /** Whether anybody could see the result and the network is there. */
  awake(): boolean;
  /** Calls back when `awake` may have changed. */
  watch(changed: () => void): void;
  /** In [0, 1). */
  chance(): number;
}

export const FIRST_WAIT_MS = 1_000;
export const LONGEST_WAIT_MS = 60_000;

/** Waits double with each failure; jitter over the upper half keeps a crowd from coming back at once. */
export function waitMs(failures: number, chance: number): number {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
  return whole / 2 + (whole / 2) * chance;
}

const browser: Surroundings = {
  async door() {
    const { url, ticket } = await post("/api/gateway-tickets");
    return `${url}/?ticket=${encodeURIComponent(ticket)}`;
  },
  open: (address) => new WebSocket(address) as unknown as Socket,
  awake: () => document.visibilityState === "visible" && navigator.onLine,
  watch(changed) {
    document.addEventListener("visibilitychange", changed);
    for (const name of ["online", "offline"]) addEventListener(name, changed);
  },
  chance: Math.random,
};

export class Live {
  readonly #around: Surroundings;
  readonly #ears = new Set<Hear>();
  #socket: Socket | null = null;
  #asking = false;
  /** Changes when what is under way is no longer wanted. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #welcomed = false;
  #watched = false;

  constructor(around: Surroundings = browser) {
    this.#around = around;
  }

  /** Hear every hint until the returned function is called. */
  listen(hear: Hear): () => void {
    this.#ears.add(hear);
    if (!this.#watched) {
      this.#watched = true;
      this.#around.watch(() => this.#look());
    }
    this.#look();
    return () => {
      this.#ears.delete(hear);
      this.#look();
    };
  }

  /** Somebody else uses the page now: take a ticket of theirs. */
  renew(): void {
    this.#shut();
    this.#look();
  }

  #wanted(): boolean {
    return this.#ears.size > 0 && this.#around.awake();
  }

  #look(): void {
    if (!this.#wanted()) {
      this.#shut();
    } else if (!this.#socket && !this.#asking) {
      clearTimeout(this.#timer);
      void this.#enter();
    }
  }

  #shut(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#failures = 0;
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onclose = null;
    socket.onmessage = null;
    socket.close();
  }

  async #enter(): Promise<void> {
    this.#asking = true;
    const turn = this.#turn;
    const address = await this.#around.door().catch(() => null);
    this.#asking = false;
    if (turn !== this.#turn) {
      this.#look();
      return;
    }
    if (address === null) {
      this.#later();
      return;
    }
    const socket = this.#around.open(address);
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#heard(data);
    socket.onclose = () => {
      this.#socket = null;
      this.#later();
    };
  }

  #later(): void {
    clearTimeout(this.#timer);
    if (!this.#wanted()) return;
    this.#timer = setTimeout(() => this.#look(), waitMs(this.#failures, this.#around.chance()));
    this.#failures += 1;
  }

  #heard(data: unknown): void {
    const said = parsed(data);
    if (!said) return;
    if (said.kind === "welcome") {
      this.#failures = 0;
      if (this.#welcomed) this.#tell({ kind: "again" });
      this.#welcomed = true;
    } else {
      this.#tell(said as Hint);
    }
  }

  #tell(hint: Hint): void {
    for (const hear of [...this.#ears]) hear(hint);
  }
}

function parsed(data: unknown): { kind: string } | null {
  try {
    const said: unknown = JSON.parse(String(data));
    const known =
      typeof said === "object" && said !== null && "kind" in said && typeof said.kind === "string";
    return known ? (said as { kind: string }) : null;
  } catch {
    return null;
  }
}

/** The page's own. */
export const live = new Live();
