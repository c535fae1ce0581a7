import { type PointerEvent, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { resisted, settled, WheelGate } from "./gesture";
import styles from "./Pager.module.css";

const SLOP_PX = 8;

export interface PagerProps {
  index: number;
  count: number;
  mounted: readonly number[];
  /** No moving while a sheet is open. */
  locked: boolean;
  onMove: (by: 1 | -1) => void;
  keyOf: (place: number) => string;
  label: string;
  children: (place: number) => ReactNode;
}

interface Hold {
  id: number;
  y: number;
  x: number;
  lastY: number;
  lastAt: number;
  speed: number;
  dragging: boolean;
}

function useDrag({ index, count, locked, onMove }: PagerProps) {
  const hold = useRef<Hold | null>(null);
  const dragged = useRef(false);
  const [offset, setOffset] = useState<number | null>(null);

  const down = (event: PointerEvent) => {
    dragged.current = false;
    if (locked || event.button !== 0 || (event.target as HTMLElement).closest("[data-own-drag]")) return;
    const { pointerId, clientX, clientY, timeStamp } = event;
    hold.current = {
      id: pointerId,
      y: clientY,
      x: clientX,
      lastY: clientY,
      lastAt: timeStamp,
      speed: 0,
      dragging: false,
    };
  };
  const move = (event: PointerEvent) => {
    const held = hold.current;
    if (!held || held.id !== event.pointerId) return;
    const dy = event.clientY - held.y;
    if (!held.dragging) {
      const dx = event.clientX - held.x;
      if (Math.hypot(dx, dy) < SLOP_PX) return;
      if (Math.abs(dx) > Math.abs(dy)) {
        hold.current = null;
        return;
      }
      held.dragging = true;
      dragged.current = true;
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    }
    held.speed = (event.clientY - held.lastY) / Math.max(1, event.timeStamp - held.lastAt);
    held.lastY = event.clientY;
    held.lastAt = event.timeStamp;
    setOffset(resisted(dy, (dy > 0 && index === 0) || (dy < 0 && index >= count - 1)));
  };
  const up = (event: PointerEvent) => {
    const held = hold.current;
    hold.current = null;
    if (!held?.dragging) return;
    setOffset(null);
    const height = (event.currentTarget as HTMLElement).clientHeight;
    const by = settled({ dy: event.clientY - held.y, speed: held.speed, height });
    if (by !== 0) onMove(by);
  };
  const cancel = () => {
    hold.current = null;
    setOffset(null);
  };
  /** The click that ends a drag is not a tap. */
  const swallow = (event: { stopPropagation: () => void; preventDefault: () => void }) => {
    if (!dragged.current) return;
    dragged.current = false;
    event.stopPropagation();
    event.preventDefault();
  };
  return {
    offset,
    handlers: {
      onPointerDown: down,
      onPointerMove: move,
      onPointerUp: up,
      onPointerCancel: cancel,
      onClickCapture: swallow,
    },
  };
}

/** Full-height slides, one at a time, moved by swipe, wheel or the keys of the page. */
export function Pager(props: PagerProps) {
  const { index, mounted, locked, onMove, keyOf, label, children } = props;
  const box = useRef<HTMLDivElement>(null);
  const gate = useRef(new WheelGate()).current;
  const { offset, handlers } = useDrag(props);

  const onWheel = useCallback(
    (event: WheelEvent) => {
      if (locked) return;
      event.preventDefault();
      const by = gate.push(event.deltaY, event.timeStamp);
      if (by !== 0) onMove(by);
    },
    [gate, locked, onMove],
  );
  useEffect(() => {
    const node = box.current;
    node?.addEventListener("wheel", onWheel, { passive: false });
    return () => node?.removeEventListener("wheel", onWheel);
  }, [onWheel]);

  return (
    <div ref={box} className={styles.pager} role="feed" aria-label={label} {...handlers}>
      <div
        className={styles.rail}
        data-dragging={offset !== null}
        style={{ transform: `translate3d(0, calc(${-index * 100}% + ${offset ?? 0}px), 0)` }}
      >
        {mounted.map((place) => (
          <div
            key={keyOf(place)}
            className={styles.place}
            style={{ top: `${place * 100}%` }}
            inert={place !== index}
          >
            {children(place)}
          </div>
        ))}
      </div>
    </div>
  );
}
