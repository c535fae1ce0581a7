/** Whoever changes what the next page is made by says so here; the feed lets go of what it has fetched ahead. */

const listeners = new Set<() => void>();

export function steered(): void {
  for (const listener of listeners) listener();
}

export function onSteered(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
