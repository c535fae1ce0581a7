import type { Order, Want } from "@guang/api";
import { Suspense } from "react";
import { later } from "../shell/later";
import { openSheet } from "../state/sheets";

const PaySheet = later(() => import("./PaySheet"));
const CheckoutSheet = later(() => import("./CheckoutSheet"));

/** Pay an order that was placed before. */
export const openPay = (order: Order): void =>
  void openSheet((handle) => (
    <Suspense fallback={null}>
      <PaySheet {...handle} order={order} />
    </Suspense>
  ));

/** Buy lines of one or several stores. */
export const openCheckout = (lines: readonly Want[]): void =>
  void openSheet(
    (handle) => (
      <Suspense fallback={null}>
        <CheckoutSheet {...handle} lines={lines} />
      </Suspense>
    ),
    { keepsVideo: true },
  );
