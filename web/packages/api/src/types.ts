/** The shapes the street reads and sends. */

export interface Money {
  minor: number;
  currency: string;
}

export interface Listing<Item> {
  items: Item[];
  next: string | null;
}

export interface Account {
  id: string;
  handle: string;
  name: string;
  email: string;
  email_verified: boolean;
  avatar_url: string | null;
  bio: string;
  roles: string[];
  second_factor: boolean;
  personalised: boolean;
  locale: string;
}

export interface Me {
  viewer: string;
  account: Account | null;
  personalised: boolean;
  locale: string;
}

export interface Address {
  id: string;
  name: string;
  phone: string;
  country: string;
  region: string;
  city: string;
  district: string;
  street: string;
  postcode: string;
  is_default: boolean;
}
export type NewAddress = Omit<Address, "id">;

export interface Counts {
  likes: number;
  comments: number;
  favourites: number;
  shares: number;
}

export interface Anchor {
  product: string;
  title: string;
  image_url: string | null;
  price: Money;
  list_price: Money | null;
  start_ms: number;
  sold_out: boolean;
}

export interface Person {
  id: string;
  handle: string;
  name: string;
  avatar_url: string | null;
  followed?: boolean;
}

export interface StoreRef {
  id: string;
  name: string;
  avatar_url?: string | null;
  followed?: boolean;
}

export interface FeedVideo {
  id: string;
  title: string;
  poster_url: string | null;
  hls_url: string | null;
  duration_ms: number;
  width: number;
  height: number;
  sound: string | null;
  topics: string[];
  creator: Person;
  store: StoreRef | null;
  counts: Counts;
  liked: boolean;
  favourited: boolean;
  anchors: Anchor[];
}

export interface WhyCode {
  code: string;
  topic?: string | null;
  name?: string | null;
  title?: string | null;
}

export interface FeedItem {
  slot: number;
  video: FeedVideo;
  why: WhyCode[];
}

export interface FeedPage {
  page: string;
  items: FeedItem[];
  next: string | null;
  silent: string[];
}

export type FeedTab = "for_you" | "following";

export interface WhyAnswer {
  reasons: { code: string; words: string }[];
  sources: string[];
}

export interface Interest {
  topic: string;
  weight: number;
  boosted: boolean;
  muted: boolean;
}

export interface Sku {
  id: string;
  values: string[];
  price: Money;
  list_price: Money | null;
  available: number;
  image_url: string | null;
}

export interface Product {
  id: string;
  store: StoreRef;
  title: string;
  text: string;
  images: string[];
  category: string[];
  options: { name: string; values: string[] }[];
  skus: Sku[];
  price_from: Money;
  price_to: Money;
  list_price: Money | null;
  guarantees: { code: string }[];
  sold: number;
  favourited: boolean;
}

export interface QuoteLine {
  sku: string;
  units: number;
  token?: string | null;
}

export interface Quote {
  orders: { store: StoreRef; goods: Money; shipping: Money; total: Money }[];
  total: Money;
}

export interface OrderLine {
  id: string;
  product: string;
  sku: string;
  title: string;
  options: string[];
  image_url: string | null;
  units: number;
  unit_price: Money;
  total: Money;
}

export type OrderState = "created" | "paid" | "shipped" | "delivered" | "confirmed" | "cancelled";

export interface Order {
  id: string;
  trade: string;
  store: StoreRef;
  state: OrderState;
  lines: OrderLine[];
  goods: Money;
  shipping: Money;
  total: Money;
  placed_at: string;
  paid_at: string | null;
  shipped_at: string | null;
  delivered_at: string | null;
  cancelled_at: string | null;
  address: Omit<Address, "id" | "is_default">;
  tracking: string;
  carrier: string;
  courier_simulated: boolean;
  pay_by: string;
  history: { state: OrderState; at: string }[];
}

export interface Trade {
  id: string;
  state: string;
  orders: Order[];
  total: Money;
  pay_by: string;
}

export type PaymentOutcome = "success" | "decline" | "delay" | "duplicate";

export interface Payment {
  id: string;
  trade: string;
  state: "pending" | "succeeded" | "declined";
  amount: Money;
  simulated: boolean;
}

export interface Comment {
  id: string;
  /** Null once the author has left. */
  author: Person | null;
  text: string;
  at: string;
  reply_to: string | null;
  /** Whom a reply answers. */
  answered: Person | null;
  likes: number;
  replies: number;
  liked: boolean;
  is_mine: boolean;
  is_deleted: boolean;
}

export interface Profile {
  account: {
    id: string;
    handle: string;
    name: string;
    avatar_url: string | null;
    bio: string;
    verified: boolean;
  };
  counts: { followers: number; following: number; likes: number; videos: number };
  followed: boolean;
  blocked: boolean;
  store: StoreRef | null;
}

export interface VideoTile {
  id: string;
  title: string;
  poster_url: string | null;
  duration_ms: number;
  state?: string;
}

export interface MyCounts {
  orders: Partial<Record<OrderState, number>>;
  unread: number;
}

export interface Notice {
  id: string;
  kind: string;
  title: string;
  text: string;
  link: string | null;
  at: string;
  read: boolean;
}

export interface Category {
  id: string;
  slug: string;
  name: string;
  parent: string | null;
}

export interface ProductTile {
  id: string;
  title: string;
  image_url: string | null;
  price_from: Money;
  list_price: Money | null;
  store?: StoreRef;
  sold_out?: boolean;
}

export type Surface = "for_you" | "following" | "mall" | "search" | "profile" | "product" | "share" | "live";

export type BehaviourKind =
  | "impression"
  | "play"
  | "finish"
  | "skip"
  | "share"
  | "product_click"
  | "buy_click"
  | "not_interested"
  | "profile_visit"
  | "dwell";

export interface Behaviour {
  id: string;
  kind: BehaviourKind;
  subject: string;
  origin?: string;
  watched_ms?: number;
  duration_ms?: number;
  page?: string;
  slot?: number;
  surface?: Surface;
  reason?: string;
}
