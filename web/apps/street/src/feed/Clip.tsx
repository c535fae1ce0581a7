import { cx } from "@guang/ui";
import { type RefObject, useEffect, useRef, useState } from "react";
import { muted as mutedStore } from "../state/settings";
import styles from "./Clip.module.css";
import { framed, wasReady } from "./firstFrame";
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

function usePlayback({ id, distance, playing, muted, rate, video, onBlockedSound }: ClipProps) {
  const on = distance === 0;
  useEffect(() => {
    const node = video.current;
    if (!node) return;
    node.muted = muted;
  }, [muted, video]);
  useEffect(() => {
    if (video.current) video.current.playbackRate = rate;
  }, [rate, video]);
  useEffect(() => {
    const node = video.current;
    if (!node || !on) return;
    wasReady(id, node.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA);
    const seen = () => framed(id);
    const frame = "requestVideoFrameCallback" in node ? node.requestVideoFrameCallback(seen) : null;
    if (frame === null) node.addEventListener("timeupdate", seen, { once: true });
    return () => {
      if (frame !== null) node.cancelVideoFrameCallback(frame);
      node.pause();
      if (node.readyState > 0) node.currentTime = 0;
    };
  }, [id, on, video]);
  useEffect(() => {
    const node = video.current;
    if (!node || !on) return;
    if (!playing) {
      node.pause();
      return;
    }
    node.muted = mutedStore.get();
    node.play().catch((error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== "NotAllowedError") return;
      node.muted = true;
      onBlockedSound();
      void node.play().catch(() => undefined);
    });
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
