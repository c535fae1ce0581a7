/** The cart: what the server keeps of it, and which lines are chosen on this device. */
import { api, type Cart, type CartLine } from "@guang/api";
import { toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { client } from "../state/query";
import { store, useStore } from "../state/store";
import type { Texts } from "../texts";
import { sayProblem } from "../texts/problems";

export const CART = ["cart"] as const;

/** Units that were put in since the cart was last read: adding more of them counts on. */
const lately = new Map<string, number>();
const read = (): Promise<Cart> => {
  lately.clear();
  return api.cart.get();
};
export const useCart = () => useQuery({ queryKey: CART, queryFn: read });

let onShow = 0;

/** The cart for a place that shows its lines: there it is read again when something is put in. */
export function useShownCart() {
  useEffect(() => {
    onShow++;
    return () => {
      onShow--;
    };
  }, []);
  return useCart();
}

/** How many units lie in the cart, for the badge; none while nobody knows. */
export const useCartCount = (): number => useCart().data?.units ?? 0;

/** Lines that stay behind at the next checkout. */
const left = store<ReadonlySet<string>>(new Set());
export const useLeft = (): ReadonlySet<string> => useStore(left);

export function choose(skus: readonly string[], on: boolean): void {
  left.set((now) => {
    const next = new Set(now);
    for (const sku of skus)
      if (on) next.delete(sku);
      else next.add(sku);
    return next;
  });
}

/** A line that can be bought as it stands. */
export const isWhole = (line: CartLine): boolean => line.units <= line.available;

export const buyable = (cart: Cart): CartLine[] => cart.stores.flatMap((group) => group.lines);

/** What goes along at the next checkout. */
export const chosenOf = (cart: Cart, without: ReadonlySet<string>): CartLine[] =>
  buyable(cart).filter((line) => isWhole(line) && !without.has(line.sku));

/** The cart without some lines, counted anew; shown before the server has answered. */
export function without(cart: Cart, skus: ReadonlySet<string>): Cart {
  const stores = cart.stores
    .map((group) => ({ ...group, lines: group.lines.filter((line) => !skus.has(line.sku)) }))
    .filter((group) => group.lines.length > 0);
  const lines = stores.flatMap((group) => group.lines);
  return {
    stores,
    unavailable: cart.unavailable.filter((line) => !skus.has(line.sku)),
    lines: lines.length,
    units: lines.reduce((sum, line) => sum + line.units, 0),
  };
}

/** The cart with another number of units of a line. */
export function withUnits(cart: Cart, sku: string, units: number): Cart {
  const stores = cart.stores.map((group) => ({
    ...group,
    lines: group.lines.map((line) => (line.sku === sku ? { ...line, units } : line)),
  }));
  const lines = stores.flatMap((group) => group.lines);
  return { ...cart, stores, units: lines.reduce((sum, line) => sum + line.units, 0) };
}

const show = (cart: Cart) => client.setQueryData(CART, cart);

let latest = 0;

/** Change the cart at once, then ask the server; its no brings back what was there. */
async function change(shown: (cart: Cart) => Cart, ask: () => Promise<void>, t: Texts): Promise<void> {
  const mine = ++latest;
  const before = client.getQueryData<Cart>(CART);
  if (before) show(shown(before));
  try {
    await ask();
  } catch (error) {
    if (mine === latest && before) show(before);
    toast(sayProblem(error, t));
    void client.invalidateQueries({ queryKey: CART });
  }
}

export const setUnits = (line: CartLine, units: number, t: Texts): Promise<void> =>
  change(
    (cart) => withUnits(cart, line.sku, units),
    async () => {
      await api.cart.put(line.sku, units);
      lately.delete(line.sku);
    },
    t,
  );

/**
 * Put units of a SKU into the cart, on top of what lies there. Its number is right at once; its lines are read when
 * somebody looks at them.
 */
export async function add(sku: string, units: number, token: string | null): Promise<void> {
  const cart = await client.ensureQueryData({ queryKey: CART, queryFn: read });
  const lines = [...buyable(cart), ...cart.unavailable];
  const held = lately.get(sku) ?? lines.find((line) => line.sku === sku)?.units ?? 0;
  const wanted = Math.min(999, held + units);
  await api.cart.put(sku, wanted, token);
  lately.set(sku, wanted);
  choose([sku], true);
  latest++;
  client.setQueryData<Cart>(CART, (now) => now && { ...now, units: now.units + wanted - held });
  await client.invalidateQueries({ queryKey: CART, refetchType: onShow > 0 ? "active" : "none" });
}

/** Take lines out; the toast can bring them back. */
export function drop(lines: readonly CartLine[], t: Texts): void {
  const skus = new Set(lines.map((line) => line.sku));
  const back = async () => {
    try {
      for (const line of lines) await api.cart.put(line.sku, line.units, line.token);
    } catch (error) {
      toast(sayProblem(error, t));
    }
    await client.invalidateQueries({ queryKey: CART });
  };
  const ask = async () => {
    for (const sku of skus) {
      await api.cart.drop(sku);
      lately.delete(sku);
    }
  };
  void change((cart) => without(cart, skus), ask, t).then(() =>
    toast(t("cart.dropped", { n: lines.length }), { label: t("common.undo"), run: () => void back() }),
  );
}
