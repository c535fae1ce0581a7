/** Turns raw wheel and pointer numbers into "next" and "back". No DOM here. */

const WHEEL_ENOUGH = 24;
const WHEEL_QUIET_MS = 140;
const WHEEL_REST_MS = 380;

/** One move per wheel gesture: the tail of a trackpad's inertia is not another one. */
export class WheelGate {
  #sum = 0;
  #spent = false;
  #firedAt = Number.NEGATIVE_INFINITY;
  #lastAt = Number.NEGATIVE_INFINITY;
  #lastSize = 0;

  push(delta: number, nowMs: number): -1 | 0 | 1 {
    if (this.#beginsAnew(Math.abs(delta), nowMs)) {
      this.#sum = 0;
      this.#spent = false;
    }
    this.#lastAt = nowMs;
    this.#lastSize = Math.abs(delta);
    if (this.#spent) return 0;
    this.#sum += delta;
    if (Math.abs(this.#sum) < WHEEL_ENOUGH) return 0;
    this.#spent = true;
    this.#firedAt = nowMs;
    return this.#sum > 0 ? 1 : -1;
  }

  /** After a silence, or when a fading tail suddenly gets strong again. */
  #beginsAnew(size: number, nowMs: number): boolean {
    if (nowMs - this.#lastAt > WHEEL_QUIET_MS) return true;
    const stronger = size > this.#lastSize * 1.8 && size > WHEEL_ENOUGH;
    return this.#spent && stronger && nowMs - this.#firedAt > WHEEL_REST_MS;
  }
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
