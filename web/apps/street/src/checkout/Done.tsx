import { api, newKey, type Payment, type PaymentOutcome, type Trade } from "@guang/api";
import { Button, formatMoney, Icon, Price, Skeleton, toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Panel } from "../shell/Panel";
import { client } from "../state/query";
import { go } from "../state/router";
import { type TextKey, useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import { CardStep } from "./CardStep";
import styles from "./Checkout.module.css";
import { PaymentChoice } from "./PaymentChoice";

export interface Bought {
  trade: Trade;
  payment: Payment;
}

const POLL_MS = 1_500;

/** Follow a payment until the simulator has made up its mind. */
function usePayment(first: Payment) {
  const query = useQuery({
    queryKey: ["payment", first.id],
    queryFn: async () => {
      const payment = await api.trade.payment(first.id);
      if (payment.state !== "pending") {
        void client.invalidateQueries({ queryKey: ["orders"] });
        void client.invalidateQueries({ queryKey: ["counts"] });
      }
      return payment;
    },
    initialData: first,
    staleTime: 0,
    refetchInterval: (running) => (running.state.data?.state === "pending" ? POLL_MS : false),
  });
  return query.data;
}

const HEAD: Record<Payment["state"], { title: TextKey; text: TextKey }> = {
  succeeded: { title: "done.paid", text: "done.paid_text" },
  pending: { title: "done.waiting", text: "done.waiting_text" },
  declined: { title: "done.declined", text: "done.declined_text" },
};

function Again({ trade, onPayment }: { trade: Trade; onPayment: (payment: Payment) => void }) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<PaymentOutcome>("success");
  const pay = async () => {
    setBusy(true);
    try {
      onPayment(await api.trade.pay(trade.id, outcome, newKey()));
      void client.invalidateQueries({ queryKey: ["orders"] });
    } catch (error) {
      toast(sayProblem(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <PaymentChoice value={outcome} onChange={setOutcome} />
      <Button look="accent" wide busy={busy} onClick={() => void pay()}>
        {t("done.pay_again", { total: formatMoney(trade.total, t.locale) })}
      </Button>
    </>
  );
}

function Head({ payment, trade }: { payment: Payment; trade: Trade }) {
  const t = useTexts();
  const { title, text } = HEAD[payment.state];
  const until = new Intl.DateTimeFormat(t.locale, { timeStyle: "short" }).format(new Date(trade.pay_by));
  return (
    <div className={styles.done} data-state={payment.state} role="status">
      {payment.state === "pending" ? (
        <Skeleton width={56} height={56} round />
      ) : (
        <span className={styles.seal}>
          <Icon name={payment.state === "succeeded" ? "check" : "alert"} size={32} strokeWidth={2.4} />
        </span>
      )}
      <h3>{t(title)}</h3>
      <Price money={payment.amount} size="lg" look="ink" />
      <p>{t(text, { time: until })}</p>
    </div>
  );
}

/** After the press: paid, still waiting, or declined with the order kept. */
export function Done({ bought, active, onClose }: { bought: Bought; active: boolean; onClose: () => void }) {
  const t = useTexts();
  const [first, setFirst] = useState(bought.payment);
  const payment = usePayment(first);
  const order = bought.trade.orders[0];
  const see = () => go(bought.trade.orders.length === 1 && order ? `/orders/${order.id}` : "/orders");
  return (
    <Panel
      title={t("done.title")}
      onClose={onClose}
      active={active}
      size="two-thirds"
      foot={
        <div className={styles.two}>
          <Button look="plain" wide onClick={see} data-testid="see-order">
            {t("done.see_order")}
          </Button>
          <Button
            look={payment.state === "declined" ? "plain" : "accent"}
            wide
            onClick={onClose}
            data-testid="back-to-video"
          >
            {t("done.back")}
          </Button>
        </div>
      }
    >
      <Head payment={payment} trade={bought.trade} />
      <ul className={styles.what}>
        {bought.trade.orders.flatMap((one) =>
          one.lines.map((line) => (
            <li key={line.id}>
              {line.title}
              {line.units > 1 && ` ×${line.units}`}
            </li>
          )),
        )}
      </ul>
      {payment.state === "declined" && <Again trade={bought.trade} onPayment={setFirst} />}
      {payment.state === "pending" && first.step && <CardStep key={first.id} step={first.step} />}
      {payment.simulated && !first.step && <p className={styles.note}>{t("pay.note")}</p>}
    </Panel>
  );
}
