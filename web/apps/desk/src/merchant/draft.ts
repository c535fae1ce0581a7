/** A product while somebody edits it, and the form that the server takes. */
import type { DeskProduct, Words } from "../state/types";

export interface DraftSku {
  id: string | null;
  choice: number[];
  code: string;
  barcode: string;
  weightG: number | null;
  /** Length, width and height of the packed goods. */
  sizeMm: (number | null)[];
  /** In major units, as people write prices. */
  price: number | null;
  listPrice: number | null;
}

export interface Draft {
  title: Words;
  text: Words;
  category: string;
  images: { id: string; url: string }[];
  options: { key: string; name: Words; values: Words[] }[];
  skus: DraftSku[];
}

export const emptySku = (choice: number[]): DraftSku => ({
  id: null,
  choice,
  code: "",
  barcode: "",
  weightG: null,
  sizeMm: [null, null, null],
  price: null,
  listPrice: null,
});

export const newOption = (): Draft["options"][number] => ({ key: crypto.randomUUID(), name: {}, values: [] });

export const emptyDraft = (): Draft => ({
  title: {},
  text: {},
  category: "",
  images: [],
  options: [],
  skus: [emptySku([])],
});

export function draftOf(product: DeskProduct): Draft {
  return {
    title: product.title,
    text: product.text,
    category: product.category,
    images: product.images,
    options: product.options.map((option) => ({ ...option, key: crypto.randomUUID() })),
    skus: product.skus.map((sku) => ({
      id: sku.id,
      choice: sku.choice,
      code: sku.code,
      barcode: sku.barcode,
      weightG: sku.weight_g,
      sizeMm: sku.size_mm ?? [null, null, null],
      price: sku.price.minor / 100,
      listPrice: sku.list_price ? sku.list_price.minor / 100 : null,
    })),
  };
}

/** Every combination of the options' values, keeping what was already typed for it. */
export function combine(options: Draft["options"], before: DraftSku[]): DraftSku[] {
  const sizes = options.map((option) => option.values.length);
  let choices: number[][] = [[]];
  for (const size of sizes)
    choices = choices.flatMap((one) => Array.from({ length: size }, (_, at) => [...one, at]));
  const known = new Map(before.map((sku) => [sku.choice.join(), sku]));
  const spare = before[0];
  return choices.map(
    (choice) =>
      known.get(choice.join()) ?? {
        ...emptySku(choice),
        price: spare?.price ?? null,
        weightG: spare?.weightG ?? null,
        sizeMm: spare?.sizeMm ?? [null, null, null],
      },
  );
}

const trimmed = (words: Words): Words =>
  Object.fromEntries(
    Object.entries(words)
      .filter(([, text]) => text.trim())
      .map(([lang, text]) => [lang, text.trim()]),
  );

const minor = (major: number, currency: string) => ({ minor: Math.round(major * 100), currency });

export function formOf(draft: Draft, currency: string) {
  return {
    title: trimmed(draft.title),
    text: trimmed(draft.text),
    category: draft.category,
    images: draft.images.map((image) => image.id),
    options: draft.options.map((option) => ({
      name: trimmed(option.name),
      values: option.values.map(trimmed),
    })),
    skus: draft.skus.map((sku) => ({
      ...(sku.id ? { id: sku.id } : {}),
      choice: sku.choice,
      code: sku.code,
      barcode: sku.barcode,
      weight_g: sku.weightG,
      size_mm: sku.sizeMm.every((side) => side !== null) ? sku.sizeMm : null,
      price: minor(sku.price ?? 0, currency),
      list_price: sku.listPrice ? minor(sku.listPrice, currency) : null,
    })),
  };
}

const KEPT = "guang.desk.draft.";
const LONGEST_DAYS = 30;

interface Kept {
  at: string;
  /** When the product had last changed that the draft was begun from; empty for a new one. */
  seen: string;
  draft: Draft;
}

/** What was typed and not saved on this device, if it was begun from what the server has now. */
export function keptDraft(key: string, seen: string, now = Date.now()): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT + key) ?? "null") as Kept | null;
    if (!kept?.draft || kept.seen !== seen) return null;
    return now - Date.parse(kept.at) < LONGEST_DAYS * 86_400_000 ? kept : null;
  } catch {
    return null;
  }
}

export const keepDraft = (key: string, seen: string, draft: Draft): void =>
  localStorage.setItem(
    KEPT + key,
    JSON.stringify({ at: new Date().toISOString(), seen, draft } satisfies Kept),
  );

export const dropDraft = (key: string): void => localStorage.removeItem(KEPT + key);
