import type { Surface } from "@guang/api";
import { cx, Icon } from "@guang/ui";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { openPurchase } from "../product/open";
import { openWhy } from "../social/open";
import { Link } from "../state/router";
import { useTexts } from "../texts";
import { useTopicName } from "../texts/topics";
import { whyWords } from "../texts/why";
import { AnchorChip, useAnchor } from "./AnchorChip";
import type { FeedActs } from "./FeedActs";
import styles from "./Foot.module.css";
import type { Entry } from "./machine";

function Caption({ text }: { text: string }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const [long, setLong] = useState(false);
  const words = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    const node = words.current;
    if (node) setLong(node.scrollHeight > node.clientHeight + 2);
  }, []);
  return (
    <div className={styles.caption}>
      <p ref={words} className={cx(styles.text, open && styles.open)}>
        {text}
      </p>
      {(long || open) && (
        <button type="button" className={styles.expand} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t("feed.less") : t("feed.more")}
        </button>
      )}
    </div>
  );
}

export interface FootProps {
  entry: Entry;
  surface: Surface;
  video: RefObject<HTMLVideoElement | null>;
  acts: FeedActs;
}

/** Below the picture: what is sold, who speaks, what they say, why it is here. */
export function Foot({ entry, surface, video, acts }: FootProps) {
  const t = useTexts();
  const clip = entry.video;
  const anchor = useAnchor(clip, video);
  const reason = whyWords(entry.why[0], t, useTopicName());
  return (
    <div className={styles.foot}>
      {anchor && (
        <AnchorChip
          anchor={anchor}
          more={clip.anchors.length - 1}
          onOpen={() => openPurchase({ entry, anchor, surface })}
        />
      )}
      <Link to={`/people/${clip.creator.id}`} className={styles.creator}>
        {clip.creator.name}
      </Link>
      <Caption text={clip.title} />
      <div className={styles.line}>
        <button type="button" className={styles.why} data-testid="why" onClick={() => openWhy(entry, acts)}>
          <Icon name="question" size={16} />
          <span className={styles.cut}>{reason ?? t("why.title")}</span>
        </button>
        {clip.sound && <span className={styles.sound}>♪ {clip.sound}</span>}
      </div>
    </div>
  );
}
