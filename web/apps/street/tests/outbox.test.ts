import { beforeEach, expect, it } from "vitest";
import {
  drop,
  inOrder,
  isWarned,
  lastSeen,
  mark,
  onTheWay,
  outbox,
  put,
  startsDay,
} from "../src/talk/outbox";
import type { Message } from "../src/talk/types";

const said = (number: number, more: Partial<Message> = {}): Message => ({
  id: `msg_${number}`,
  number,
  by: "buyer",
  mine: true,
  kind: "text",
  text: "hello",
  image_url: null,
  card: null,
  marks: [],
  at: "2026-06-01T12:00:00Z",
  key: null,
  name: null,
  ...more,
});

beforeEach(() => outbox.set({}));

it("what was written stands until the server has told it under its key", () => {
  put("cnv_1", "key-1", { text: "one" });
  put("cnv_1", "key-2", { text: "two" });
  put("cnv_2", "key-3", { text: "elsewhere" });
  const waiting = outbox.get().cnv_1 ?? [];
  expect(onTheWay(waiting, [said(1, { key: "key-1" })]).map((one) => one.text)).toEqual(["two"]);
  drop("cnv_1", "key-2");
  expect((outbox.get().cnv_1 ?? []).map((one) => one.key)).toEqual(["key-1"]);
  expect((outbox.get().cnv_2 ?? []).map((one) => one.key)).toEqual(["key-3"]);
});

it("what failed keeps its place and its key, and says why it was refused", () => {
  put("cnv_1", "key-1", { text: "one" });
  put("cnv_1", "key-2", { text: "two" });
  mark("cnv_1", "key-1", "failed");
  mark("cnv_1", "key-2", "failed", "not allowed");
  expect(outbox.get().cnv_1).toEqual([
    { key: "key-1", text: "one", state: "failed", refused: undefined },
    { key: "key-2", text: "two", state: "failed", refused: "not allowed" },
  ]);
  mark("cnv_1", "key-1", "sending");
  expect(outbox.get().cnv_1?.[0]?.state).toBe("sending");
});

it("pages that overlap make one list in order, each message once", () => {
  const latest = { items: [said(4), said(5)] };
  const older = { items: [said(2), said(3), said(4)] };
  expect(inOrder([latest, older]).map((message) => message.number)).toEqual([2, 3, 4, 5]);
});

it("the read mark stands under one's own last message that was seen", () => {
  const talk = [said(1), said(2, { mine: false, by: "store" }), said(3), said(4)];
  expect(lastSeen(talk, 0)).toBeNull();
  expect(lastSeen(talk, 2)).toBe(1);
  expect(lastSeen(talk, 3)).toBe(3);
});

it("a day begins with its first message", () => {
  const noon = said(1, { at: "2026-06-01T12:00:00Z" });
  expect(startsDay(noon, undefined)).toBe(true);
  expect(startsDay(said(2, { at: "2026-06-01T12:05:00Z" }), noon)).toBe(false);
  expect(startsDay(said(3, { at: "2026-06-03T12:00:00Z" }), noon)).toBe(true);
});

it("what the other side says about other places carries a warning, and rudeness is no such thing", () => {
  expect(isWarned(said(1, { mine: false, marks: ["contact"] }))).toBe(true);
  expect(isWarned(said(1, { mine: false, marks: ["rude"] }))).toBe(false);
  expect(isWarned(said(1, { mine: true, marks: ["phone"] }))).toBe(false);
});
