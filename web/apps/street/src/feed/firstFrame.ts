/** How long from the swipe to the first frame of the clip it brought, as User Timing and for the tests to read. */

export interface FirstFrame {
  video: string;
  ms: number;
  /** The clip had a decoded frame before the swipe. */
  preloaded: boolean;
}

const frames: FirstFrame[] = [];
let swipe: { video: string; at: number; preloaded: boolean } | null = null;

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
  swipe = { video, at: performance.now(), preloaded: false };
  performance.mark("guang:swipe", { detail: { video } });
}

export function wasReady(video: string, ready: boolean): void {
  if (swipe?.video === video) swipe.preloaded = ready;
}

/** A frame of `video` is on the screen. */
export function framed(video: string): void {
  if (swipe?.video !== video) return;
  const ms = performance.now() - swipe.at;
  performance.measure("guang:first-frame", {
    start: swipe.at,
    duration: ms,
    detail: { video, preloaded: swipe.preloaded },
  });
  frames.push({ video, ms, preloaded: swipe.preloaded });
  if (frames.length > 200) frames.shift();
  swipe = null;
}
