/** Where we are. Paths only; sheets are not places, but Back closes them first (see sheets.tsx). */
import { type AnchorHTMLAttributes, createElement, type MouseEvent } from "react";
import { store, useStore } from "./store";

export interface Place {
  path: string;
  query: URLSearchParams;
}

const here = (): Place => ({ path: location.pathname, query: new URLSearchParams(location.search) });

const place = store<Place>(here());
export const usePlace = (): Place => useStore(place);
export const currentPath = (): string => place.get().path;

const leaving = new Set<() => void>();
/** Run before the place changes; sheets close here. */
export const onLeave = (listener: () => void): void => {
  leaving.add(listener);
};

export function go(to: string, { replace = false } = {}): void {
  for (const listener of leaving) listener();
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  place.set(here());
}

/** Called by the one popstate listener, once sheets have had their turn. */
export const arrive = (): void => place.set(here());

/** Back, or home when this page was opened directly. */
export function back(fallback = "/"): void {
  if (history.length > 1) history.back();
  else go(fallback, { replace: true });
}

export interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  to: string;
}

/** A real link that moves without loading the page again. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  return createElement("a", {
    href: to,
    ...rest,
    onClick: (event: MouseEvent<HTMLAnchorElement>) => {
      onClick?.(event);
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
        return;
      event.preventDefault();
      go(to);
    },
  });
}

/** `match("/orders/:id", "/orders/ord_1")` → `{ id: "ord_1" }`, or null. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const want = pattern.split("/");
  const have = path.replace(/\/+$/, "").split("/");
  if (want.length !== have.length) return null;
  const found: Record<string, string> = {};
  for (const [at, part] of want.entries()) {
    const given = have[at] ?? "";
    if (part.startsWith(":")) found[part.slice(1)] = decodeURIComponent(given);
    else if (part !== given) return null;
  }
  return found;
}
