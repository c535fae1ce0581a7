import { Suspense } from "react";
import { later } from "../shell/later";
import { openSheet } from "../state/sheets";
import type { About } from "./claims";

const ClaimSheet = later(() => import("./ClaimSheet"));

/** The coupons of a store, or those for one product. */
export const openClaims = (about: About): void =>
  void openSheet(
    (handle) => (
      <Suspense fallback={null}>
        <ClaimSheet {...handle} about={about} />
      </Suspense>
    ),
    { keepsVideo: true },
  );
