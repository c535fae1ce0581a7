/** Requests about what stores promise, who is their member, and what insurers pay. */
import type { components, operations } from "./schema.gen";
import { type Answer, type Body, del, get, post, put } from "./typed";

export type Guarantee = components["schemas"]["Guarantee"];
export type GuaranteeTerm = components["schemas"]["GuaranteeTerm"];
export type GuaranteeChoice = components["schemas"]["GuaranteeChoice"];
export type StoreGuarantees = Answer<operations["store_guarantees"]>;
export type ProductGuarantees = Answer<operations["product_guarantees"]>;
export type ChosenGuarantees = Body<operations["set_store_guarantees"]>;
export type Membership = Answer<operations["membership"]>;
export type MemberProgram = NonNullable<Answer<operations["member_program"]>["program"]>;
export type ReturnPolicy = components["schemas"]["ReturnPolicy"];
export type StoreInsurance = Answer<operations["store_insurance"]>;

export const guarantees = {
  ofStore: (store_id: string) => get("/api/stores/{store_id}/guarantees", { path: { store_id } }),
  setOfStore: (store_id: string, body: ChosenGuarantees) =>
    put("/api/stores/{store_id}/guarantees", { path: { store_id }, body }),
  ofProduct: (product_id: string) =>
    get("/api/desk/products/{product_id}/guarantees", { path: { product_id } }),
  setOfProduct: (product_id: string, body: ChosenGuarantees) =>
    put("/api/desk/products/{product_id}/guarantees", { path: { product_id }, body }),
};

export const members = {
  of: (store_id: string) => get("/api/stores/{store_id}/membership", { path: { store_id } }),
  join: (store_id: string, text: number) =>
    post("/api/stores/{store_id}/membership", { path: { store_id }, body: { text } }),
  leave: (store_id: string) => del("/api/stores/{store_id}/membership", { path: { store_id } }),
  mine: () => get("/api/me/memberships"),
  program: (store_id: string) => get("/api/stores/{store_id}/members", { path: { store_id } }),
  open: (store_id: string, body: Body<operations["open_member_program"]>) =>
    put("/api/stores/{store_id}/members", { path: { store_id }, body }),
  close: (store_id: string) => del("/api/stores/{store_id}/members", { path: { store_id } }),
};

export const insurance = {
  ofOrder: (order_id: string) => get("/api/orders/{order_id}/return-insurance", { path: { order_id } }),
  ofStore: (store_id: string) => get("/api/stores/{store_id}/return-insurance", { path: { store_id } }),
};
