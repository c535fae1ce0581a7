import { Skeleton } from "@guang/ui";
import { Panel } from "../shell/Panel";
import type { SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import styles from "./Purchase.module.css";

export function ProductWaiting() {
  return (
    <div className={styles.waiting}>
      <Skeleton height={220} style={{ borderRadius: 12 }} />
      <Skeleton width={120} height={28} />
      <Skeleton width="90%" />
      <Skeleton width="60%" />
      <div className={styles.chips}>
        <Skeleton width={84} height={44} />
        <Skeleton width={84} height={44} />
        <Skeleton width={84} height={44} />
      </div>
    </div>
  );
}

/** The sheet's shape while its code arrives. */
export function PurchaseWaiting({ close, active }: SheetHandle) {
  const t = useTexts();
  return (
    <Panel title={t("product.title")} onClose={close} active={active} size="two-thirds">
      <ProductWaiting />
    </Panel>
  );
}
