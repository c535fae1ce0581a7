import { type Behaviour, Problem } from "@guang/api";
import { beforeEach, describe, expect, it } from "vitest";
import { BATCH, EventQueue, KEPT } from "../src/events/queue";

const NOW = Date.UTC(2026, 10, 22, 9);
let kept: Behaviour[];
let sent: Behaviour[][];
let beacons: string[];
let timers: { run: () => void; ms: number }[];
let answer: () => Promise<unknown>;

function queue(now = NOW): EventQueue {
  return new EventQueue({
    send: async (events) => {
      await answer();
      sent.push(events);
    },
    beacon: (body) => beacons.push(body) > 0,
    load: () => kept,
    save: (events) => {
      kept = [...events];
    },
    now: () => now,
    later: (run, ms) => timers.push({ run, ms }),
  });
}

beforeEach(() => {
  kept = [];
  sent = [];
  beacons = [];
  timers = [];
  answer = async () => undefined;
});

const seen = { kind: "impression", subject: "vid_0000000000001" } as const;

describe("the queue of behaviour", () => {
  it("sends what was added in one batch, and forgets it once it is answered", async () => {
    const events = queue();
    events.add(seen);
    events.add({ ...seen, kind: "play", watched_ms: 900 });
    expect(timers).toHaveLength(1);
    await events.flush();
    expect(sent.map((batch) => batch.map((event) => event.kind))).toEqual([["impression", "play"]]);
    expect(kept).toEqual([]);
  });

  it("keeps everything while the line is down, and waits longer each time", async () => {
    answer = () => Promise.reject(new Problem(0, {}));
    const events = queue();
    events.add(seen);
    timers.length = 0;
    await events.flush();
    expect(kept).toHaveLength(1);
    const again = queue();
    expect(again.waiting).toHaveLength(1);
  });

  it("drops a batch the server refuses, and no other", async () => {
    const events = queue();
    for (let n = 0; n < BATCH + 1; n++) events.add(seen);
    let calls = 0;
    answer = async () => {
      calls += 1;
      if (calls === 1) throw new Problem(422, { code: "events.malformed" });
    };
    await events.flush();
    expect(sent.map((batch) => batch.length)).toEqual([1]);
    expect(events.waiting).toHaveLength(0);
  });

  it("hands everything to the browser when the page goes, and sends it again under the same ids", async () => {
    const events = queue();
    events.add(seen);
    events.leave();
    const id = kept[0]?.id;
    expect(beacons).toHaveLength(1);
    expect(JSON.parse(beacons[0] ?? "")).toEqual({ events: [{ ...seen, id }] });
    const next = queue();
    await next.flush();
    expect(sent[0]?.[0]?.id).toBe(id);
  });

  it("never sends twice at once", async () => {
    const events = queue();
    events.add(seen);
    await Promise.all([events.flush(), events.flush()]);
    expect(sent).toHaveLength(1);
  });

  it("keeps a bounded number and forgets what is too old to be believed", () => {
    const events = queue();
    for (let n = 0; n < KEPT + 20; n++) events.add(seen);
    expect(events.waiting).toHaveLength(KEPT);
    expect(queue(NOW + 7 * 24 * 3600 * 1000).waiting).toHaveLength(0);
  });
});
