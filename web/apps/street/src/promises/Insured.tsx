import { api, type ReturnPolicy } from "@guang/api";
import { formatMoney } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { type Texts, useTexts } from "../texts";
import { when } from "../texts/when";
import styles from "./Promises.module.css";

function said(policy: ReturnPolicy, caseId: string, t: Texts): string {
  const amount = formatMoney(policy.pays, t.locale);
  const claim = policy.claim?.case === caseId ? policy.claim : null;
  if (!claim) return t("insured.covered", { amount });
  const done = claim.done_at ? when(claim.done_at, t.locale) : "";
  return t(`insured.${claim.state}`, { amount, when: done, code: claim.code });
}

/** What an insurer pays for the way back of a case; nothing where it is not insured, or was paid for another case. */
export function Insured({ order, caseId, card }: { order: string; caseId: string; card?: string }) {
  const t = useTexts();
  const query = useQuery({
    queryKey: ["return-insurance", order],
    queryFn: () => api.insurance.ofOrder(order),
    staleTime: 5_000,
    refetchInterval: ({ state }) => (state.data?.policy?.claim?.state === "due" ? 5_000 : false),
  });
  const policy = query.data?.policy;
  if (!policy || (policy.claim && policy.claim.case !== caseId)) return null;
  return (
    <section className={card}>
      <div className={styles.insured} data-testid="insured">
        <b>{t("insured.title")}</b>
        <span>{said(policy, caseId, t)}</span>
        {policy.simulated && <small>{t("insured.simulated")}</small>}
      </div>
    </section>
  );
}
