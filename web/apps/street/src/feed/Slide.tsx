import type { Surface } from "@guang/api";
import { cx, Icon } from "@guang/ui";
import { useCallback, useRef, useState } from "react";
import { setLiked, useMarks } from "../social/marks";
import { muted as mutedStore } from "../state/settings";
import { closeTop } from "../state/sheets";
import { useStore } from "../state/store";
import { useTexts } from "../texts";
import { Clip } from "./Clip";
import type { FeedActs } from "./FeedActs";
import { Foot } from "./Foot";
import type { Entry } from "./machine";
import { Rail } from "./Rail";
import { Scrubber } from "./Scrubber";
import styles from "./Slide.module.css";
import { TapSurface } from "./TapSurface";
import { useView } from "./useView";

export interface SlideProps {
  entry: Entry;
  surface: Surface;
  distance: number;
  /** The feed is on the screen and may play. */
  awake: boolean;
  paused: boolean;
  onPause: (paused: boolean) => void;
  /** A sheet has come up: the picture draws back and keeps playing. */
  shrunk: boolean;
  acts: FeedActs;
}

/** One clip with everything around it. */
export function Slide({ entry, surface, distance, awake, paused, onPause, shrunk, acts }: SlideProps) {
  const t = useTexts();
  const video = useRef<HTMLVideoElement>(null);
  const [fast, setFast] = useState(false);
  const [silenced, setSilenced] = useState(false);
  const muted = useStore(mutedStore);
  const marks = useMarks(entry.video);
  const on = distance === 0;
  useView(entry, surface, on && awake, video);
  const blocked = useCallback(() => setSilenced(true), []);
  const like = () => {
    if (!marks.liked) void setLiked(entry.video, true, t, entry);
  };
  return (
    <article
      className={cx("g-dark", styles.slide, shrunk && on && styles.shrunk)}
      aria-label={entry.video.title}
      data-video={entry.video.id}
      data-on={on}
    >
      {entry.video.poster_url && (
        <img className={styles.haze} src={entry.video.poster_url} alt="" aria-hidden="true" />
      )}
      <div className={styles.picture}>
        <Clip
          id={entry.video.id}
          url={entry.video.hls_url}
          poster={entry.video.poster_url}
          title={entry.video.title}
          distance={distance}
          playing={on && awake && !paused}
          muted={muted || silenced}
          rate={fast ? 2 : 1}
          video={video}
          onBlockedSound={blocked}
        />
        <div className={styles.veil} />
      </div>
      {shrunk ? (
        <button type="button" className={styles.return} aria-label={t("common.close")} onClick={closeTop} />
      ) : (
        <>
          <TapSurface
            label={paused ? t("feed.play") : t("feed.pause")}
            onTap={() => onPause(!paused)}
            onDoubleTap={like}
            onHold={setFast}
          />
          {paused && on && <Icon name="play" size={72} className={styles.paused} />}
          {fast && <span className={styles.speed}>{t("feed.double_speed")}</span>}
          {silenced && !muted && on && (
            <button type="button" className={styles.unmute} onClick={() => setSilenced(false)}>
              <Icon name="soundOff" size={18} /> {t("feed.tap_for_sound")}
            </button>
          )}
          <Rail entry={entry} />
          <Foot entry={entry} surface={surface} video={video} acts={acts} />
          {on && <Scrubber video={video} durationMs={entry.video.duration_ms} />}
        </>
      )}
    </article>
  );
}
