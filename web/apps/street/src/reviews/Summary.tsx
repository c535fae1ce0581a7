import { api, type Rating } from "@guang/api";
import { Icon, Skeleton } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useTexts } from "../texts";
import { OneReview } from "./One";
import { openReviews } from "./open";
import styles from "./Reviews.module.css";
import { Stars } from "./Stars";

const FEW = 2;

export const useRating = (product: string) =>
  useQuery({ queryKey: ["rating", product], queryFn: () => api.reviews.rating(product), staleTime: 60_000 });

/** The mean, how many gave which stars, and how delivery and service were. */
export function RatingView({ rating }: { rating: Rating }) {
  const t = useTexts();
  const say = (value: number) =>
    new Intl.NumberFormat(t.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
  const most = Math.max(1, ...rating.histogram);
  return (
    <>
      <div className={styles.summary}>
        <div className={styles.mean}>
          <b aria-hidden="true">{say(rating.mean)}</b>
          <Stars value={rating.mean} />
          <small>{t("reviews.by", { n: rating.count })}</small>
        </div>
        <ul className={styles.bars}>
          {[5, 4, 3, 2, 1].map((stars) => {
            const n = rating.histogram[stars - 1] ?? 0;
            return (
              <li key={stars} aria-label={t("reviews.star_row", { stars, n })}>
                <span aria-hidden="true">{stars}</span>
                <span className={styles.bar} aria-hidden="true">
                  <i style={{ width: `${(n / most) * 100}%` }} />
                </span>
                <span aria-hidden="true">{t.compact(n)}</span>
              </li>
            );
          })}
        </ul>
      </div>
      <p className={styles.also}>
        <span>
          {t("reviews.logistics")} {say(rating.logistics)}
        </span>
        <span>
          {t("reviews.service")} {say(rating.service)}
        </span>
      </p>
    </>
  );
}

/** What buyers say, in short, on the product sheet. */
export function ReviewSummary({ product }: { product: string }) {
  const t = useTexts();
  const rating = useRating(product).data;
  const newest = useQuery({
    queryKey: ["reviews", product, "glance", t.locale],
    queryFn: async () => {
      const shown = await api.reviews.of(product, "pictures", null);
      return shown.items.length > 0 ? shown : api.reviews.of(product, "newest", null);
    },
    enabled: (rating?.count ?? 0) > 0,
    staleTime: 60_000,
  }).data;
  if (!rating) return <Skeleton height={72} style={{ marginTop: 16, borderRadius: 12 }} />;
  if (rating.count === 0) {
    return (
      <section className={styles.section}>
        <h3 className={styles.meta}>{t("reviews.none")}</h3>
      </section>
    );
  }
  return (
    <section className={styles.section} aria-label={t("reviews.title")}>
      <div className={styles.head}>
        <h3>{t("reviews.title_count", { n: t.compact(rating.count) })}</h3>
        <button type="button" onClick={() => openReviews(product)} data-testid="all-reviews">
          {t("reviews.all")} <Icon name="forward" size={16} />
        </button>
      </div>
      <RatingView rating={rating} />
      <div className={styles.list}>
        {newest?.items.slice(0, FEW).map((review) => (
          <OneReview key={review.id} review={review} plain />
        ))}
      </div>
    </section>
  );
}
