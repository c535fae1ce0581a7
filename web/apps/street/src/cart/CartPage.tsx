import { Page } from "../shell/Page";
import { useTexts } from "../texts";
import styles from "./Cart.module.css";
import { Contents } from "./Contents";
import { Foot } from "./Foot";
import { useCartCount } from "./state";

/** The cart as a page of its own. */
export default function CartPage() {
  const t = useTexts();
  const n = useCartCount();
  return (
    <Page title={n > 0 ? t("cart.title_count", { n }) : t("cart.title")} foot={n > 0 ? <Foot /> : undefined}>
      <div className={styles.page}>
        <Contents />
      </div>
    </Page>
  );
}
