import type { OrderLine } from "@guang/api";
import { formatMoney, Icon } from "@guang/ui";
import { useState } from "react";
import { useTexts } from "../texts";
import { ownAmounts } from "../texts/amount";
import styles from "./Order.module.css";

type Priced = Pick<OrderLine, "list_price" | "units" | "total" | "parts">;

/** Why a line costs what it costs: the list price, what comes off and who pays for that. */
export function WhyLine({ line }: { line: Priced }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  if (line.parts.length === 0) return null;
  const { currency } = line.total;
  const off = line.parts.reduce((sum, part) => sum + part.amount.minor, 0);
  const say = (minor: number) => formatMoney({ minor, currency }, t.locale);
  return (
    <div className={styles.why}>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="question" size={16} /> {t("product.why_price")} · {t("price.saved", { amount: say(off) })}
      </button>
      {open && (
        <dl>
          <div>
            <dt>{t("price.list_units", { price: formatMoney(line.list_price, t.locale), n: line.units })}</dt>
            <dd>{say(line.list_price.minor * line.units)}</dd>
          </div>
          {line.parts.map((part) => (
            <div key={`${part.kind}-${part.why}`}>
              <dt>
                {ownAmounts(part.why, t.locale)}
                <small>{t(part.payer === "platform" ? "price.by_platform" : "price.by_store")}</small>
              </dt>
              <dd>−{formatMoney(part.amount, t.locale)}</dd>
            </div>
          ))}
          <div>
            <dt>{t("price.you_pay")}</dt>
            <dd>
              <b>{formatMoney(line.total, t.locale)}</b>
            </dd>
          </div>
        </dl>
      )}
    </div>
  );
}
