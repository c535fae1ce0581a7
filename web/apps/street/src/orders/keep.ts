import type { Order } from "@guang/api";
import { client } from "../state/query";

/** An order has moved: show it, and ask again for what counts orders. */
export function keepOrder(order: Order): void {
  client.setQueryData(["order", order.id], order);
  for (const key of [["orders"], ["counts"], ["after-sale-options", order.id], ["reviews-due"]]) {
    void client.invalidateQueries({ queryKey: key });
  }
}
