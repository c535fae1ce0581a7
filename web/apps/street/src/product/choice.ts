/** Choosing a SKU by its options: what is chosen, what can still be had, which SKU that makes. */
import type { Money, Product, Sku } from "@guang/api";

/** One value per option, in the order of the options; null is open. */
export type Choice = readonly (string | null)[];

const fits = (sku: Sku, choice: Choice): boolean =>
  choice.every((value, at) => value === null || sku.values[at] === value);

/** What a newcomer sees chosen: everything there is only one of; the whole SKU if only one is left. */
export function firstChoice(product: Product): Choice {
  const left = product.skus.filter((sku) => sku.available > 0);
  if (left.length === 1 && left[0]) return left[0].values;
  return product.options.map((option) => (option.values.length === 1 ? (option.values[0] ?? null) : null));
}

export function chosen(product: Product, choice: Choice): Sku | null {
  if (choice.some((value) => value === null)) return null;
  return product.skus.find((sku) => fits(sku, choice)) ?? null;
}

/** Whether a value can still be had together with the other choices. */
export function inStock(product: Product, choice: Choice, option: number, value: string): boolean {
  const asked = choice.map((one, at) => (at === option ? value : one));
  return product.skus.some((sku) => sku.available > 0 && fits(sku, asked));
}

/** Tap again to open the option; a value that rules out the others opens them too. */
export function choose(product: Product, choice: Choice, option: number, value: string): Choice {
  const next = choice.map((one, at) => (at === option ? (one === value ? null : value) : one));
  if (product.skus.some((sku) => fits(sku, next))) return next;
  return next.map((one, at) => (at === option ? one : null));
}

export interface Span {
  from: Money;
  to: Money;
}

/** The price, or the span of prices, of what the choice still allows. */
export function priceSpan(product: Product, choice: Choice): Span {
  const prices = product.skus.filter((sku) => fits(sku, choice)).map((sku) => sku.price);
  const sorted = [...prices].sort((one, other) => one.minor - other.minor);
  return { from: sorted[0] ?? product.price_from, to: sorted[sorted.length - 1] ?? product.price_to };
}

/** The first option nobody has chosen yet. */
export const openOption = (choice: Choice): number => choice.indexOf(null);

export const soldOut = (product: Product): boolean => product.skus.every((sku) => sku.available === 0);

/** The cheapest SKU that the choice still allows. */
export function cheapest(product: Product, choice: Choice): Sku | null {
  const left = product.skus.filter((sku) => fits(sku, choice));
  return left.reduce<Sku | null>(
    (best, sku) => (best && best.price.minor <= sku.price.minor ? best : sku),
    null,
  );
}

/** What may honestly be crossed out: what the catalogue asks while a promotion asks less. */
export function struck(sku: Pick<Sku, "price" | "list_price" | "offer">): Money | null {
  if (!sku.offer || !sku.list_price || sku.list_price.minor <= sku.price.minor) return null;
  return sku.list_price;
}
