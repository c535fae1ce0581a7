import type { Quote } from "@guang/api";
import { formatMoney, Price, Skeleton } from "@guang/ui";
import { Inside } from "../invoices/Inside";
import { useTexts } from "../texts";
import styles from "./Checkout.module.css";

/** Goods, what comes off, delivery, total and what was saved, as the server counts them. */
export function Totals({ quote }: { quote: Quote | null }) {
  const t = useTexts();
  if (!quote) {
    return (
      <div className={styles.totals}>
        <Skeleton width="100%" />
        <Skeleton width="100%" />
        <Skeleton width="100%" height={24} />
      </div>
    );
  }
  const goods = quote.orders.reduce((sum, order) => sum + order.goods.minor, 0);
  const shipping = quote.orders.reduce((sum, order) => sum + order.shipping.minor, 0);
  const { currency } = quote.total;
  const say = (minor: number) => formatMoney({ minor, currency }, t.locale);
  return (
    <dl className={styles.totals}>
      <div>
        <dt>{t("checkout.goods")}</dt>
        <dd>{say(goods + quote.saved.minor)}</dd>
      </div>
      {quote.saved.minor > 0 && (
        <div>
          <dt>{t("checkout.off")}</dt>
          <dd className={styles.less}>−{say(quote.saved.minor)}</dd>
        </div>
      )}
      <div>
        <dt>{t("checkout.shipping")}</dt>
        <dd>{shipping === 0 ? t("checkout.free") : say(shipping)}</dd>
      </div>
      <div className={styles.total}>
        <dt>{t("checkout.total")}</dt>
        <dd>
          <Price money={quote.total} size="md" />
          {quote.saved.minor > 0 && (
            <small className={styles.saved}>{t("checkout.saved", { amount: say(quote.saved.minor) })}</small>
          )}
          <Inside taxes={quote.orders.flatMap((order) => order.taxes)} />
        </dd>
      </div>
    </dl>
  );
}
