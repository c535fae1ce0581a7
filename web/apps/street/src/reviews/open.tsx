import { Suspense } from "react";
import { later } from "../shell/later";
import { openSheet } from "../state/sheets";

const ReviewsSheet = later(() => import("./ReviewsSheet"));

/** All reviews of a product, over the playing video. */
export const openReviews = (product: string): void =>
  void openSheet(
    (handle) => (
      <Suspense fallback={null}>
        <ReviewsSheet {...handle} product={product} />
      </Suspense>
    ),
    { keepsVideo: true },
  );
