import { useEffect, useRef } from "react";
import { setLiked } from "../social/marks";
import { useTexts } from "../texts";
import type { Entry } from "./machine";

export interface FeedKeys {
  enabled: boolean;
  onMove: (by: 1 | -1) => void;
  onPause: () => void;
  onMute: () => void;
  current: Entry | undefined;
}

const WRITING = "input,textarea,select,[contenteditable],[role=dialog] *,[role=tab]";
const PRESSABLE = "button,a,[role=slider]";

const MOVES: Record<string, 1 | -1> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

function actOf(key: string, target: HTMLElement, keys: FeedKeys, like: () => void): (() => void) | null {
  const by = MOVES[key];
  if (by) return () => keys.onMove(by);
  if (key === "m") return keys.onMute;
  if (key === "l") return like;
  // On a focused control the space bar presses the control.
  return key === " " && !target.matches?.(PRESSABLE) ? keys.onPause : null;
}

/** ↑↓ and j k move, space pauses, m mutes, l likes. Keys typed into a field or a sheet are left alone. */
export function useFeedKeys(keys: FeedKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  const t = useTexts();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { enabled, current } = latest.current;
      if (!enabled || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      const target = event.target as HTMLElement;
      if (target.matches?.(WRITING)) return;
      const act = actOf(
        event.key,
        target,
        latest.current,
        () => current && void setLiked(current.video, true, t, current),
      );
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [t]);
}
