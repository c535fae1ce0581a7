/** The pile of open sheets. Back, Escape, a drag or a tap outside closes the topmost one. */
import type { ReactNode } from "react";
import { arrive, onLeave } from "./router";
import { store, useStore } from "./store";

export interface SheetHandle {
  close: () => void;
  /** True while no other sheet lies on top. */
  active: boolean;
}

export interface OpenSheet {
  id: number;
  render: (handle: SheetHandle) => ReactNode;
  /** The video draws back to the top third instead of being covered. */
  keepsVideo: boolean;
  onClosed?: () => void;
}

const pile = store<readonly OpenSheet[]>([]);
let nextId = 1;
let skipPop = false;

export const useSheets = (): readonly OpenSheet[] => useStore(pile);
export const anySheet = (): boolean => pile.get().length > 0;

const mark = () => history.pushState({ sheet: true }, "");

/** Lay a sheet on the pile; returns the way to close it. */
export function openSheet(
  render: OpenSheet["render"],
  { keepsVideo = false, onClosed }: { keepsVideo?: boolean; onClosed?: () => void } = {},
): () => void {
  const id = nextId++;
  if (!anySheet() && !skipPop) mark();
  pile.set((now) => [...now, { id, render, keepsVideo, onClosed }]);
  return () => closeSheet(id);
}

/** Close one sheet and whatever lies on it. */
export function closeSheet(id: number): void {
  const at = pile.get().findIndex((sheet) => sheet.id === id);
  if (at < 0) return;
  const gone = pile.get().slice(at);
  pile.set((now) => now.slice(0, at));
  for (const sheet of gone.reverse()) sheet.onClosed?.();
  if (!anySheet() && !skipPop) {
    skipPop = true;
    history.back();
  }
}

export function closeTop(): void {
  const top = pile.get().at(-1);
  if (top) closeSheet(top.id);
}

/** Leaving for another place: the sheets go, their mark in the history becomes the new place. */
function dropAll(): void {
  const gone = pile.get();
  pile.set([]);
  for (const sheet of [...gone].reverse()) sheet.onClosed?.();
}

function onPop(): void {
  if (skipPop) {
    skipPop = false;
    if (anySheet()) mark();
    return;
  }
  const top = pile.get().at(-1);
  if (!top) {
    arrive();
    return;
  }
  pile.set((now) => now.slice(0, -1));
  top.onClosed?.();
  if (anySheet()) mark();
}

/** The one popstate listener of the app. */
export function listenToBack(): void {
  onLeave(dropAll);
  addEventListener("popstate", onPop);
}
