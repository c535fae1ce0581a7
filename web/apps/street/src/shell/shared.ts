/** Links to things: /s/prd_… and /p/prd_… open the product over the feed, /s/acc_… and /s/sto_… lead to their pages. */
import { openProduct } from "../product/open";
import { go, match } from "../state/router";

export function openShared(path: string): void {
  const id = (match("/s/:id", path) ?? match("/p/:id", path))?.id;
  if (!id) return;
  if (id.startsWith("prd_")) openProduct(id, "share");
  else if (id.startsWith("acc_")) go(`/people/${id}`, { replace: true });
  else if (id.startsWith("sto_")) go(`/store/${id}`, { replace: true });
}
