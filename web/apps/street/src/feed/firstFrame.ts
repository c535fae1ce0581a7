/** How long from the swipe to the first frame of the clip it brought, as User Timing and for the tests to read. */

export interface FirstFrame {
  video: string;
  /** Until a frame of the clip was painted. */
  ms: number;
  /** Until it moved: the next frame after that was presented. */
  moving_ms: number | null;
  /** The clip had a decoded frame before the swipe. */
  preloaded: boolean;
}

const frames: FirstFrame[] = [];
const MOST = 200;
let swipe: { video: string; at: number; frame: FirstFrame | null } | null = null;

declare global {
  interface Window {
    __guang?: { firstFrame: FirstFrame[] };
  }
}

export function exposeFrames(): void {
  window.__guang = { firstFrame: frames };
}

/** The swipe to `video` has been decided. */
export function swipedTo(video: string): void {
  swipe = { video, at: performance.now(), frame: null };
  performance.mark("guang:swipe", { detail: { video } });
}

/** A frame of `video` is on the screen. */
export function framed(video: string, preloaded: boolean): void {
  if (swipe?.video !== video || swipe.frame) return;
  const ms = performance.now() - swipe.at;
  performance.measure("guang:first-frame", { start: swipe.at, duration: ms, detail: { video, preloaded } });
  swipe.frame = { video, ms, moving_ms: null, preloaded };
  frames.push(swipe.frame);
  if (frames.length > MOST) frames.shift();
}

/** `video` plays: a frame after the first was presented. */
export function moved(video: string): void {
  if (swipe?.video !== video) return;
  framed(video, false);
  if (swipe.frame) swipe.frame.moving_ms = performance.now() - swipe.at;
  swipe = null;
}
