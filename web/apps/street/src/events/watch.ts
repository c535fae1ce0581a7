/** One view of one clip: how long it really played, whether it ended, whether it was passed over. */

/** A view shorter than this, and not finished, is a skip. */
export const SKIP_MS = 2_000;

export interface ViewSummary {
  watched_ms: number;
  finished: boolean;
  skipped: boolean;
}

export class View {
  #played = 0;
  #playingSince: number | null = null;
  #finished = false;
  #lastPosition = 0;

  constructor(private readonly durationMs: number) {}

  playing(nowMs: number): void {
    this.#playingSince ??= nowMs;
  }

  paused(nowMs: number): void {
    if (this.#playingSince === null) return;
    this.#played += Math.max(0, nowMs - this.#playingSince);
    this.#playingSince = null;
  }

  /** Follow the position; true exactly once, when the end is reached or a loop begins. */
  at(positionMs: number): boolean {
    const looped = positionMs + 500 < this.#lastPosition && this.#lastPosition > this.durationMs * 0.9;
    const ended = this.durationMs > 0 && positionMs >= this.durationMs - 250;
    this.#lastPosition = positionMs;
    if (this.#finished || !(looped || ended)) return false;
    this.#finished = true;
    return true;
  }

  /** A hand on the progress bar is not a loop. */
  sought(positionMs: number): void {
    this.#lastPosition = positionMs;
  }

  summary(nowMs: number): ViewSummary {
    const running = this.#playingSince === null ? 0 : Math.max(0, nowMs - this.#playingSince);
    const watched = Math.round(this.#played + running);
    return { watched_ms: watched, finished: this.#finished, skipped: !this.#finished && watched < SKIP_MS };
  }
}
