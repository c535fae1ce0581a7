import { api, type ReviewSort } from "@guang/api";
import { Chip, StateView } from "@guang/ui";
import { useState } from "react";
import { Paged, useParts } from "../shell/Paged";
import { RowsWaiting } from "../shell/PageWaiting";
import { useTexts } from "../texts";
import { OneReview } from "./One";
import styles from "./Reviews.module.css";
import { RatingView, useRating } from "./Summary";

const SORTS = ["helpful", "newest", "pictures"] as const satisfies readonly ReviewSort[];

/** All reviews of a product, sorted and sifted as the reader likes. */
export function ReviewList({ product }: { product: string }) {
  const t = useTexts();
  const [sort, setSort] = useState<ReviewSort>("helpful");
  const [stars, setStars] = useState<number | null>(null);
  const rating = useRating(product).data;
  const query = useParts(["reviews", product, sort, stars, t.locale], (after) =>
    api.reviews.of(product, sort, stars, after),
  );
  const empty = (
    <StateView
      icon="star"
      title={t(rating?.count ? "reviews.none_so" : "reviews.none")}
      text={rating?.count ? undefined : t("reviews.none_text")}
    />
  );
  return (
    <>
      {rating && rating.count > 0 && <RatingView rating={rating} />}
      <div className={styles.filters}>
        <div className={styles.chips} role="group" aria-label={t("reviews.sort")}>
          {SORTS.map((one) => (
            <Chip key={one} chosen={sort === one} onClick={() => setSort(one)}>
              {t(`reviews.sort_${one}`)}
            </Chip>
          ))}
        </div>
        <div className={styles.chips} role="group" aria-label={t("reviews.stars_filter")}>
          <Chip chosen={stars === null} onClick={() => setStars(null)}>
            {t("reviews.stars_any")}
          </Chip>
          {[5, 4, 3, 2, 1].map((one) => (
            <Chip key={one} chosen={stars === one} onClick={() => setStars(one)}>
              {t("reviews.stars_n", { stars: one })}
            </Chip>
          ))}
        </div>
      </div>
      <Paged query={query} waiting={<RowsWaiting rows={3} />} empty={empty}>
        {(reviews) => (
          <div className={styles.list}>
            {reviews.map((review) => (
              <OneReview key={review.id} review={review} />
            ))}
          </div>
        )}
      </Paged>
    </>
  );
}
