import type { FeedPage } from "@guang/api";
import { describe, expect, it } from "vitest";
import { current, type FeedState, mounted, places, start, step, wantsMore } from "../src/feed/machine";

function page(name: string, ids: string[], next: string | null = "more"): FeedPage {
  const items = ids.map((id, slot) => ({
    slot,
    why: [],
    video: { id } as FeedPage["items"][number]["video"],
  }));
  return { page: name, items, next, silent: [] };
}

const after = (...events: Parameters<typeof step>[1][]): FeedState => events.reduce(step, start);
const ids = (state: FeedState) => state.entries.map((entry) => entry.video.id);

describe("the feed", () => {
  it("begins by loading and remembers which page served a clip", () => {
    expect(start.status).toBe("loading");
    const state = after({ type: "loaded", page: page("p1", ["a", "b"]) });
    expect(state.entries.map((entry) => entry.page)).toEqual(["p1", "p1"]);
    expect(state).toMatchObject({ status: "ready", after: "more" });
  });

  it("keeps at most four slides alive around the current one", () => {
    let state = after({ type: "loaded", page: page("p1", ["a", "b", "c", "d", "e", "f"]) });
    expect(mounted(state)).toEqual([0, 1, 2]);
    for (let n = 0; n < 3; n++) state = step(state, { type: "move", by: 1 });
    expect(mounted(state)).toEqual([2, 3, 4, 5]);
  });

  it("asks for more only when two clips are left, so that the page heeds the last acts", () => {
    let state = after({ type: "loaded", page: page("p1", ["a", "b", "c", "d", "e"]) });
    expect(wantsMore(state)).toBe(false);
    state = step(step(state, { type: "move", by: 1 }), { type: "move", by: 1 });
    expect(wantsMore(state)).toBe(true);
  });

  it("shows no clip twice", () => {
    const state = after(
      { type: "loaded", page: page("p1", ["a", "b"]) },
      { type: "loaded", page: page("p2", ["b", "c"]) },
    );
    expect(ids(state)).toEqual(["a", "b", "c"]);
  });

  it("stops at both ends, and has a closing card when there is no more", () => {
    let state = after({ type: "loaded", page: page("p1", ["a"], null) });
    expect(step(state, { type: "move", by: -1 }).index).toBe(0);
    expect(places(state)).toBe(2);
    state = step(state, { type: "move", by: 1 });
    expect(current(state)).toBeUndefined();
    expect(step(state, { type: "move", by: 1 }).index).toBe(1);
  });

  it("takes a clip away and puts it back where it was", () => {
    const state = after({ type: "loaded", page: page("p1", ["a", "b", "c"]) }, { type: "move", by: 1 });
    const gone = current(state);
    const without = step(state, { type: "remove", video: "b" });
    expect(current(without)?.video.id).toBe("c");
    if (!gone) throw new Error("nothing to put back");
    const again = step(without, { type: "restore", entry: gone, at: 1 });
    expect(ids(again)).toEqual(["a", "b", "c"]);
    expect(current(again)?.video.id).toBe("b");
  });

  it("keeps what it has when the next page fails, and tries again", () => {
    const state = after(
      { type: "loaded", page: page("p1", ["a"]) },
      { type: "failed", error: new Error("x") },
    );
    expect(state.status).toBe("failed");
    expect(ids(state)).toEqual(["a"]);
    expect(step(state, { type: "retry" })).toMatchObject({ status: "loading", after: "more" });
  });

  it("puts a linked clip in front", () => {
    const entry = { slot: 0, why: [], page: null, video: { id: "z" } as FeedPage["items"][number]["video"] };
    const state = after({ type: "opened", entry }, { type: "loaded", page: page("p1", ["a", "z"]) });
    expect(ids(state)).toEqual(["z", "a"]);
  });
});

describe("a feed whose viewer has just said something", () => {
  const watching = after(
    { type: "loaded", page: page("p1", ["a", "b", "c", "d", "e"]) },
    { type: "move", by: 1 },
  );

  it("lets go of what lies ahead, stays where it is, and asks on", () => {
    const state = step(watching, { type: "steered" });
    expect(ids(state)).toEqual(["a", "b"]);
    expect(current(state)?.video.id).toBe("b");
    expect(state.after).toBe("more");
    expect(wantsMore(state)).toBe(true);
  });

  it("goes on after its end, and leaves a loading feed alone", () => {
    const ended = after({ type: "loaded", page: page("p1", ["a", "b"], null) });
    expect(step(ended, { type: "steered" }).status).toBe("ready");
    expect(step(start, { type: "steered" })).toEqual(start);
  });

  it("asks again after an answer that came too late", () => {
    const again = step(watching, { type: "stale" });
    expect(again).not.toBe(watching);
    expect(again).toEqual(watching);
  });

  it("puts a linked clip in front only once", () => {
    const entry = { ...(watching.entries[0] as (typeof watching.entries)[0]), page: null };
    expect(ids(step(watching, { type: "opened", entry }))).toEqual(["a", "b", "c", "d", "e"]);
  });
});
