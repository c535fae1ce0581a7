import { cx } from "@guang/ui";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { muted as mutedStore } from "../state/settings";
import styles from "./Clip.module.css";
import { framed, moved } from "./firstFrame";
import { type Loader, load } from "./loader";

/** The one after next waits this long, so that the next one has the line to itself. */
const SECOND_PRELOAD_MS = 700;

export interface ClipProps {
  id: string;
  url: string | null;
  poster: string | null;
  title: string;
  /** 0 is being watched, 1 comes next, and so on; -1 was just left. */
  distance: number;
  playing: boolean;
  muted: boolean;
  rate: number;
  video: RefObject<HTMLVideoElement | null>;
  onBlockedSound: () => void;
}

function useSource(
  { url, distance }: ClipProps,
  video: RefObject<HTMLVideoElement | null>,
  onBroken: () => void,
) {
  const loader = useRef<Loader | null>(null);
  const near = distance <= 1;
  const [due, setDue] = useState(near);
  useEffect(() => {
    if (near) setDue(true);
    const timer = setTimeout(() => setDue(true), SECOND_PRELOAD_MS);
    return () => clearTimeout(timer);
  }, [near]);
  useEffect(() => {
    const node = video.current;
    if (!due || !node || !url) return;
    const made = load(node, url, onBroken);
    loader.current = made;
    return () => made.destroy();
  }, [due, url, video, onBroken]);
  useEffect(() => loader.current?.focus(distance === 0), [distance]);
}

/** Note when the first frame is painted (at the next paint if it is decoded already) and when it moves. */
function watchFrames(id: string, node: HTMLVideoElement): () => void {
  const ready = node.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
  let paint = ready
    ? requestAnimationFrame(() => (paint = requestAnimationFrame(() => framed(id, true))))
    : 0;
  if (!("requestVideoFrameCallback" in node)) return () => cancelAnimationFrame(paint);
  const frame = node.requestVideoFrameCallback(() => moved(id));
  return () => {
    cancelAnimationFrame(paint);
    node.cancelVideoFrameCallback(frame);
  };
}

/** Play with the sound as it is set; a browser that forbids sound plays silently and says so. */
async function playAloud(node: HTMLVideoElement, onBlockedSound: () => void): Promise<void> {
  node.muted = mutedStore.get();
  try {
    await node.play();
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "NotAllowedError") return;
    node.muted = true;
    onBlockedSound();
    await node.play().catch(() => undefined);
  }
}

function usePlayback({ id, distance, playing, muted, rate, video, onBlockedSound }: ClipProps) {
  const on = distance === 0;
  useLayoutEffect(() => {
    const node = video.current;
    if (!node) return;
    node.muted = muted;
  }, [muted, video]);
  useLayoutEffect(() => {
    if (video.current) video.current.playbackRate = rate;
  }, [rate, video]);
  useLayoutEffect(() => {
    const node = video.current;
    if (!node || !on) return;
    const stop = watchFrames(id, node);
    return () => {
      stop();
      node.pause();
      if (node.readyState > 0) node.currentTime = 0;
    };
  }, [id, on, video]);
  useLayoutEffect(() => {
    const node = video.current;
    if (!node || !on) return;
    if (!playing) {
      node.pause();
      return;
    }
    const play = () => void playAloud(node, onBlockedSound);
    play();
    // Attaching the source aborts an earlier play(); the clip starts as soon as it can.
    node.addEventListener("canplay", play);
    return () => node.removeEventListener("canplay", play);
  }, [on, playing, video, onBlockedSound]);
}

/** One clip: the poster stays until the first frame is there, so nothing ever flashes black. */
export function Clip(props: ClipProps) {
  const { poster, title, video } = props;
  const [shown, setShown] = useState(false);
  const [broken, setBroken] = useState(false);
  const onBroken = useRef(() => setBroken(true)).current;
  useSource(props, video, onBroken);
  usePlayback(props);
  return (
    <div className={styles.clip} data-broken={broken}>
      {poster && (
        <img
          className={styles.poster}
          src={poster}
          alt=""
          decoding="async"
          fetchPriority={props.distance === 0 ? "high" : "low"}
        />
      )}
      <video
        ref={video}
        className={cx(styles.video, shown && styles.shown)}
        aria-label={title}
        playsInline
        loop
        muted
        preload="auto"
        disableRemotePlayback
        onLoadedData={() => setShown(true)}
        onEmptied={() => setShown(false)}
      />
    </div>
  );
}
