import { api, type CouponOnOffer, newKey } from "@guang/api";
import { toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../state/query";
import { asSomebody, Dismissed } from "../state/session";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";

export type About = { store: string } | { product: string };

/** Coupons that can be claimed at a store, or for one product. */
export function useClaims(about: About) {
  const { locale } = useTexts();
  return useQuery({
    queryKey: ["claims", about, locale],
    queryFn: () => api.coupons.onOffer(about),
    staleTime: 30_000,
  });
}

export const canClaim = (one: CouponOnOffer): boolean => one.left > 0 && one.left_for_me > 0;

export function refreshCoupons(): void {
  for (const key of ["claims", "coupons", "quote"]) void client.invalidateQueries({ queryKey: [key] });
}

/** Claim one; a guest is asked who they are first. */
export function useClaiming() {
  const t = useTexts();
  const [busy, setBusy] = useState<string | null>(null);
  const claim = async (promotion: string) => {
    setBusy(promotion);
    const key = newKey();
    try {
      await asSomebody("coupon", () => api.coupons.claim(promotion, key));
      toast(t("coupons.claimed_toast"));
    } catch (error) {
      if (!(error instanceof Dismissed)) toast(sayProblem(error, t));
    } finally {
      setBusy(null);
      refreshCoupons();
    }
  };
  return { busy, claim };
}
