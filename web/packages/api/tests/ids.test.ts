import { describe, expect, it } from "vitest";
import { decodeId, EPOCH_MS, encodeId, newEventId, timeOf } from "../src/ids";

describe("event ids", () => {
  it("have a prefix and thirteen digits of Crockford's base 32", () => {
    expect(newEventId()).toMatch(/^evt_[0-9a-hjkmnp-tv-z]{13}$/);
  });

  it("come back as the number they were made of", () => {
    for (const value of [0n, 1n, 31n, 32n, (1n << 63n) - 1n]) {
      expect(decodeId(encodeId("evt", value))).toBe(value);
    }
    expect(encodeId("evt", (1n << 63n) - 1n)).toBe("evt_7zzzzzzzzzzzz");
  });

  it("hold their instant, and later ones sort later", () => {
    const at = Date.UTC(2026, 10, 22, 12);
    expect(timeOf(newEventId(at))).toBe(at);
    expect(newEventId(at, 0n) < newEventId(at + 1, 0n)).toBe(true);
    expect(newEventId(EPOCH_MS, 5n)).toBe("evt_0000000000005");
  });

  it("differ within one millisecond", () => {
    const made = new Set(Array.from({ length: 200 }, () => newEventId(1_800_000_000_000)));
    expect(made.size).toBeGreaterThan(198);
  });

  it("are not read from foreign letters", () => {
    expect(() => decodeId("evt_000000000000u")).toThrow(RangeError);
  });
});
