import type { Anchor, FeedVideo } from "@guang/api";
import { Icon, Price } from "@guang/ui";
import { type RefObject, useEffect, useState } from "react";
import { labelOf } from "../promises/words";
import { useTexts } from "../texts";
import styles from "./AnchorChip.module.css";

/** The anchor being talked about: the last one whose moment has come. */
export function anchorAt(anchors: readonly Anchor[], positionMs: number): Anchor | null {
  let found: Anchor | null = null;
  for (const anchor of anchors) {
    if (anchor.start_ms <= positionMs && (!found || anchor.start_ms >= found.start_ms)) found = anchor;
  }
  return found;
}

export function useAnchor(entry: FeedVideo, video: RefObject<HTMLVideoElement | null>): Anchor | null {
  const [product, setProduct] = useState<string | null>(() => anchorAt(entry.anchors, 0)?.product ?? null);
  useEffect(() => {
    const node = video.current;
    if (!node) return;
    let reached = 0;
    const look = () => {
      // Once a product has been shown it stays for the loops that follow.
      reached = Math.max(reached, node.currentTime * 1000);
      const now = anchorAt(entry.anchors, node.currentTime * 1000) ?? anchorAt(entry.anchors, reached);
      setProduct(now?.product ?? null);
    };
    node.addEventListener("timeupdate", look);
    return () => node.removeEventListener("timeupdate", look);
  }, [entry, video]);
  return entry.anchors.find((anchor) => anchor.product === product) ?? null;
}

export function AnchorChip({ anchor, more, onOpen }: { anchor: Anchor; more: number; onOpen: () => void }) {
  const t = useTexts();
  const promise = anchor.promise && !anchor.sold_out ? labelOf(anchor.promise, t) : null;
  return (
    <button type="button" className={styles.chip} onClick={onOpen} key={anchor.product} data-testid="anchor">
      <span className={styles.picture}>
        {anchor.image_url ? <img src={anchor.image_url} alt="" /> : <Icon name="bag" />}
      </span>
      <span className={styles.words}>
        <span className={styles.title}>{anchor.title}</span>
        <span className={styles.row}>
          {anchor.sold_out ? (
            <span className={styles.gone}>{t("product.sold_out")}</span>
          ) : (
            <>
              <Price money={anchor.price} />
              {anchor.offer && anchor.list_price && anchor.list_price.minor > anchor.price.minor && (
                <Price money={anchor.list_price} look="struck" label={t("product.was")} />
              )}
            </>
          )}
          {promise && <small className={styles.promise}>{promise}</small>}
        </span>
      </span>
      {more > 0 && <span className={styles.more}>+{more}</span>}
      <Icon name="forward" size={18} className={styles.arrow} />
    </button>
  );
}
