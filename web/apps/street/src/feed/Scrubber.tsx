import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useTexts } from "../texts";
import styles from "./Scrubber.module.css";

const STEP_S = 3;

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** The thin line at the foot: shows the position, and takes a finger or ← → to change it. */
export function Scrubber({
  video,
  durationMs,
}: {
  video: RefObject<HTMLVideoElement | null>;
  durationMs: number;
}) {
  const t = useTexts();
  const line = useRef<HTMLDivElement>(null);
  const [scrubbing, setScrubbing] = useState(false);
  const [second, setSecond] = useState(0);
  const length = durationMs / 1000;

  useEffect(() => {
    let frame = 0;
    const draw = () => {
      const node = video.current;
      if (node && line.current) {
        const share = node.duration > 0 ? node.currentTime / node.duration : 0;
        line.current.style.transform = `scaleX(${share})`;
        setSecond(Math.floor(node.currentTime));
      }
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [video]);

  const seek = (event: PointerEvent) => {
    const node = video.current;
    if (!node || !(node.duration > 0)) return;
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
    node.currentTime = Math.min(share * node.duration, node.duration - 0.05);
  };
  const nudge = (by: number) => {
    const node = video.current;
    if (node) node.currentTime = Math.max(0, Math.min(length, node.currentTime + by));
  };

  return (
    <div
      className={styles.scrubber}
      data-own-drag
      data-scrubbing={scrubbing}
      role="slider"
      tabIndex={0}
      aria-label={t("feed.position")}
      aria-valuemin={0}
      aria-valuemax={Math.round(length)}
      aria-valuenow={second}
      aria-valuetext={`${clock(second)} / ${clock(length)}`}
      onPointerDown={(event) => {
        setScrubbing(true);
        (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
        seek(event);
      }}
      onPointerMove={(event) => scrubbing && seek(event)}
      onPointerUp={() => setScrubbing(false)}
      onPointerCancel={() => setScrubbing(false)}
      onKeyDown={(event) => {
        if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        event.preventDefault();
        nudge(event.key === "ArrowLeft" ? -STEP_S : STEP_S);
      }}
    >
      {scrubbing && (
        <span className={styles.clock}>
          {clock(second)} <i>/ {clock(length)}</i>
        </span>
      )}
      <div className={styles.track}>
        <div ref={line} className={styles.line} />
      </div>
    </div>
  );
}
