import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FIRST_WAIT_MS, type Hint, Live, LONGEST_WAIT_MS, type Socket, waitMs } from "../src/live";

class Line implements Socket {
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  closed = false;
  constructor(readonly address: string) {}
  close() {
    this.closed = true;
  }
  say(body: unknown) {
    this.onmessage?.({ data: JSON.stringify(body) });
  }
  break() {
    this.onclose?.();
  }
}

const world = () => {
  const lines: Line[] = [];
  let changed = () => {};
  const here = {
    lines,
    tickets: 0,
    seen: true,
    refuses: false,
    look(seen: boolean) {
      here.seen = seen;
      changed();
    },
    around: {
      door: async () => {
        if (here.refuses) throw new Error("offline");
        here.tickets += 1;
        return `ws://gate/?ticket=${here.tickets}`;
      },
      open: (address: string) => {
        const line = new Line(address);
        lines.push(line);
        return line;
      },
      awake: () => here.seen,
      watch: (callback: () => void) => {
        changed = callback;
      },
      chance: () => 0,
    },
  };
  return here;
};

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("passes hints on and ignores what it cannot read", async () => {
  const here = world();
  const heard: Hint[] = [];
  new Live(here.around).listen((hint) => heard.push(hint));
  await settle();
  here.lines[0]?.say({ kind: "welcome" });
  here.lines[0]?.say({ kind: "restricted", subject: "vid_1" });
  here.lines[0]?.onmessage?.({ data: "{broken" });
  here.lines[0]?.say(7);
  expect(heard).toEqual([{ kind: "restricted", subject: "vid_1" }]);
});

it("serves every listener with one socket, and closes it after the last", async () => {
  const here = world();
  const live = new Live(here.around);
  const [one, other] = [live.listen(() => {}), live.listen(() => {})];
  await settle();
  expect(here.lines).toHaveLength(1);
  one();
  expect(here.lines[0]?.closed).toBe(false);
  other();
  expect(here.lines[0]?.closed).toBe(true);
});

it("comes back with a new ticket and says that something may have been missed", async () => {
  const here = world();
  const heard: Hint[] = [];
  new Live(here.around).listen((hint) => heard.push(hint));
  await settle();
  here.lines[0]?.say({ kind: "welcome" });
  here.lines[0]?.break();
  await vi.advanceTimersByTimeAsync(FIRST_WAIT_MS / 2 - 1);
  expect(here.lines).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(here.lines.map((line) => line.address)).toEqual(["ws://gate/?ticket=1", "ws://gate/?ticket=2"]);
  expect(heard).toEqual([]);
  here.lines[1]?.say({ kind: "welcome" });
  expect(heard).toEqual([{ kind: "again" }]);
});

it("waits longer after each failure, and briefly again once it was welcome", async () => {
  const here = world();
  here.refuses = true;
  new Live(here.around).listen(() => {});
  await settle();
  await vi.advanceTimersByTimeAsync(500 + 1_000 + 2_000 - 1);
  here.refuses = false;
  expect(here.tickets).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(here.tickets).toBe(1);
  here.lines[0]?.say({ kind: "welcome" });
  here.lines[0]?.break();
  await vi.advanceTimersByTimeAsync(500);
  expect(here.tickets).toBe(2);
});

it("is silent while nobody looks and back at once when somebody does", async () => {
  const here = world();
  new Live(here.around).listen(() => {});
  await settle();
  here.look(false);
  expect(here.lines[0]?.closed).toBe(true);
  await vi.advanceTimersByTimeAsync(LONGEST_WAIT_MS * 2);
  expect(here.lines).toHaveLength(1);
  here.look(true);
  await settle();
  expect(here.lines).toHaveLength(2);
});

it("does not open a socket for a page that was hidden while the ticket was on its way", async () => {
  const here = world();
  new Live(here.around).listen(() => {});
  here.look(false);
  await settle();
  expect(here.lines).toHaveLength(0);
});

it("enters anew for whoever logs in", async () => {
  const here = world();
  const live = new Live(here.around);
  live.listen(() => {});
  await settle();
  live.renew();
  await settle();
  expect(here.lines.map((line) => line.closed)).toEqual([true, false]);
});

it("spreads the waits over the upper half and ends their growth at a minute", () => {
  expect(waitMs(0, 0)).toBe(500);
  expect(waitMs(3, 0.5)).toBe(6_000);
  expect(waitMs(40, 0.999)).toBeLessThanOrEqual(LONGEST_WAIT_MS);
});
