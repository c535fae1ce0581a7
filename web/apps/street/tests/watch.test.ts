import { describe, expect, it } from "vitest";
import { View } from "../src/events/watch";

describe("a view", () => {
  it("counts only the time that played", () => {
    const view = new View(10_000);
    view.playing(0);
    view.paused(1_500);
    view.playing(4_000);
    expect(view.summary(5_000)).toEqual({ watched_ms: 2_500, finished: false, skipped: false });
  });

  it("is a skip when it was short and did not end", () => {
    const view = new View(10_000);
    view.playing(0);
    expect(view.summary(1_200)).toMatchObject({ skipped: true, watched_ms: 1_200 });
  });

  it("ends once, whether it reaches the end or loops", () => {
    const view = new View(8_000);
    expect(view.at(7_600)).toBe(false);
    expect(view.at(100)).toBe(true);
    expect(view.at(7_990)).toBe(false);
    expect(new View(8_000).at(7_900)).toBe(true);
  });

  it("does not take a hand on the bar for a loop", () => {
    const view = new View(8_000);
    view.at(7_500);
    view.sought(500);
    expect(view.at(600)).toBe(false);
  });
});
