/** Ways into the product sheet. The attribution token is fetched while the sheet rises. */
import { type Anchor, api, type Surface } from "@guang/api";
import { Suspense } from "react";
import { tell } from "../events";
import type { Entry } from "../feed/machine";
import { later } from "../shell/later";
import { openSheet } from "../state/sheets";
import { PurchaseWaiting } from "./PurchaseWaiting";

const PurchaseSheet = later(() => import("./PurchaseSheet"));

export interface Origin {
  surface: Surface;
  entry?: Entry;
}

export interface Glance {
  title: string;
  image_url: string | null;
  price: Anchor["price"];
}

/** Ask for the token that says which clip led here; a sale must not fail because this did. */
async function attribution(product: string, { surface, entry }: Origin): Promise<string | null> {
  try {
    const minted = await api.goods.click({
      product,
      surface,
      ...(entry ? { video: entry.video.id, slot: entry.slot } : {}),
      ...(entry?.page ? { page: entry.page } : {}),
    });
    return minted.token;
  } catch {
    return null;
  }
}

function open(product: string, origin: Origin, glance: Glance | null): void {
  const token = attribution(product, origin);
  openSheet(
    (handle) => (
      <Suspense fallback={<PurchaseWaiting {...handle} />}>
        <PurchaseSheet {...handle} product={product} origin={origin} token={token} glance={glance} />
      </Suspense>
    ),
    { keepsVideo: true },
  );
}

/** From a clip's anchor. */
export function openPurchase({
  entry,
  anchor,
  surface,
}: {
  entry: Entry;
  anchor: Anchor;
  surface: Surface;
}): void {
  tell({
    kind: "product_click",
    subject: anchor.product,
    origin: entry.video.id,
    slot: entry.slot,
    surface,
    ...(entry.page ? { page: entry.page } : {}),
  });
  open(anchor.product, { surface, entry }, anchor);
}

/** From a store, an order or a link. */
export function openProduct(product: string, surface: Surface, glance: Glance | null = null): void {
  tell({ kind: "product_click", subject: product, surface });
  open(product, { surface }, glance);
}
