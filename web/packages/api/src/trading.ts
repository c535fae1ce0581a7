/** The shapes of carts, coupons, after-sales and reviews, as the OpenAPI document has them. */
import type { operations } from "./schema.gen";
import type { Answer, Body } from "./typed";

type Of<Name extends keyof operations> = Answer<operations[Name]>;
type Sent<Name extends keyof operations> = Body<operations[Name]>;

export type AfterSaleOptions = Of<"after_sale_options">["items"][number];
export type AfterSaleOffer = AfterSaleOptions["kinds"][number];
export type AfterSaleKind = AfterSaleOffer["kind"];
export type AfterSaleReason = AfterSaleOffer["reasons"][number];
export type NewAfterSale = Sent<"open_after_sale">;
export type AfterSale = Of<"get_after_sale">;
export type AfterSaleState = AfterSale["state"];
export type AfterSaleStep = AfterSale["history"][number];
export type ExchangeChoice = Of<"exchange_choices">["items"][number];
export type KeptImage = Of<"keep_image">;

export type Cart = Of<"get_cart">;
export type CartLine = Cart["unavailable"][number];

export type Quote = Of<"quote">;
export type QuoteWish = Sent<"quote">;
export type QuotedOrder = Quote["orders"][number];
export type QuotedDelivery = QuotedOrder["delivery"];
export type Speed = QuotedDelivery["speed"];
export type QuotedLine = QuotedOrder["lines"][number];
export type QuotedCoupon = Quote["coupons"][number];
/** One line of a purchase before it is one. */
export type Want = QuoteWish["lines"][number];

export type CouponOnOffer = Of<"claimable_coupons">["items"][number];
export type Coupon = Of<"my_coupons">["items"][number];
export type CouponState = Coupon["state"];

export type Review = Of<"product_reviews">["items"][number];
export type Rating = Of<"product_rating">;
export type ReviewDue = Of<"reviews_due">["items"][number];
export type NewReview = Sent<"write_review">;
export type ChangedReview = Sent<"change_review">;
export type ReviewSort = "helpful" | "newest" | "pictures";
