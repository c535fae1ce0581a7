/** Every request the street makes, by the name of what it does. */
import { call } from "./client";
import type { QuoteWish } from "./trading";
import { del, get, patch, post, put } from "./typed";
import type {
  Behaviour,
  Complaint,
  Dials,
  FeedTab,
  NewAddress,
  NewTrade,
  OrderState,
  PaymentOutcome,
  Surface,
} from "./types";

export { invoices } from "./invoices";
export { guarantees, insurance, members } from "./promises";
export * from "./shopping";

const once = (key: string) => ({ "Idempotency-Key": key });

export const accounts = {
  me: () => get("/api/me"),
  open: (body: { email: string; password: string; name: string; locale: string }) =>
    post("/api/accounts", { body }),
  logIn: (body: { email: string; password: string; code?: string }) => post("/api/sessions", { body }),
  logOut: () => del("/api/sessions/current"),
  change: (body: { name?: string; bio?: string; locale?: string }) => patch("/api/me", { body }),
  personalise: (on: boolean) => put("/api/me/personalisation", { body: { on } }),
  erase: (body: { password: string }) => del("/api/me", { body }),
  verify: (token: string) => post("/api/verifications/confirm", { body: { token } }),
  askReset: (email: string) => post("/api/password-resets", { body: { email } }),
  reset: (token: string, password: string) =>
    post("/api/password-resets/confirm", { body: { token, password } }),
  endOtherSessions: () => del("/api/sessions"),
  changePassword: (current: string, password: string) =>
    post("/api/me/password", { body: { current, password } }),
  /** A fresh secret for an authenticator app; it counts once its first code has been confirmed. */
  beginFactor: () => post("/api/me/second-factor"),
  /** Returns the recovery codes, which are never shown again. */
  confirmFactor: (code: string) => put("/api/me/second-factor", { body: { code } }),
  renewRecoveryCodes: (password: string) => post("/api/me/second-factor/codes", { body: { password } }),
  removeFactor: (password: string) => del("/api/me/second-factor", { body: { password } }),
  addresses: () => get("/api/me/addresses"),
  addAddress: (body: NewAddress) => post("/api/me/addresses", { body }),
  changeAddress: (address_id: string, body: Partial<NewAddress>) =>
    patch("/api/me/addresses/{address_id}", { path: { address_id }, body }),
  dropAddress: (address_id: string) => del("/api/me/addresses/{address_id}", { path: { address_id } }),
  counts: () => get("/api/me/counts"),
  notices: (cursor?: string) => get("/api/me/notices", { query: { cursor } }),
  readNotices: () => post("/api/me/notices/read", { body: {} }),
  profile: (account: string) => get("/api/profiles/{account}", { path: { account } }),
};

/** Where the thing was seen, so that learning knows what led to the act. */
export interface Seen {
  page?: string | null;
  slot?: number;
}

const where = ({ page, slot }: Seen = {}) => ({ query: { page: page ?? undefined, slot } });

export const social = {
  follow: (account: string, on: boolean, seen?: Seen) =>
    on
      ? put("/api/follows/{account}", { path: { account }, ...where(seen) })
      : del("/api/follows/{account}", { path: { account } }),
  block: (account: string, on: boolean) => (on ? put : del)("/api/blocks/{account}", { path: { account } }),
  like: (video: string, on: boolean, seen?: Seen) =>
    on
      ? put("/api/videos/{video}/like", { path: { video }, ...where(seen) })
      : del("/api/videos/{video}/like", { path: { video } }),
  favourite: (video: string, on: boolean, seen?: Seen) =>
    on
      ? put("/api/videos/{video}/favourite", { path: { video }, ...where(seen) })
      : del("/api/videos/{video}/favourite", { path: { video } }),
  favouriteProduct: (product_id: string, on: boolean) =>
    on
      ? put("/api/products/{product_id}/favourite", { path: { product_id } })
      : del("/api/products/{product_id}/favourite", { path: { product_id } }),
  likeComment: (comment_id: string, on: boolean) =>
    on
      ? put("/api/comments/{comment_id}/like", { path: { comment_id } })
      : del("/api/comments/{comment_id}/like", { path: { comment_id } }),
  comments: (video: string, cursor?: string) =>
    get("/api/videos/{video}/comments", { path: { video }, query: { cursor } }),
  replies: (comment_id: string, cursor?: string) =>
    get("/api/comments/{comment_id}/replies", { path: { comment_id }, query: { cursor } }),
  comment: (video: string, text: string, replyTo?: string) =>
    post("/api/videos/{video}/comments", { path: { video }, body: { text, reply_to: replyTo ?? null } }),
  dropComment: (comment_id: string) => del("/api/comments/{comment_id}", { path: { comment_id } }),
  report: (subject: string, reason: Complaint, text: string) =>
    post("/api/reports", { body: { subject, reason, text } }),
};

