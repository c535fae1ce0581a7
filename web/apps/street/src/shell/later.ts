/** Code that is fetched when it is first needed, or in a quiet moment before, so that it is there without a network. */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";

const waiting: (() => Promise<unknown>)[] = [];
const QUIET_MS = 3_000;

// biome-ignore lint/suspicious/noExplicitAny: the props are those of the component that is loaded
export function later<C extends ComponentType<any>>(
  load: () => Promise<{ default: C }>,
): LazyExoticComponent<C> {
  waiting.push(load);
  return lazy(load);
}

async function fetchAll(): Promise<void> {
  for (const load of waiting.splice(0)) await load().catch(() => undefined);
}

/** Fetch the rest once the first clip has had its time. */
export function warmUp(): void {
  setTimeout(() => void fetchAll(), QUIET_MS);
}
