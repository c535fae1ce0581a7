/** What became of a page's candidates, counted. */
import type { Schemas } from "@guang/api";

export type Candidate = Schemas["Candidate"];
export type Fate = "shown" | "passed" | "removed";

export const fateOf = (one: Candidate): Fate =>
  one.slot !== null ? "shown" : one.removed_by ? "removed" : "passed";

export interface Tally {
  name: string;
  shown: number;
  passed: number;
  removed: number;
}

/** Fates by source, the fullest first; a candidate of two sources counts in both. */
export function bySource(candidates: readonly Candidate[], sources: readonly string[]): Tally[] {
  const tallies = new Map(sources.map((name) => [name, { name, shown: 0, passed: 0, removed: 0 }]));
  for (const one of candidates) {
    for (const name of one.sources) {
      const tally = tallies.get(name) ?? { name, shown: 0, passed: 0, removed: 0 };
      tally[fateOf(one)] += 1;
      tallies.set(name, tally);
    }
  }
  return [...tallies.values()].sort((a, b) => total(b) - total(a));
}

export const total = (tally: Tally) => tally.shown + tally.passed + tally.removed;

/** How many each filter removed, the strictest first. */
export function byFilter(candidates: readonly Candidate[], filters: readonly string[]): [string, number][] {
  const counts = new Map<string, number>(filters.map((name) => [name, 0]));
  for (const { removed_by } of candidates) {
    if (removed_by) counts.set(removed_by, (counts.get(removed_by) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** In the order of the page, and below it by score; what has no score comes last. */
export const ordered = (candidates: readonly Candidate[]): Candidate[] =>
  [...candidates].sort(
    (a, b) =>
      (a.slot ?? Number.MAX_SAFE_INTEGER) - (b.slot ?? Number.MAX_SAFE_INTEGER) ||
      (b.score ?? Number.NEGATIVE_INFINITY) - (a.score ?? Number.NEGATIVE_INFINITY),
  );
