/** The way to Guang's server: typed requests, helpful refusals, ids made in the browser. */
export { address, call, isAnonymous, Problem, speak } from "./client";
export type { Seen } from "./endpoints";
export * as api from "./endpoints";
export { decodeId, EPOCH_MS, encodeId, newEventId, newKey, prefixOf, timeOf } from "./ids";
export type { Invoice, InvoiceStanding, InvoiceTitle, TaxInside } from "./invoices";
export { type Hear, type Hint, Live, live } from "./live";
export type {
  ChosenGuarantees,
  Guarantee,
  GuaranteeChoice,
  GuaranteeTerm,
  MemberProgram,
  Membership,
  ProductGuarantees,
  ReturnPolicy,
  StoreGuarantees,
  StoreInsurance,
} from "./promises";
export type * from "./trading";
export { del, get, patch, post, put } from "./typed";
export type * from "./types";
