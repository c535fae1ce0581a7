import { describe, expect, it } from "vitest";
import { resisted, settled, WheelGate } from "../src/feed/gesture";

describe("the wheel", () => {
  it("moves once for a whole gesture, its inertia included", () => {
    const gate = new WheelGate();
    const moves = [];
    for (let n = 0; n < 60; n++) moves.push(gate.push(120 * 0.93 ** n, n * 16));
    expect(moves.filter((move) => move !== 0)).toEqual([1]);
  });

  it("moves again after a silence, and for a second push into the tail", () => {
    const gate = new WheelGate();
    expect(gate.push(100, 0)).toBe(1);
    expect(gate.push(100, 400)).toBe(1);
    for (let at = 416; at < 900; at += 16) expect(gate.push(6, at)).toBe(0);
    expect(gate.push(110, 900)).toBe(1);
  });

  it("goes back upwards and ignores a trembling finger", () => {
    const gate = new WheelGate();
    expect(gate.push(-60, 0)).toBe(-1);
    expect(new WheelGate().push(4, 0)).toBe(0);
  });
});

describe("a drag", () => {
  it("goes on when it went far or was flung, else springs back", () => {
    expect(settled({ dy: -200, speed: 0, height: 800 })).toBe(1);
    expect(settled({ dy: 200, speed: 0, height: 800 })).toBe(-1);
    expect(settled({ dy: -40, speed: -0.9, height: 800 })).toBe(1);
    expect(settled({ dy: -40, speed: 0.9, height: 800 })).toBe(0);
    expect(settled({ dy: -40, speed: -0.1, height: 800 })).toBe(0);
  });

  it("gives way only a little past the ends", () => {
    expect(resisted(100, true)).toBeLessThan(40);
    expect(resisted(100, false)).toBe(100);
  });
});
