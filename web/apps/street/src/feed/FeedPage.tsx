import type { FeedTab, Surface } from "@guang/api";
import { IconButton, Tabs, toast } from "@guang/ui";
import { useCallback, useMemo, useRef, useState } from "react";
import { useVisible } from "../shell/useVisible";
import { useWide } from "../shell/useWide";
import { go } from "../state/router";
import { muted as mutedStore } from "../state/settings";
import { closeTop, useSheets } from "../state/sheets";
import { useStore } from "../state/store";
import { useTexts } from "../texts";
import { EndCard, LoadingSlide } from "./Edges";
import type { FeedActs } from "./FeedActs";
import styles from "./FeedPage.module.css";
import { swipedTo } from "./firstFrame";
import { type Entry, mounted, places } from "./machine";
import { Pager } from "./Pager";
import { Slide } from "./Slide";
import { type Feed, useFeed } from "./useFeed";
import { useFeedKeys } from "./useFeedKeys";

export interface FeedPageProps {
  tab: FeedTab;
  /** A clip opened by its link comes first. */
  opened: string | null;
  /** False while another page is in front; the feed keeps its place. */
  front: boolean;
}

function useActs(feed: Feed): FeedActs {
  const entries = useRef(feed.state.entries);
  entries.current = feed.state.entries;
  const { remove, restore } = feed;
  return useMemo(
    () => ({
      dismiss: (entry: Entry) => {
        const at = entries.current.findIndex((one) => one.video.id === entry.video.id);
        remove(entry.video.id);
        return () => restore(entry, Math.max(0, at));
      },
    }),
    [remove, restore],
  );
}

function useMoves(feed: Feed, locked: boolean, onMoved: () => void) {
  const { state, move } = feed;
  return useCallback(
    (by: 1 | -1) => {
      if (locked) return;
      const target = state.entries[state.index + by];
      if (target) swipedTo(target.video.id);
      onMoved();
      move(by);
    },
    [state, move, locked, onMoved],
  );
}

const surfaceOf = (tab: FeedTab, entry: Entry): Surface => (entry.page === null ? "share" : tab);

/** The street: one clip at a time, full height. */
export function FeedPage({ tab, opened, front }: FeedPageProps) {
  const t = useTexts();
  const feed = useFeed(tab, opened, front);
  const { state } = feed;
  const sheets = useSheets();
  const wide = useWide();
  const visible = useVisible();
  const [paused, setPaused] = useState(false);
  const muted = useStore(mutedStore);
  const acts = useActs(feed);
  const covered = sheets.length > 0 && !wide;
  const shrunk = covered && sheets.some((sheet) => sheet.keepsVideo);
  const onMoved = useCallback(() => {
    setPaused(false);
    if (sheets.length > 0) closeTop();
  }, [sheets.length]);
  const onMove = useMoves(feed, covered || !front, onMoved);
  const toggleSound = useCallback(() => {
    mutedStore.set((now) => !now);
    toast(mutedStore.get() ? t("feed.sound_is_off") : t("feed.sound_is_on"));
  }, [t]);
  useFeedKeys({
    enabled: front && !covered,
    onMove,
    onPause: () => setPaused((now) => !now),
    onMute: toggleSound,
    current: state.entries[state.index],
  });

  return (
    <section className={styles.feed} aria-label={t("feed.label")} aria-busy={state.status === "loading"}>
      {state.entries.length === 0 && state.status === "loading" ? (
        <LoadingSlide />
      ) : (
        <Pager
          index={state.index}
          count={places(state)}
          mounted={mounted(state)}
          locked={covered}
          onMove={onMove}
          keyOf={(place) => state.entries[place]?.video.id ?? "end"}
          label={t("feed.label")}
        >
          {(place) => {
            const entry = state.entries[place];
            if (!entry) return <EndCard feed={feed} tab={tab} />;
            return (
              <Slide
                entry={entry}
                surface={surfaceOf(tab, entry)}
                distance={place - state.index}
                awake={front && visible}
                paused={paused}
                onPause={setPaused}
                shrunk={shrunk}
                acts={acts}
              />
            );
          }}
        </Pager>
      )}
      {!shrunk && (
        <header className={styles.top}>
          <Tabs<FeedTab>
            className={styles.tabs}
            label={t("feed.tabs")}
            current={tab}
            onChange={(next) => go(next === "for_you" ? "/" : "/following", { replace: true })}
            tabs={[
              { key: "following", label: t("feed.following") },
              { key: "for_you", label: t("feed.for_you") },
            ]}
          />
          <IconButton
            className={styles.sound}
            icon={muted ? "soundOff" : "soundOn"}
            label={muted ? t("feed.sound_on") : t("feed.sound_off")}
            onClick={toggleSound}
          />
        </header>
      )}
      {wide && (
        <nav className={styles.arrows} aria-label={t("feed.label")}>
          <IconButton
            icon="down"
            className={styles.up}
            label={t("feed.previous")}
            disabled={state.index === 0}
            onClick={() => onMove(-1)}
          />
          <IconButton
            icon="down"
            label={t("feed.next")}
            disabled={state.index >= places(state) - 1}
            onClick={() => onMove(1)}
          />
        </nav>
      )}
    </section>
  );
}
