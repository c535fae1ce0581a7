import type { Guarantee } from "@guang/api";
import { Suspense } from "react";
import { later } from "../shell/later";
import { openSheet } from "../state/sheets";
import type { Since } from "./words";

const PromisesSheet = later(() => import("./PromisesSheet"));

export interface Given {
  guarantees: readonly Guarantee[];
  /** By what the goods cannot be sent back without a reason, if they cannot. */
  stays?: string | null;
  /** Of an order that has been placed: from when the days count. */
  since?: Since;
}

/** Every promise explained: what it means, until when, who pays. */
export const openPromises = (given: Given): void =>
  void openSheet(
    (handle) => (
      <Suspense fallback={null}>
        <PromisesSheet {...handle} given={given} />
      </Suspense>
    ),
    { keepsVideo: true },
  );
