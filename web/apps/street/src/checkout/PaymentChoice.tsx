import { api, type PaymentOutcome } from "@guang/api";
import { Icon, Tag } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTexts } from "../texts";
import styles from "./Checkout.module.css";

const OUTCOMES = ["success", "decline", "delay", "disputed"] as const satisfies readonly PaymentOutcome[];

/** How to pay: with a card, where this installation takes them, and with the simulator, which says that it is one. */
export function PaymentChoice({
  value,
  onChange,
}: {
  value: PaymentOutcome;
  onChange: (next: PaymentOutcome) => void;
}) {
  const t = useTexts();
  const found = useQuery({ queryKey: ["payment-methods"], queryFn: api.trade.methods, staleTime: 300_000 });
  const methods = found.data?.items ?? [];
  const card = methods.find((one) => one.method === "stripe");
  const plays = !found.data || methods.some((one) => one.method === "simulator");
  useEffect(() => {
    if (!plays && card && value !== "card") onChange("card");
  }, [plays, card, value, onChange]);
  return (
    <>
      {card && (
        <fieldset className={styles.payment}>
          <legend>
            <Icon name="card" size={20} /> {t("pay.title")}
            {card.simulated && <Tag look="amber">{t("pay.card_test")}</Tag>}
          </legend>
          <label className={styles.outcome}>
            <input
              type="radio"
              name="outcome"
              value="card"
              checked={value === "card"}
              onChange={() => onChange("card")}
            />
            <span>
              {t("pay.card")}
              <small>{t("pay.card_text")}</small>
            </span>
          </label>
        </fieldset>
      )}
      {plays && <Simulator value={value} onChange={onChange} alone={!card} />}
    </>
  );
}

/** The simulator lets the shopper decide how a payment ends. */
function Simulator({
  value,
  onChange,
  alone,
}: {
  value: PaymentOutcome;
  onChange: (next: PaymentOutcome) => void;
  /** Whether it is the only way to pay. */
  alone: boolean;
}) {
  const t = useTexts();
  return (
    <fieldset className={styles.payment}>
      <legend>
        <Icon name={alone ? "card" : "sliders"} size={20} /> {alone && t("pay.title")}{" "}
        <Tag look="amber">{t("pay.simulator")}</Tag>
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
