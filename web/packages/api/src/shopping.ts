/** Requests about what follows a purchase. */
import { call } from "./client";
import type { ChangedReview, CouponState, KeptImage, NewAfterSale, NewReview, ReviewSort } from "./trading";
import { del, get, patch, post, put } from "./typed";

const once = (key: string) => ({ "Idempotency-Key": key });

export const pictures = {
  /** The bytes as they are; the server reads them by content and writes them anew. */
  keep: (file: Blob) =>
    call<KeptImage>("POST", "/api/images", {
      body: file,
      headers: { "Content-Type": file.type || "application/octet-stream" },
    }),
};

export interface Said {
  words: string;
  images: string[];
}

export const care = {
  options: (order_id: string) => get("/api/orders/{order_id}/after-sales/options", { path: { order_id } }),
  ask: (order_id: string, body: NewAfterSale, key: string) =>
    post("/api/orders/{order_id}/after-sales", { path: { order_id }, body, headers: once(key) }),
  choices: (order_id: string, line_id: string, origin: string | null) =>
    get("/api/orders/{order_id}/lines/{line_id}/exchange-choices", {
      path: { order_id, line_id },
      query: { origin: origin ?? undefined },
    }),
  takeRefund: (case_id: string, key: string) =>
    post("/api/after-sales/{case_id}/refund-instead", { path: { case_id }, headers: once(key) }),
  receive: (case_id: string) => post("/api/after-sales/{case_id}/received", { path: { case_id } }),
  mine: (cursor?: string) => get("/api/after-sales", { query: { cursor } }),
  one: (case_id: string) => get("/api/after-sales/{case_id}", { path: { case_id } }),
  sendBack: (case_id: string, body: Said & { carrier: string; tracking: string }) =>
    post("/api/after-sales/{case_id}/return-parcel", { path: { case_id }, body }),
  withdraw: (case_id: string) => post("/api/after-sales/{case_id}/withdraw", { path: { case_id } }),
  escalate: (case_id: string, body: Said) =>
    post("/api/after-sales/{case_id}/escalate", { path: { case_id }, body }),
  show: (case_id: string, body: Said) =>
    post("/api/after-sales/{case_id}/evidence", { path: { case_id }, body }),
};

export const cart = {
  get: () => get("/api/cart"),
  put: (sku: string, units: number, token?: string | null) =>
    put("/api/cart/{sku}", { path: { sku }, body: { units, token: token ?? null } }),
  drop: (sku: string) => del("/api/cart/{sku}", { path: { sku } }),
};

export const coupons = {
  onOffer: (about: { store?: string; product?: string }) => get("/api/coupons", { query: about }),
  claim: (promotion_id: string, key: string) =>
    post("/api/coupons/{promotion_id}/claim", { path: { promotion_id }, headers: once(key) }),
  claimByCode: (code: string, key: string) => post("/api/me/coupons", { body: { code }, headers: once(key) }),
  mine: (state: CouponState, cursor?: string) => get("/api/me/coupons", { query: { state, cursor } }),
};

export const reviews = {
  rating: (product_id: string) => get("/api/products/{product_id}/rating", { path: { product_id } }),
  of: (product_id: string, sort: ReviewSort, stars: number | null, cursor?: string) =>
    get("/api/products/{product_id}/reviews", { path: { product_id }, query: { sort, stars, cursor } }),
  due: () => get("/api/me/reviews/due"),
  mine: (cursor?: string) => get("/api/me/reviews", { query: { cursor } }),
  write: (order_id: string, line_id: string, body: NewReview) =>
    post("/api/orders/{order_id}/lines/{line_id}/review", { path: { order_id, line_id }, body }),
  add: (review_id: string, body: Said) =>
    post("/api/reviews/{review_id}/addition", { path: { review_id }, body }),
  change: (review_id: string, body: ChangedReview) =>
    patch("/api/reviews/{review_id}", { path: { review_id }, body }),
  helpful: (review_id: string, on: boolean) =>
    on
      ? put("/api/reviews/{review_id}/helpful", { path: { review_id }, body: { helpful: true } })
      : del("/api/reviews/{review_id}/helpful", { path: { review_id } }),
};
