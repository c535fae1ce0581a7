import { Suspense } from "react";
import { later } from "../shell/later";
import { openSheet } from "../state/sheets";

const MemberSheet = later(() => import("./MemberSheet"));

/** The membership of a store: what one agrees to, joining, leaving. */
export const openMembership = (store: string): void =>
  void openSheet(
    (handle) => (
      <Suspense fallback={null}>
        <MemberSheet {...handle} store={store} />
      </Suspense>
    ),
    { keepsVideo: true },
  );
