import { Icon } from "@guang/ui";
import { useTexts } from "../texts";
import styles from "./Coupons.module.css";
import { type About, canClaim, useClaims } from "./claims";
import { openClaims } from "./open";
import { shortOf, worthOf } from "./words";

/** One row that says which coupons there are; nothing while there are none. */
export function ClaimRow({ about }: { about: About }) {
  const t = useTexts();
  const offered = useClaims(about).data?.items ?? [];
  if (offered.length === 0) return null;
  return (
    <button
      type="button"
      className={styles.row}
      onClick={() => openClaims(about)}
      data-testid="coupons-on-offer"
    >
      <Icon name="ticket" size={20} />
      <span className="g-hidden-text">{t("coupons.title")}</span>
      <span className={styles.chips}>
        {offered.slice(0, 2).map((one) => (
          <span key={one.promotion} className={styles.chip}>
            {shortOf(one, t)}
          </span>
        ))}
      </span>
      <span>{t(offered.some(canClaim) ? "coupons.claim" : "coupons.have")}</span>
      <Icon name="forward" size={18} />
    </button>
  );
}

/** The same beside a store's name in the cart, while something can still be claimed. */
export function ClaimHint({ store }: { store: string }) {
  const t = useTexts();
  const open = (useClaims({ store }).data?.items ?? []).filter(canClaim);
  const first = open[0];
  if (!first) return null;
  return (
    <button type="button" className={styles.hint} onClick={() => openClaims({ store })}>
      <Icon name="ticket" size={16} /> {t("coupons.short", { worth: worthOf(first, t) })}
    </button>
  );
}
