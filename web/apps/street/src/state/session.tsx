/** Who is here, and how a guest becomes somebody at the moment it is needed. */
import { api, isAnonymous, type Me } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { later } from "../shell/later";
import { client } from "./query";
import { openSheet } from "./sheets";

export const ME = ["me"] as const;
const AuthSheet = later(() => import("../account/AuthSheet"));

export const useMe = () => useQuery({ queryKey: ME, queryFn: api.accounts.me, staleTime: 60_000 });

/** The account's own name for why it is asked for; picks the sentence on the sheet. */
export type AskReason =
  | "buy"
  | "like"
  | "comment"
  | "follow"
  | "orders"
  | "talk"
  | "coupon"
  | "member"
  | "general";

export class Dismissed extends Error {}

/** Ask for log-in if there is no account yet; rejects with `Dismissed` when the sheet is closed. */
export async function requireAccount(reason: AskReason): Promise<Me> {
  const known = await client.ensureQueryData({ queryKey: ME, queryFn: api.accounts.me });
  if (known.account) return known;
  return new Promise((resolve, reject) => {
    let entered: Me | null = null;
    const close = openSheet(
      (handle) => (
        <Suspense fallback={null}>
          <AuthSheet
            {...handle}
            reason={reason}
            onEntered={(me) => {
              entered = me;
              enter(me);
              close();
            }}
          />
        </Suspense>
      ),
      {
        keepsVideo: true,
        onClosed: () => (entered ? resolve(entered) : reject(new Dismissed())),
      },
    );
  });
}

/** Do something that needs an account; a guest is asked once and then the thing is done. */
export async function asSomebody<Answer>(reason: AskReason, act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (!isAnonymous(error)) throw error;
    await requireAccount(reason);
    return act();
  }
}

/** What a guest had put into the cart comes along a moment later. */
const MERGED_MS = [1_500, 5_000];

function enter(me: Me): void {
  client.setQueryData(ME, me);
  void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "me" });
  for (const wait of MERGED_MS) setTimeout(() => void client.invalidateQueries({ queryKey: ["cart"] }), wait);
}

export async function leave(): Promise<void> {
  await api.accounts.logOut();
  client.clear();
  await client.prefetchQuery({ queryKey: ME, queryFn: api.accounts.me });
}
