/** A value that components can watch. Small on purpose: server state lives in TanStack Query, not here. */
import { useSyncExternalStore } from "react";

export interface Store<Value> {
  get(): Value;
  set(next: Value | ((now: Value) => Value)): void;
  subscribe(listener: () => void): () => void;
}

export function store<Value>(initial: Value): Store<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      const made = typeof next === "function" ? (next as (now: Value) => Value)(value) : next;
      if (Object.is(made, value)) return;
      value = made;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useStore = <Value>(source: Store<Value>): Value =>
  useSyncExternalStore(source.subscribe, source.get, source.get);

/** A store that survives a reload; a browser that forbids storage merely forgets. */
export function remembered<Value>(key: string, initial: Value): Store<Value> {
  const kept = store<Value>(read(key, initial));
  kept.subscribe(() => write(key, kept.get()));
  return kept;
}

function read<Value>(key: string, initial: Value): Value {
  try {
    const text = localStorage.getItem(key);
    return text === null ? initial : (JSON.parse(text) as Value);
  } catch {
    return initial;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Private windows may refuse; nothing else depends on it.
  }
}
