/** A batch of changes as the screen follows it: asked for, worked out, made, undone. */
import { get, newKey, post, type Schemas } from "@guang/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

export type Batch = Schemas["BatchOut"];
export type Wish = Schemas["BatchForm"]["wish"];
export type Kind = "price" | "stock" | "list" | "delist" | "import";
export type Chosen = Pick<Schemas["BatchForm"], "ids" | "search">;

const MOVING = ["planning", "running", "undoing"];
export const isMoving = (batch: Batch | undefined): boolean => MOVING.includes(batch?.state ?? "");

/** How much of it is through, in percent; null where it cannot be told. */
export function progress({ counts, state }: Pick<Batch, "counts" | "state">): number | null {
  const { planned = 0, done = 0, refused = 0, undone = 0, kept = 0 } = counts;
  const all = planned + done + refused + undone + kept;
  if (!all || state === "planning") return null;
  const left = state === "undoing" ? done : planned;
  return Math.floor(((all - left) / all) * 100);
}

/** What a batch has come to so far; asked again while a worker is at it. */
export function useBatch(store: string, id: string | null) {
  return useQuery({
    queryKey: ["batch", id],
    enabled: id !== null,
    refetchInterval: ({ state }) => (isMoving(state.data) ? 700 : false),
    queryFn: () =>
      get("/api/stores/{store_id}/desk/batches/{batch_id}", {
        path: { store_id: store, batch_id: id ?? "" },
      }),
  });
}

/** Ask for a batch; repeated with the same key until it is answered. */
export function useAsk(store: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ wish, chosen, key }: { wish: Wish; chosen: Chosen; key: string }) =>
      post("/api/stores/{store_id}/desk/batches", {
        path: { store_id: store },
        headers: { "Idempotency-Key": key },
        body: { wish, ...chosen },
      }),
    onSuccess: (batch) => client.setQueryData(["batch", batch.id], batch),
  });
}

/** Begin or undo one. */
export function useTurn(store: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, way }: { id: string; way: "begin" | "undo" }) =>
      post(`/api/stores/{store_id}/desk/batches/{batch_id}/${way}`, {
        path: { store_id: store, batch_id: id },
      }),
    onSuccess: (batch) => {
      client.setQueryData(["batch", batch.id], batch);
      void client.invalidateQueries({ queryKey: ["batches"] });
    },
  });
}

export { newKey };
