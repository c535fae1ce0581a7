import type { FeedTab } from "@guang/api";
import { Button, Skeleton } from "@guang/ui";
import { Trouble } from "../shell/Trouble";
import { go } from "../state/router";
import { useTexts } from "../texts";
import styles from "./Edges.module.css";
import type { Feed } from "./useFeed";

/** The feed's own shape while the first page is on its way. */
export function LoadingSlide() {
  const t = useTexts();
  return (
    <div className={`${styles.loading} g-dark`}>
      <span className="g-hidden-text" role="status">
        {t("common.loading")}
      </span>
      <div className={styles.rail}>
        {[0, 1, 2, 3, 4].map((one) => (
          <Skeleton key={one} width={44} height={44} round />
        ))}
      </div>
      <div className={styles.foot}>
        <Skeleton width={240} height={60} />
        <Skeleton width={120} height={18} />
        <Skeleton width="88%" />
        <Skeleton width="62%" />
      </div>
    </div>
  );
}

/** After the last clip: why there is no more, and what one can do. */
export function EndCard({ feed, tab }: { feed: Feed; tab: FeedTab }) {
  const t = useTexts();
  const { state } = feed;
  if (state.status === "failed") {
    return (
      <article className={`${styles.end} g-dark`} aria-label={t("trouble.failed")}>
        <Trouble error={state.error} onRetry={feed.retry} />
      </article>
    );
  }
  const nobody = tab === "following" && state.entries.length === 0;
  return (
    <article className={`${styles.end} g-dark`}>
      <h2 className={styles.title}>{nobody ? t("feed.follow_somebody") : t("feed.that_was_all")}</h2>
      <p className={styles.text}>{nobody ? t("feed.follow_somebody_text") : t("feed.that_was_all_text")}</p>
      {nobody ? (
        <Button look="accent" onClick={() => go("/")}>
          {t("feed.to_for_you")}
        </Button>
      ) : (
        <Button look="plain" onClick={feed.restart}>
          {t("feed.start_over")}
        </Button>
      )}
    </article>
  );
}
