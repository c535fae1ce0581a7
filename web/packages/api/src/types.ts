/** The shapes of the street by the names it uses; all but what the browser itself makes come from the OpenAPI document. */
import type { components, operations } from "./schema.gen";
import type { Answer } from "./typed";

/** Every shape of the API, by its name in the OpenAPI document. */
export type Schemas = components["schemas"];
type Of<Name extends keyof operations> = Answer<operations[Name]>;

export interface Listing<Item> {
  items: Item[];
  next?: string | null;
}

export type Money = Schemas["Money"];
export type Me = Schemas["Me"];
export type Account = Schemas["OwnAccount"];
export type Address = Schemas["AddressItem"];
export type NewAddress = Omit<Address, "id">;

export type FeedPage = Schemas["FeedPage"];
export type FeedItem = Schemas["FeedItem"];
export type FeedVideo = Schemas["FeedCard"];
export type Anchor = Schemas["AnchorCard"];
export type WhyCode = Schemas["Why"];
export type FeedTab = Schemas["Tab"];
export type Interest = Schemas["Topic"];
export type Dials = Schemas["Dials"];

export type Product = Of<"getProduct">;
export type Sku = Schemas["SkuOf"];
export type ProductTile = Of<"store_products">["items"][number];
export type Category = Schemas["CategoryOut"];
export type Order = Of<"get_order">;
export type OrderLine = Order["lines"][number];
export type Parcel = Order["parcels"][number];
export type OrderState = Order["state"];
export type Trade = Of<"get_trade">;
export type NewTrade = Schemas["TradeForm"];
export type PaymentStep = Schemas["PaymentStep"];
export type Payment = Pick<
  Schemas["PaymentOut"],
  "id" | "trade" | "state" | "amount" | "code" | "simulated"
> & {
  /** What this browser still has to do with the provider itself. */
  step?: PaymentStep | null;
};
/** How the payment simulator is to behave. */
/** How the simulator is to behave; `card` is no simulation but a card, typed into Stripe's own element. */
export type PaymentOutcome = "success" | "decline" | "delay" | "duplicate" | "disputed" | "card";

export type Comment = Schemas["Comment"];
export type Complaint = Schemas["Complaint"];
export type Profile = Schemas["ProfilePage"];
export type VideoTile = Schemas["VideoOut"];
export type MyCounts = Schemas["MyCounts"];
export type Notice = Schemas["NoticeItem"];

export type Surface = "for_you" | "following" | "mall" | "search" | "profile" | "product" | "share" | "live";

export type BehaviourKind =
  | "impression"
  | "play"
  | "finish"
  | "skip"
  | "share"
  | "product_click"
  | "buy_click"
  | "profile_visit"
  | "dwell";

/** One act as the browser tells it; its instant is inside the id. */
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
