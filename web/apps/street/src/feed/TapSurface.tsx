import { Icon } from "@guang/ui";
import { type PointerEvent, useEffect, useRef, useState } from "react";
import styles from "./TapSurface.module.css";

const DOUBLE_MS = 260;
const HOLD_MS = 380;
const SLOP_PX = 10;

interface Burst {
  id: number;
  x: number;
  y: number;
}

export interface TapSurfaceProps {
  label: string;
  onTap: () => void;
  onDoubleTap: () => void;
  onHold: (held: boolean) => void;
}

interface Press {
  x: number;
  y: number;
  timer: ReturnType<typeof setTimeout>;
  held: boolean;
}

/** The picture itself as a control: tap to pause, twice to like, hold for double speed. */
export function TapSurface({ label, onTap, onDoubleTap, onHold }: TapSurfaceProps) {
  const press = useRef<Press | null>(null);
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  const [bursts, setBursts] = useState<readonly Burst[]>([]);
  const nextId = useRef(0);

  const release = useRef(onHold);
  release.current = onHold;
  useEffect(
    () => () => {
      if (waiting.current) clearTimeout(waiting.current);
      if (press.current) clearTimeout(press.current.timer);
      if (press.current?.held) release.current(false);
    },
    [],
  );

  const end = (): Press | null => {
    const held = press.current;
    press.current = null;
    if (!held) return null;
    clearTimeout(held.timer);
    if (held.held) onHold(false);
    return held;
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const timer = setTimeout(() => {
      if (!press.current) return;
      press.current.held = true;
      onHold(true);
    }, HOLD_MS);
    press.current = { x: event.clientX, y: event.clientY, timer, held: false };
  };
  const move = (event: PointerEvent) => {
    const at = press.current;
    if (at && !at.held && Math.hypot(event.clientX - at.x, event.clientY - at.y) > SLOP_PX) end();
  };
  const up = (event: PointerEvent) => {
    const held = end();
    if (!held || held.held) return;
    if (waiting.current) {
      clearTimeout(waiting.current);
      waiting.current = null;
      burst(event);
      onDoubleTap();
      return;
    }
    waiting.current = setTimeout(() => {
      waiting.current = null;
      onTap();
    }, DOUBLE_MS);
  };
  const burst = (event: PointerEvent) => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const one = { id: nextId.current++, x: event.clientX - box.left, y: event.clientY - box.top };
    setBursts((now) => [...now.slice(-3), one]);
    setTimeout(() => setBursts((now) => now.filter((each) => each.id !== one.id)), 800);
  };

  return (
    <button
      type="button"
      className={styles.surface}
      aria-label={label}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={end}
      onPointerLeave={end}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        onTap();
      }}
      onContextMenu={(event) => event.preventDefault()}
    >
      {bursts.map((one) => (
        <Icon
          key={one.id}
          name="heart"
          filled
          size={96}
          className={styles.burst}
          style={{ left: one.x, top: one.y, rotate: `${((one.id * 37) % 40) - 20}deg` }}
        />
      ))}
    </button>
  );
}