export const feed = {
  page: (tab: FeedTab, after: string | null, limit: number) =>
    get("/api/feed", { query: { tab, after, limit } }),
  card: (video: string) => get("/api/videos/{video}/card", { path: { video } }),
  why: (video: string, page: string | null) =>
    get("/api/feed/why/{video}", { path: { video }, query: { page } }),
  notInterested: (subject: string, reason: string, page: string | null) =>
    post("/api/feedback/not-interested", { body: { subject, reason, page } }),
  interestedAgain: (subject: string) => del("/api/feedback/not-interested", { query: { subject } }),
  interests: () => get("/api/me/interests"),
  setInterest: (topic: string, mode: "boost" | "mute" | "none") =>
    put("/api/me/interests", { query: { topic }, body: { mode } }),
  dropInterest: (topic: string) => del("/api/me/interests", { query: { topic } }),
  resetInterests: () => post("/api/me/interests/reset"),
  restoreInterests: () => post("/api/me/interests/restore"),
  turnDials: (dials: Dials) => put("/api/me/dials", { body: dials }),
  videosOf: (account: string, cursor?: string) =>
    get("/api/creators/{account}/videos", { path: { account }, query: { cursor } }),
  /** The door reads the body itself, so that beacons may send it as text; its shape is `Behaviour`. */
  send: (events: Behaviour[], keepalive: boolean) =>
    call<{ accepted: number }>("POST", "/api/events", { body: { events }, keepalive }),
};

export const goods = {
  categories: () => get("/api/categories"),
  product: (product: string) => get("/api/products/{product}", { path: { product } }),
  store: (store_id: string) => get("/api/stores/{store_id}", { path: { store_id } }),
  ofStore: (store_id: string, cursor?: string) =>
    get("/api/stores/{store_id}/products", { path: { store_id }, query: { cursor } }),
  click: (body: { product: string; video?: string; page?: string; slot?: number; surface: Surface }) =>
    post("/api/clicks", { body }),
};

export const trade = {
  quote: (body: QuoteWish) => post("/api/quotes", { body }),
  place: (body: NewTrade, key: string) => post("/api/trades", { body, headers: once(key) }),
  pay: (trade_id: string, outcome: PaymentOutcome, key: string) =>
    post("/api/trades/{trade_id}/payments", {
      path: { trade_id },
      body: outcome === "card" ? { method: "stripe" } : { method: "simulator", outcome },
      headers: once(key),
    }),
  methods: () => get("/api/payment-methods"),
  payment: (payment_id: string) => get("/api/payments/{payment_id}", { path: { payment_id } }),
  orders: (state?: OrderState | null, cursor?: string) => get("/api/orders", { query: { state, cursor } }),
  order: (order_id: string) => get("/api/orders/{order_id}", { path: { order_id } }),
  /** All of it, or so many units of some lines. */
  cancel: (order_id: string, reason: string, lines: Record<string, number> | null, key: string) =>
    post("/api/orders/{order_id}/cancel", {
      path: { order_id },
      body: { reason, lines },
      headers: once(key),
    }),
  readdress: (order_id: string, address: string) =>
    put("/api/orders/{order_id}/address", { path: { order_id }, body: { address } }),
  received: (order_id: string) => post("/api/orders/{order_id}/received", { path: { order_id } }),
};
