import { api, type Order, type OrderState } from "@guang/api";
import { Button, formatMoney, Icon, Price, toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { openPay } from "../checkout/open";
import { openProduct } from "../product/open";
import { Page } from "../shell/Page";
import { RowsWaiting } from "../shell/PageWaiting";
import { Panel } from "../shell/Panel";
import { Trouble } from "../shell/Trouble";
import { client } from "../state/query";
import { openSheet, type SheetHandle } from "../state/sheets";
import { type TextKey, useTexts } from "../texts";
import { oneLine } from "../texts/address";
import { sayProblem } from "../texts/problems";
import { ForMembers } from "./Guest";
import styles from "./OrderPage.module.css";
import { StateTag } from "./Orders";

const WAY: readonly OrderState[] = ["created", "paid", "shipped", "delivered", "confirmed"];
const CANCEL_REASONS = ["changed_mind", "wrong_choice", "cheaper_elsewhere", "too_slow"] as const;

/** What has happened, and what will happen next. */
function Timeline({ order }: { order: Order }) {
  const t = useTexts();
  const done = order.history;
  const reached = new Set(done.map((step) => step.state));
  const coming = order.state === "cancelled" ? [] : WAY.filter((state) => !reached.has(state));
  return (
    <ol className={styles.timeline}>
      {done.map((step) => (
        <li key={step.state} data-done="true">
          <span>{t(`order.did_${step.state}` as TextKey)}</span>
          <time dateTime={step.at}>{t.date(step.at)}</time>
        </li>
      ))}
      {coming.map((state) => (
        <li key={state}>
          <span>{t(`order.will_${state}` as TextKey)}</span>
        </li>
      ))}
    </ol>
  );
}

function refresh(order: Order) {
  client.setQueryData(["order", order.id], order);
  void client.invalidateQueries({ queryKey: ["orders"] });
  void client.invalidateQueries({ queryKey: ["counts"] });
}

function CancelSheet({ order, close, active }: SheetHandle & { order: Order }) {
  const t = useTexts();
  const [busy, setBusy] = useState<string | null>(null);
  const cancel = async (reason: string) => {
    setBusy(reason);
    try {
      refresh(await api.trade.cancel(order.id, reason));
      toast(t("order.cancelled_toast"));
      close();
    } catch (error) {
      toast(sayProblem(error, t));
      setBusy(null);
    }
  };
  return (
    <Panel title={t("order.cancel_why")} onClose={close} active={active}>
      <p className={styles.note}>
        {order.state === "paid" ? t("order.cancel_paid") : t("order.cancel_unpaid")}
      </p>
      <div className={styles.stack}>
        {CANCEL_REASONS.map((reason) => (
          <Button key={reason} look="outline" wide busy={busy === reason} onClick={() => void cancel(reason)}>
            {t(`cancel.${reason}`)}
          </Button>
        ))}
      </div>
    </Panel>
  );
}

function Acts({ order }: { order: Order }) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const received = async () => {
    setBusy(true);
    try {
      refresh(await api.trade.received(order.id));
      toast(t("order.confirmed_toast"));
    } catch (error) {
      toast(sayProblem(error, t));
    } finally {
      setBusy(false);
    }
  };
  const mayCancel = order.state === "created" || order.state === "paid";
  return (
    <div className={styles.acts}>
      {mayCancel && (
        <Button
          look="danger"
          onClick={() => openSheet((handle) => <CancelSheet {...handle} order={order} />)}
        >
          {t("order.cancel")}
        </Button>
      )}
      {order.state === "created" && (
        <Button look="accent" onClick={() => openPay(order)}>
          {t("order.pay", { total: formatMoney(order.total, t.locale) })}
        </Button>
      )}
      {(order.state === "shipped" || order.state === "delivered") && (
        <Button look="accent" busy={busy} onClick={() => void received()}>
          {t("order.received")}
        </Button>
      )}
    </div>
  );
}

function Lines({ order }: { order: Order }) {
  return (
    <ul className={styles.lines}>
      {order.lines.map((line) => (
        <li key={line.id}>
          <button type="button" onClick={() => openProduct(line.product, "product")}>
            {line.image_url ? <img src={line.image_url} alt="" /> : <span className={styles.blank} />}
            <span>
              <b>{line.title}</b>
              <small>
                {line.options.join(" · ")} ×{line.units}
              </small>
            </span>
            <Price money={line.total} look="ink" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Detail({ order }: { order: Order }) {
  const t = useTexts();
  const { address } = order;
  return (
    <>
      <section className={styles.card}>
        <div className={styles.head}>
          <h2>{t(`order.head_${order.state}` as TextKey)}</h2>
          <StateTag state={order.state} />
        </div>
        <Timeline order={order} />
        {order.tracking && (
          <p className={styles.note}>
            {t("order.tracking", { carrier: order.carrier ?? "", number: order.tracking })}
          </p>
        )}
        <Acts order={order} />
      </section>
      <section className={styles.card}>
        <div className={styles.where}>
          <Icon name="pin" />
          <div>
            <b>
              {address.name} <span className="g-tabular">{address.phone}</span>
            </b>
            <p>{oneLine(address)}</p>
          </div>
        </div>
      </section>
      <section className={styles.card}>
        <h2>{order.store.name}</h2>
        <Lines order={order} />
        <dl className={styles.sums}>
          <div>
            <dt>{t("checkout.goods")}</dt>
            <dd>{formatMoney(order.goods, t.locale)}</dd>
          </div>
          <div>
            <dt>{t("checkout.shipping")}</dt>
            <dd>{order.shipping.minor === 0 ? t("checkout.free") : formatMoney(order.shipping, t.locale)}</dd>
          </div>
          <div>
            <dt>{t("checkout.total")}</dt>
            <dd>
              <Price money={order.total} size="md" />
            </dd>
          </div>
        </dl>
        <p className={styles.id}>{order.id}</p>
      </section>
    </>
  );
}

function Loaded({ id }: { id: string }) {
  const query = useQuery({ queryKey: ["order", id], queryFn: () => api.trade.order(id), staleTime: 5_000 });
  if (query.isError) return <Trouble error={query.error} onRetry={() => void query.refetch()} />;
  return query.data ? <Detail order={query.data} /> : <RowsWaiting rows={3} />;
}

export default function OrderPage({ id }: { id: string }) {
  const t = useTexts();
  return (
    <Page title={t("order.title")}>
      <ForMembers reason="orders" icon="receipt" text="orders.guest">
        <Loaded id={id} />
      </ForMembers>
    </Page>
  );
}
