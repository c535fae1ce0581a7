import { expect, it } from "vitest";
import { byFilter, bySource, type Candidate, fateOf, ordered } from "../src/operator/fates";

const one = (id: string, part: Partial<Candidate>): Candidate => ({
  id,
  title: id,
  sources: ["Trending"],
  score: null,
  slot: null,
  removed_by: null,
  ...part,
});

const page = [
  one("low", { score: 0.1 }),
  one("second", { slot: 1, score: 0.9 }),
  one("seen", { removed_by: "AlreadySeen", sources: ["Trending", "Followed"] }),
  one("first", { slot: 0, score: 0.5, sources: ["Followed"] }),
];

it("says of each candidate what became of it", () => {
  expect(page.map(fateOf)).toEqual(["passed", "shown", "removed", "shown"]);
});

it("counts fates by source, those of two sources in both, and names the silent ones", () => {
  expect(bySource(page, ["Followed", "Trending", "Fresh"])).toEqual([
    { name: "Trending", shown: 1, passed: 1, removed: 1 },
    { name: "Followed", shown: 1, passed: 0, removed: 1 },
    { name: "Fresh", shown: 0, passed: 0, removed: 0 },
  ]);
});

it("counts what each filter removed", () => {
  expect(byFilter(page, ["Blocked", "AlreadySeen"])).toEqual([
    ["AlreadySeen", 1],
    ["Blocked", 0],
  ]);
});

it("orders by slot, then by score", () => {
  expect(ordered(page).map((candidate) => candidate.id)).toEqual(["first", "second", "low", "seen"]);
});
