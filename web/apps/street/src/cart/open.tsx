import { Suspense } from "react";
import { later } from "../shell/later";
import { openSheet } from "../state/sheets";

const CartSheet = later(() => import("./CartSheet"));

/** The cart, over whatever plays. */
export const openCart = (): void =>
  void openSheet(
    (handle) => (
      <Suspense fallback={null}>
        <CartSheet {...handle} />
      </Suspense>
    ),
    { keepsVideo: true },
  );
