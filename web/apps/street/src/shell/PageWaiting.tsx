import { Skeleton } from "@guang/ui";
import { useTexts } from "../texts";
import styles from "./PageWaiting.module.css";

/** Rows where a list will stand. */
export function RowsWaiting({ rows = 5 }: { rows?: number }) {
  const t = useTexts();
  return (
    <div className={styles.rows}>
      <span className="g-hidden-text" role="status">
        {t("common.loading")}
      </span>
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a skeleton have no identity
        <div key={at} className={styles.row}>
          <Skeleton width={56} height={56} />
          <div className={styles.lines}>
            <Skeleton width="70%" />
            <Skeleton width="40%" height={12} />
          </div>
        </div>
      ))}
    </div>
  );
}

/** A page whose code is still on its way. */
export function PageWaiting() {
  return (
    <div className={styles.page}>
      <RowsWaiting />
    </div>
  );
}
