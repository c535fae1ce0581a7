import { api, newKey, type Order, type PaymentOutcome } from "@guang/api";
import { Button, formatMoney, toast } from "@guang/ui";
import { useRef, useState } from "react";
import { Panel } from "../shell/Panel";
import { client } from "../state/query";
import type { SheetHandle } from "../state/sheets";
import { type TextKey, useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import { PaymentChoice } from "./PaymentChoice";

/** Paying for what was ordered earlier. */
export default function PaySheet({ order, close, active }: SheetHandle & { order: Order }) {
  const t = useTexts();
  const [outcome, setOutcome] = useState<PaymentOutcome>("success");
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const pay = async () => {
    setBusy(true);
    try {
      const payment = await api.trade.pay(order.trade, outcome, key.current);
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
        <Button look="accent" wide busy={busy} onClick={() => void pay()}>
          {t("order.pay", { total: formatMoney(order.total, t.locale) })}
        </Button>
      }
    >
      <PaymentChoice value={outcome} onChange={setOutcome} />
    </Panel>
  );
}
