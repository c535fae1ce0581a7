/** Turns raw wheel and pointer numbers into "next" and "back". No DOM here. */

const WHEEL_ENOUGH = 24;
const WHEEL_QUIET_MS = 140;
const WHEEL_REST_MS = 380;

/** One move per wheel gesture: the tail of a trackpad's inertia is not another one. */
export class WheelGate {
  #sum = 0;
  #firedAt = Number.NEGATIVE_INFINITY;
  #lastAt = Number.NEGATIVE_INFINITY;
  #lastSize = 0;

  push(delta: number, nowMs: number): -1 | 0 | 1 {
    const size = Math.abs(delta);
    const quiet = nowMs - this.#lastAt > WHEEL_QUIET_MS;
    const stronger =
      size > this.#lastSize * 1.8 && size > WHEEL_ENOUGH && nowMs - this.#firedAt > WHEEL_REST_MS;
    const locked = this.#firedAt > this.#gestureAt;
    if (quiet || (locked && stronger)) {
      this.#sum = 0;
      this.#gestureAt = nowMs;
    }
    this.#lastAt = nowMs;
    this.#lastSize = size;
    if (this.#firedAt >= this.#gestureAt) return 0;
    this.#sum += delta;
    if (Math.abs(this.#sum) < WHEEL_ENOUGH) return 0;
    this.#firedAt = nowMs;
    return this.#sum > 0 ? 1 : -1;
  }

  #gestureAt = 0;
}

export interface Drag {
  dy: number;
  /** Pixels a millisecond, down positive. */
  speed: number;
  height: number;
}

const FAR = 0.16;
const FAST = 0.35;

/** Where a released drag goes: far enough or flung enough, else it springs back. */
export function settled({ dy, speed, height }: Drag): -1 | 0 | 1 {
  const far = Math.abs(dy) > height * FAR;
  const flung = Math.abs(speed) > FAST && Math.abs(dy) > 24 && Math.sign(speed) === Math.sign(dy);
  if (!far && !flung) return 0;
  return dy < 0 ? 1 : -1;
}

/** Past the ends a drag gives way only a little. */
export const resisted = (dy: number, atEnd: boolean): number => (atEnd ? dy * 0.28 : dy);
