/** Place once, pay once: a repeated press repeats the request, not the purchase; what is placed stays as it is. */
import {
  type Address,
  api,
  type NewTrade,
  newKey,
  type Payment,
  type PaymentOutcome,
  Problem,
  type Quote,
  type Trade,
  type Want,
} from "@guang/api";
import { toast } from "@guang/ui";
import { useRef, useState } from "react";
import { client } from "../state/query";
import { asSomebody, Dismissed } from "../state/session";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import type { Speeds } from "./choosing";
import type { Bought } from "./Done";

export interface Purchase {
  lines: readonly Want[];
  address: Address;
  quote: Quote;
  coupons: string[];
  speeds: Speeds;
  notes: Record<string, string>;
  /** What is bought leaves the cart. */
  fromCart: boolean;
  outcome: PaymentOutcome;
}

/** Why nothing was ordered: what it was to cost, and what has moved. */
export interface Moved {
  before: Quote["total"];
  why: string;
  code: string;
}

const MOVED = [
  "out_of_stock",
  "total_changed",
  "not_for_sale",
  "coupon_unusable",
  "promotions.gone",
  "not_delivered",
  "not_offered",
];
export const hasMoved = (error: unknown): error is Problem =>
  error instanceof Problem && MOVED.some((word) => error.code.includes(word));

function newTrade({ lines, address, quote, coupons, speeds, notes, fromCart }: Purchase): NewTrade {
  const said = Object.fromEntries(Object.entries(notes).filter(([, note]) => note.trim() !== ""));
  return {
    lines: [...lines],
    address: address.id,
    expected_total: quote.total,
    coupons,
    speeds,
    notes: said,
    from_cart: fromCart,
  };
}

export function usePurchase(onDone: (bought: Bought) => void, onMoved: (moved: Moved) => void) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const keys = useRef({ trade: newKey(), payment: newKey() });
  const [placed, setPlaced] = useState<Trade | null>(null);

  const settle = (trade: Trade, payment: Payment) => {
    for (const key of ["orders", "counts", "product", "cart", "coupons"]) {
      void client.invalidateQueries({ queryKey: [key] });
    }
    onDone({ trade, payment });
  };
  const fail = (error: unknown, purchase: Purchase) => {
    if (error instanceof Dismissed) return;
    if (hasMoved(error))
      onMoved({ before: purchase.quote.total, why: sayProblem(error, t), code: error.code });
    else toast(sayProblem(error, t));
    if (error instanceof Problem && error.trouble === "refused") {
      keys.current = { trade: newKey(), payment: newKey() };
      void client.invalidateQueries({ queryKey: ["quote"] });
    }
  };
  const run = async (purchase: Purchase) => {
    setBusy(true);
    try {
      const order = newTrade(purchase);
      const trade = placed ?? (await asSomebody("buy", () => api.trade.place(order, keys.current.trade)));
      setPlaced(trade);
      settle(trade, await api.trade.pay(trade.id, purchase.outcome, keys.current.payment));
    } catch (error) {
      fail(error, purchase);
    } finally {
      setBusy(false);
    }
  };
  return { busy, run, placed: placed !== null };
}
