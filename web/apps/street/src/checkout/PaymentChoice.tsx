import type { PaymentOutcome } from "@guang/api";
import { Icon, Tag } from "@guang/ui";
import { useTexts } from "../texts";
import styles from "./Checkout.module.css";

const OUTCOMES = ["success", "decline", "delay"] as const satisfies readonly PaymentOutcome[];

/** The payment simulator, which says that it is one and lets the shopper decide how it ends. */
export function PaymentChoice({
  value,
  onChange,
}: {
  value: PaymentOutcome;
  onChange: (next: PaymentOutcome) => void;
}) {
  const t = useTexts();
  return (
    <fieldset className={styles.payment}>
      <legend>
        <Icon name="card" size={20} /> {t("pay.title")} <Tag look="amber">{t("pay.simulator")}</Tag>
      </legend>
      <p className={styles.note}>{t("pay.note")}</p>
      {OUTCOMES.map((outcome) => (
        <label key={outcome} className={styles.outcome}>
          <input
            type="radio"
            name="outcome"
            value={outcome}
            checked={value === outcome}
            onChange={() => onChange(outcome)}
          />
          <span>
            {t(`pay.${outcome}`)}
            <small>{t(`pay.${outcome}_text`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
