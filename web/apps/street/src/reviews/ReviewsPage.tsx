import { Page } from "../shell/Page";
import { useTexts } from "../texts";
import { ReviewList } from "./List";
import styles from "./Reviews.module.css";

/** All reviews of a product as a page with an address of its own. */
export default function ReviewsPage({ product }: { product: string }) {
  const t = useTexts();
  return (
    <Page title={t("reviews.title")}>
      <div className={styles.page}>
        <ReviewList product={product} />
      </div>
    </Page>
  );
}
