import { api, newKey, type Order, type PaymentOutcome, type PaymentStep } from "@guang/api";
import { Button, formatMoney, toast } from "@guang/ui";
import { useRef, useState } from "react";
import { Panel } from "../shell/Panel";
import { client } from "../state/query";
import type { SheetHandle } from "../state/sheets";
import { type TextKey, useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import { CardStep } from "./CardStep";
import { PaymentChoice } from "./PaymentChoice";

/** Paying for what was ordered earlier. */
export default function PaySheet({ order, close, active }: SheetHandle & { order: Order }) {
  const t = useTexts();
  const [outcome, setOutcome] = useState<PaymentOutcome>("success");
  const [busy, setBusy] = useState(false);
  const [step, setStep] = useState<PaymentStep | null>(null);
  const key = useRef(newKey());
  const pay = async () => {
    setBusy(true);
    try {
      const payment = await api.trade.pay(order.trade, outcome, key.current);
      if (payment.step) {
        setStep(payment.step);
        return;
      }
      toast(t(`pay.now_${payment.state}` as TextKey));
      for (const stale of [["order", order.id], ["orders"], ["counts"]]) {
        void client.invalidateQueries({ queryKey: stale });
      }
      close();
    } catch (error) {
      toast(sayProblem(error, t));
    } finally {
      key.current = newKey();
      setBusy(false);
    }
  };
  return (
    <Panel
      title={t("pay.title")}
      onClose={close}
      active={active}
      foot={
        step ? undefined : (
          <Button look="accent" wide busy={busy} onClick={() => void pay()}>
            {t("order.pay", { total: formatMoney(order.total, t.locale) })}
          </Button>
        )
      }
    >
      {step ? <CardStep step={step} /> : <PaymentChoice value={outcome} onChange={setOutcome} />}
    </Panel>
  );
}
