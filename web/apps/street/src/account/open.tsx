import type { Address } from "@guang/api";
import { Suspense } from "react";
import { later } from "../shell/later";
import { Dismissed } from "../state/session";
import { openSheet } from "../state/sheets";

const AddressSheet = later(() => import("./AddressSheet"));

/** Write or change an address; rejects with `Dismissed` when the sheet is closed. */
export function openAddress(known: Address | null): Promise<Address> {
  return new Promise((resolve, reject) => {
    let kept: Address | null = null;
    const close = openSheet(
      (handle) => (
        <Suspense fallback={null}>
          <AddressSheet
            {...handle}
            known={known}
            onKept={(address) => {
              kept = address;
              close();
            }}
          />
        </Suspense>
      ),
      { keepsVideo: true, onClosed: () => (kept ? resolve(kept) : reject(new Dismissed())) },
    );
  });
}
