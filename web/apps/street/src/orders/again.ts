import type { Order } from "@guang/api";
import { toast } from "@guang/ui";
import { openCart } from "../cart/open";
import { add } from "../cart/state";
import type { Texts } from "../texts";
import { sayProblem } from "../texts/problems";

/** Put what an order was made of into the cart once more; what cannot be had is said. */
export async function buyAgain(order: Order, t: Texts): Promise<void> {
  let refused: unknown = null;
  let added = 0;
  for (const line of order.lines) {
    try {
      await add(line.sku, line.units, null);
      added += 1;
    } catch (error) {
      refused = error;
    }
  }
  if (refused) toast(added > 0 ? t("order.again_partly") : sayProblem(refused, t));
  if (added > 0) openCart();
}
