import type { CouponOnOffer } from "@guang/api";
import { Button, Skeleton, StateView, Tag } from "@guang/ui";
import { Panel } from "../shell/Panel";
import { Trouble } from "../shell/Trouble";
import type { SheetHandle } from "../state/sheets";
import { type Texts, useTexts } from "../texts";
import { ownAmounts } from "../texts/amount";
import { when } from "../texts/when";
import styles from "./Coupons.module.css";
import { type About, canClaim, useClaiming, useClaims } from "./claims";
import { worthOf } from "./words";

/** How long it is good once it is claimed. */
function goodFor(one: CouponOnOffer, t: Texts): string {
  if (one.use_until) return t("coupons.until", { when: when(one.use_until, t.locale) });
  return t("coupons.for_days", { n: one.use_days ?? 0 });
}

export function Claimable({
  one,
  busy,
  onClaim,
}: {
  one: CouponOnOffer;
  busy: boolean;
  onClaim: () => void;
}) {
  const t = useTexts();
  return (
    <li className={styles.ticket}>
      <div className={styles.worth}>
        <b>{worthOf(one, t)}</b>
        <small>{t("coupons.off")}</small>
      </div>
      <div className={styles.words}>
        <b>{one.name}</b>
        <small>{ownAmounts(one.says, t.locale)}</small>
        <small>
          {goodFor(one, t)}
          {one.is_for_some_goods && ` · ${t("coupons.some_goods")}`}
        </small>
        <span>
          <Tag>{t(one.store ? "coupons.of_store" : "coupons.of_platform")}</Tag>
        </span>
      </div>
      <div className={styles.act}>
        {canClaim(one) ? (
          <Button
            small
            look="accent"
            busy={busy}
            onClick={onClaim}
            aria-label={t("coupons.claim_name", { name: one.name })}
          >
            {t("coupons.claim")}
          </Button>
        ) : (
          <Tag>{t(one.left_for_me === 0 ? "coupons.have" : "coupons.all_gone")}</Tag>
        )}
      </div>
    </li>
  );
}

/** Coupons on offer, each with what it does and how long it is good. */
export default function ClaimSheet({ about, close, active }: SheetHandle & { about: About }) {
  const t = useTexts();
  const query = useClaims(about);
  const { busy, claim } = useClaiming();
  return (
    <Panel title={t("coupons.title")} onClose={close} active={active} size="two-thirds">
      {query.isError && <Trouble error={query.error} onRetry={() => void query.refetch()} />}
      {!query.data && !query.isError && <Skeleton height={96} style={{ borderRadius: 12 }} />}
      {query.data?.items.length === 0 && (
        <StateView icon="ticket" title={t("coupons.none_offered")} text={t("coupons.none_offered_text")} />
      )}
      <ul className={styles.inSheet}>
        {query.data?.items.map((one) => (
          <Claimable
            key={one.promotion}
            one={one}
            busy={busy === one.promotion}
            onClaim={() => void claim(one.promotion)}
          />
        ))}
      </ul>
    </Panel>
  );
}
