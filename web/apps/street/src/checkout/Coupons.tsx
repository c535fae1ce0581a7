import type { Quote, QuotedCoupon } from "@guang/api";
import { Button, formatMoney, Icon, Tag } from "@guang/ui";
import { Panel } from "../shell/Panel";
import { useTexts } from "../texts";
import { ownAmounts } from "../texts/amount";
import { when } from "../texts/when";
import styles from "./Checkout.module.css";
import { toggled } from "./choosing";

/** The coupons of a purchase in one row: how many are used and what they take off. */
export function CouponRow({ quote, onOpen }: { quote: Quote; onOpen: () => void }) {
  const t = useTexts();
  const chosen = quote.coupons.filter((one) => one.chosen);
  const usable = quote.coupons.filter((one) => one.usable).length;
  if (quote.coupons.length === 0) return null;
  const off = chosen.reduce((sum, one) => sum + one.off.minor, 0);
  const said =
    chosen.length > 0
      ? `−${formatMoney({ minor: off, currency: quote.total.currency }, t.locale)}`
      : usable > 0
        ? t("checkout.coupons_usable", { n: usable })
        : t("checkout.coupons_none");
  return (
    <button type="button" className={styles.couponRow} onClick={onOpen} data-testid="coupons">
      <Icon name="ticket" size={20} />
      <span>{t("coupons.title")}</span>
      <b data-used={chosen.length > 0}>{said}</b>
      <Icon name="forward" size={18} />
    </button>
  );
}

function One({ one, onToggle }: { one: QuotedCoupon; onToggle: () => void }) {
  const t = useTexts();
  return (
    <li>
      <button
        type="button"
        role="checkbox"
        className={styles.coupon}
        aria-checked={one.chosen}
        disabled={!one.usable}
        onClick={onToggle}
      >
        <span className={styles.off}>
          {one.usable ? `−${formatMoney(one.off, t.locale)}` : <Icon name="ticket" size={22} />}
        </span>
        <span>
          <b>{one.name}</b> <Tag>{t(one.store ? "coupons.of_store" : "coupons.of_platform")}</Tag>
          <small>{ownAmounts(one.why, t.locale)}</small>
          <small>{t("coupons.until", { when: when(one.expires_at, t.locale) })}</small>
        </span>
        {one.usable && <Icon name={one.chosen ? "check" : "plus"} size={20} />}
      </button>
    </li>
  );
}

export interface CouponStepProps {
  quote: Quote;
  best: boolean;
  active: boolean;
  onChoose: (coupons: string[] | null) => void;
  onBack: () => void;
  onClose: () => void;
}

/** Which coupons to use: the best are chosen, others can be; those that cannot say why. */
export function CouponStep({ quote, best, active, onChoose, onBack, onClose }: CouponStepProps) {
  const t = useTexts();
  const usable = quote.coupons.filter((one) => one.usable);
  const others = quote.coupons.filter((one) => !one.usable);
  return (
    <Panel
      title={t("coupons.title")}
      active={active}
      onBack={onBack}
      onClose={onClose}
      size="two-thirds"
      foot={
        <Button look="accent" wide onClick={onBack}>
          {t("checkout.coupons_done")}
        </Button>
      }
    >
      <div className={styles.two}>
        <Button look={best ? "plain" : "outline"} small aria-pressed={best} onClick={() => onChoose(null)}>
          {t("checkout.coupons_best")}
        </Button>
        <Button look="outline" small onClick={() => onChoose([])}>
          {t("checkout.coupons_no")}
        </Button>
      </div>
      <ul className={styles.coupons} aria-label={t("coupons.usable")}>
        {usable.map((one) => (
          <One key={one.id} one={one} onToggle={() => onChoose(toggled(quote.coupons, one))} />
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h3 className={styles.subhead}>{t("checkout.coupons_unusable")}</h3>
          <ul className={styles.coupons}>
            {others.map((one) => (
              <One key={one.id} one={one} onToggle={() => undefined} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
