import type { Surface } from "@guang/api";
import type { RefObject } from "react";
import { useEffect } from "react";
import { beforeLeaving, tell } from "../events";
import { View } from "../events/watch";
import type { Entry } from "./machine";

const now = () => performance.now();

/** Tell the journal about one view of a clip while `on`: seen, played for how long, finished, passed over. */
export function useView(
  entry: Entry,
  surface: Surface,
  on: boolean,
  video: RefObject<HTMLVideoElement | null>,
): void {
  useEffect(() => {
    const node = video.current;
    if (!on || !node) return;
    const view = new View(entry.video.duration_ms);
    const where = {
      subject: entry.video.id,
      slot: entry.slot,
      surface,
      ...(entry.page ? { page: entry.page } : {}),
    };
    tell({ kind: "impression", ...where });
    if (!node.paused) view.playing(now());
    const playing = () => view.playing(now());
    const paused = () => view.paused(now());
    const sought = () => view.sought(node.currentTime * 1000);
    const moved = () => {
      if (!view.at(node.currentTime * 1000)) return;
      tell({ kind: "finish", ...where, ...lengths() });
    };
    const lengths = () => ({
      watched_ms: view.summary(now()).watched_ms,
      duration_ms: entry.video.duration_ms,
    });
    let said = false;
    const finish = () => {
      if (said) return;
      said = true;
      view.paused(now());
      const { watched_ms, skipped } = view.summary(now());
      if (watched_ms > 0) tell({ kind: "play", ...where, ...lengths() });
      if (skipped) tell({ kind: "skip", ...where, ...lengths() });
    };
    const stop = beforeLeaving(finish);
    const heard = { playing, pause: paused, waiting: paused, timeupdate: moved, seeking: sought } as const;
    for (const [name, run] of Object.entries(heard)) node.addEventListener(name, run);
    return () => {
      for (const [name, run] of Object.entries(heard)) node.removeEventListener(name, run);
      stop();
      finish();
    };
  }, [entry, surface, on, video]);
}
