/** Every request the street makes, by the name of what it does. */
import { type CallOptions, call } from "./client";
import type {
  Account,
  Address,
  Behaviour,
  Category,
  Comment,
  FeedItem,
  FeedPage,
  FeedTab,
  Interest,
  Listing,
  Me,
  Money,
  MyCounts,
  NewAddress,
  Notice,
  Order,
  OrderState,
  Payment,
  PaymentOutcome,
  Product,
  ProductTile,
  Profile,
  Quote,
  QuoteLine,
  StoreRef,
  Surface,
  Trade,
  VideoTile,
  WhyAnswer,
} from "./types";

const once = (key: string): CallOptions["headers"] => ({ "Idempotency-Key": key });

export const accounts = {
  me: () => call<Me>("GET", "/api/me"),
  open: (body: { email: string; password: string; name: string; locale: string }) =>
    call<Me>("POST", "/api/accounts", { body }),
  logIn: (body: { email: string; password: string; code?: string }) =>
    call<Me>("POST", "/api/sessions", { body }),
  logOut: () => call<void>("DELETE", "/api/sessions/current"),
  change: (body: { name?: string; bio?: string; locale?: string }) =>
    call<Account>("PATCH", "/api/me", { body }),
  personalise: (on: boolean) => call<void>("PUT", "/api/me/personalisation", { body: { on } }),
  erase: (body: { password: string }) => call<void>("DELETE", "/api/me", { body }),
  verify: (token: string) => call<void>("POST", "/api/verifications/confirm", { body: { token } }),
  askReset: (email: string) => call<void>("POST", "/api/password-resets", { body: { email } }),
  reset: (token: string, password: string) =>
    call<void>("POST", "/api/password-resets/confirm", { body: { token, password } }),
  endOtherSessions: () => call<{ ended: number }>("DELETE", "/api/sessions"),
  addresses: () => call<Listing<Address>>("GET", "/api/me/addresses"),
  addAddress: (body: NewAddress) => call<Address>("POST", "/api/me/addresses", { body }),
  changeAddress: (id: string, body: Partial<NewAddress>) =>
    call<Address>("PATCH", `/api/me/addresses/${id}`, { body }),
  dropAddress: (id: string) => call<void>("DELETE", `/api/me/addresses/${id}`),
  counts: () => call<MyCounts>("GET", "/api/me/counts"),
  notices: (cursor?: string) => call<Listing<Notice>>("GET", "/api/me/notices", { query: { cursor } }),
  readNotices: () => call<void>("POST", "/api/me/notices/read", { body: {} }),
  profile: (account: string) => call<Profile>("GET", `/api/profiles/${account}`),
};

/** Where the thing was seen, so that learning knows what led to the act. */
export interface Seen {
  page?: string | null;
  slot?: number;
}

const toggle = (path: string, on: boolean, seen: Seen = {}) =>
  call<void>(on ? "PUT" : "DELETE", path, on ? { query: { page: seen.page, slot: seen.slot } } : {});

export const social = {
  follow: (account: string, on: boolean, seen?: Seen) => toggle(`/api/follows/${account}`, on, seen),
  block: (account: string, on: boolean) => toggle(`/api/blocks/${account}`, on),
  like: (video: string, on: boolean, seen?: Seen) => toggle(`/api/videos/${video}/like`, on, seen),
  favourite: (video: string, on: boolean, seen?: Seen) => toggle(`/api/videos/${video}/favourite`, on, seen),
  favouriteProduct: (product: string, on: boolean) => toggle(`/api/products/${product}/favourite`, on),
  likeComment: (comment: string, on: boolean) => toggle(`/api/comments/${comment}/like`, on),
  comments: (video: string, cursor?: string) =>
    call<Listing<Comment>>("GET", `/api/videos/${video}/comments`, { query: { cursor } }),
  replies: (comment: string, cursor?: string) =>
    call<Listing<Comment>>("GET", `/api/comments/${comment}/replies`, { query: { cursor } }),
  comment: (video: string, text: string, replyTo?: string) =>
    call<Comment>("POST", `/api/videos/${video}/comments`, { body: { text, reply_to: replyTo ?? null } }),
  dropComment: (comment: string) => call<void>("DELETE", `/api/comments/${comment}`),
  report: (subject: string, reason: string, text: string) =>
    call<void>("POST", "/api/reports", { body: { subject, reason, text } }),
};

export const feed = {
  page: (tab: FeedTab, after: string | null, limit: number) =>
    call<FeedPage>("GET", "/api/feed", { query: { tab, after, limit } }),
  card: (video: string) => call<FeedItem["video"]>("GET", `/api/videos/${video}/card`),
  why: (video: string, page: string | null) =>
    call<WhyAnswer>("GET", `/api/feed/why/${video}`, { query: { page } }),
  notInterested: (subject: string, reason: string, page: string | null) =>
    call<void>("POST", "/api/feedback/not-interested", { body: { subject, reason, page } }),
  interestedAgain: (subject: string) =>
    call<void>("DELETE", "/api/feedback/not-interested", { query: { subject } }),
  interests: () => call<{ topics: Interest[] }>("GET", "/api/me/interests"),
  setInterest: (topic: string, mode: "boost" | "mute" | "none") =>
    call<void>("PUT", `/api/me/interests/${encodeURIComponent(topic)}`, { body: { mode } }),
  dropInterest: (topic: string) => call<void>("DELETE", `/api/me/interests/${encodeURIComponent(topic)}`),
  resetInterests: () => call<void>("POST", "/api/me/interests/reset", { body: {} }),
  videosOf: (account: string, cursor?: string) =>
    call<Listing<VideoTile>>("GET", `/api/creators/${account}/videos`, { query: { cursor } }),
  send: (events: Behaviour[], keepalive: boolean) =>
    call<{ accepted: number }>("POST", "/api/events", { body: { events }, keepalive }),
};

export const goods = {
  categories: () => call<{ items: Category[] }>("GET", "/api/categories"),
  product: (id: string) => call<Product>("GET", `/api/products/${id}`),
  store: (id: string) => call<StoreRef & { text?: string }>("GET", `/api/stores/${id}`),
  ofStore: (id: string, cursor?: string) =>
    call<Listing<ProductTile>>("GET", `/api/stores/${id}/products`, { query: { cursor } }),
  click: (body: { product: string; video?: string; page?: string; slot?: number; surface: Surface }) =>
    call<{ token: string; expires_at: string }>("POST", "/api/clicks", { body }),
};

export interface NewTrade {
  lines: QuoteLine[];
  address: string;
  expected_total: Money;
  note?: string;
}

export const trade = {
  quote: (lines: QuoteLine[]) => call<Quote>("POST", "/api/quotes", { body: { lines } }),
  place: (body: NewTrade, key: string) => call<Trade>("POST", "/api/trades", { body, headers: once(key) }),
  pay: (id: string, outcome: PaymentOutcome, key: string) =>
    call<Payment>("POST", `/api/trades/${id}/payments`, {
      body: { method: "simulator", outcome },
      headers: once(key),
    }),
  payment: (id: string) => call<Payment>("GET", `/api/payments/${id}`),
  orders: (state?: OrderState | null, cursor?: string) =>
    call<Listing<Order>>("GET", "/api/orders", { query: { state, cursor } }),
  order: (id: string) => call<Order>("GET", `/api/orders/${id}`),
  cancel: (id: string, reason: string) =>
    call<Order>("POST", `/api/orders/${id}/cancel`, { body: { reason } }),
  received: (id: string) => call<Order>("POST", `/api/orders/${id}/received`, { body: {} }),
};
