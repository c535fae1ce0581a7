/** Requests about invoices and the titles they are made out to. */
import type { components, operations } from "./schema.gen";
import type { Answer } from "./typed";
import { del, get, post, put } from "./typed";

export type InvoiceTitle = components["schemas"]["InvoiceTitle"];
export type Invoice = components["schemas"]["InvoiceOut"];
export type TaxInside = components["schemas"]["TaxInside"];
export type InvoiceStanding = Answer<operations["invoice_standing"]>;

export const invoices = {
  standing: (order_id: string) => get("/api/orders/{order_id}/invoice", { path: { order_id } }),
  ask: (order_id: string, body: InvoiceTitle) =>
    put("/api/orders/{order_id}/invoice", { path: { order_id }, body }),
  withdraw: (order_id: string) => del("/api/orders/{order_id}/invoice", { path: { order_id } }),
  titles: () => get("/api/me/invoice-titles"),
  keepTitle: (body: InvoiceTitle) => post("/api/me/invoice-titles", { body }),
  dropTitle: (title_id: string) => del("/api/me/invoice-titles/{title_id}", { path: { title_id } }),
};
