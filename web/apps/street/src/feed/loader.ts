/** Feeds one <video> from an HLS playlist: hls.js where there is Media Source, else the browser's own player. */
import type Hls from "hls.js";

type HlsClass = typeof Hls;

let library: Promise<HlsClass> | null = null;
/** Fetched once, early and apart from the first bundle. */
export const hlsLibrary = (): Promise<HlsClass> => {
  library ??= import("hls.js/light").then((module) => module.default);
  return library;
};

const hasMediaSource = () => "MediaSource" in window || "ManagedMediaSource" in window;

/** What the last clips taught about the line; the next one starts with it. */
let bandwidth = 2_500_000;

const NEAR_BUFFER_S = 4;
const ACTIVE_BUFFER_S = 20;
const RECOVERIES = 3;

export interface Loader {
  /** Fetch generously (being watched) or only the beginning (coming next). */
  focus(active: boolean): void;
  destroy(): void;
}

export function load(video: HTMLVideoElement, url: string, onBroken: () => void): Loader {
  let hls: Hls | null = null;
  let gone = false;
  let active = false;
  const direct = !url.includes(".m3u8") || !hasMediaSource();
  if (direct) {
    video.src = url;
  } else {
    void hlsLibrary()
      .then((Library) => {
        if (gone) return;
        hls = open(Library, video, url, onBroken);
        tune(hls, active);
      })
      .catch(onBroken);
  }
  return {
    focus(now) {
      active = now;
      if (hls) tune(hls, now);
    },
    destroy() {
      gone = true;
      if (hls) {
        bandwidth = hls.bandwidthEstimate || bandwidth;
        hls.destroy();
      }
      video.removeAttribute("src");
      video.load();
    },
  };
}

function open(Library: HlsClass, video: HTMLVideoElement, url: string, onBroken: () => void): Hls {
  const hls = new Library({
    startPosition: 0,
    startLevel: -1,
    capLevelToPlayerSize: true,
    abrEwmaDefaultEstimate: bandwidth,
    maxBufferLength: NEAR_BUFFER_S,
    maxMaxBufferLength: ACTIVE_BUFFER_S,
    backBufferLength: 30,
    enableWorker: false,
  });
  let recoveries = 0;
  hls.on(Library.Events.ERROR, (_event, data) => {
    if (!data.fatal) return;
    recoveries += 1;
    if (recoveries > RECOVERIES) onBroken();
    else if (data.type === Library.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
    else setTimeout(() => hls.startLoad(), 500 * recoveries);
  });
  hls.on(Library.Events.FRAG_BUFFERED, () => {
    bandwidth = hls.bandwidthEstimate || bandwidth;
  });
  hls.loadSource(url);
  hls.attachMedia(video);
  return hls;
}

function tune(hls: Hls, active: boolean): void {
  hls.config.maxBufferLength = active ? ACTIVE_BUFFER_S : NEAR_BUFFER_S;
}
