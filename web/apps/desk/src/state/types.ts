/** The shapes the desk works with, as the API documents them. */
import type { Money, Order } from "@guang/api";

export type Words = Record<string, string>;
export type ProductState = "draft" | "listed" | "delisted";

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

export interface CountedPage<Item> extends Page<Item> {
  counts: Record<string, number>;
}

export interface MyStore {
  id: string;
  name: string;
  names: Words;
  intros: Words;
  avatar_url: string | null;
  currency: string;
  time_zone: string;
  right: string;
  rights: string[];
  restricted: boolean;
  shipping: { fee: Money; free_over?: Money | null };
}

export interface ProductLine {
  id: string;
  title: string;
  image_url: string | null;
  state: ProductState;
  restricted: boolean;
  price_from: Money;
  price_to: Money;
  changed_at: string;
}

export interface DeskSku {
  id: string;
  code: string;
  choice: number[];
  price: Money;
  list_price: Money | null;
  image: string | null;
  image_url: string | null;
  barcode: string;
  weight_g: number | null;
  size_mm: number[] | null;
}

export interface DeskProduct {
  id: string;
  store: string;
  category: string;
  state: ProductState;
  in_review: boolean;
  restricted: boolean;
  title: Words;
  text: Words;
  brand: string;
  tags: string[];
  images: { id: string; url: string }[];
  options: { name: Words; values: Words[] }[];
  skus: DeskSku[];
  price_from: Money;
  price_to: Money;
  changed_at: string;
}

export interface Stock {
  sku: string;
  on_hand: number;
  reserved: number;
  available: number;
}

export interface Category {
  id: string;
  name: string;
  parent: string | null;
}

export type DeskOrder = Order & { carrier?: string; courier_simulated?: boolean; note?: string };

export type VideoState =
  | "uploading"
  | "transcoding"
  | "reviewing"
  | "published"
  | "rejected"
  | "taken_down"
  | "private";

export interface DeskVideo {
  id: string;
  state: VideoState;
  progress: number;
  reason: string | null;
  title: string;
  topics: string[];
  poster_url: string;
  hls_url: string;
  duration_ms: number;
  created_at: string;
  published_at: string | null;
  anchors: {
    product: string;
    title: string;
    start_ms: number;
    alive: boolean;
    image_url: string | null;
    price: Money | null;
  }[];
}

export interface Upload {
  id: string;
  offset: number;
  bytes: number;
  chunk_bytes: number;
  state: string;
}
