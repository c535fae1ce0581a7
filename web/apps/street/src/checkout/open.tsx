import type { Order } from "@guang/api";
import { lazy, Suspense } from "react";
import { openSheet } from "../state/sheets";

const PaySheet = lazy(() => import("./PaySheet"));

/** Pay an order that was placed before. */
export const openPay = (order: Order): void =>
  void openSheet((handle) => (
    <Suspense fallback={null}>
      <PaySheet {...handle} order={order} />
    </Suspense>
  ));
