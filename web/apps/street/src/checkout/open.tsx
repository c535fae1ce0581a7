import type { Order } from "@guang/api";
import { Suspense } from "react";
import { later } from "../shell/later";
import { openSheet } from "../state/sheets";

const PaySheet = later(() => import("./PaySheet"));

/** Pay an order that was placed before. */
export const openPay = (order: Order): void =>
  void openSheet((handle) => (
    <Suspense fallback={null}>
      <PaySheet {...handle} order={order} />
    </Suspense>
  ));
