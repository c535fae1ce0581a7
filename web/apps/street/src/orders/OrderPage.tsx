import { api, type Order } from "@guang/api";
import { Button, formatMoney, Icon, oneLine, Price, toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { openPay } from "../checkout/open";
import { Inside } from "../invoices/Inside";
import { InvoiceCard } from "../invoices/InvoiceCard";
import { ForMembers } from "../pages/Guest";
import { Page } from "../shell/Page";
import { RowsWaiting } from "../shell/PageWaiting";
import { Trouble } from "../shell/Trouble";
import { talkAbout } from "../shell/talk";
import { useNow } from "../shell/useNow";
import { Link } from "../state/router";
import { openSheet } from "../state/sheets";
import { type TextKey, useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import { timeLeft, when } from "../texts/when";
import { ReaddressSheet } from "./AddressSheet";
import { buyAgain } from "./again";
import { CancelSheet } from "./CancelSheet";
import { keepOrder } from "./keep";
import { Lines } from "./Lines";
import styles from "./Order.module.css";
import { StateTag } from "./Orders";
import { Parcels } from "./Parcels";
import { Timeline } from "./Timeline";
import { MAY_CANCEL, shipBy } from "./words";

function Acts({ order }: { order: Order }) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const received = async () => {
    setBusy(true);
    try {
      keepOrder(await api.trade.received(order.id));
      toast(t("order.confirmed_toast"));
    } catch (error) {
      toast(sayProblem(error, t));
    } finally {
      setBusy(false);
    }
  };
  const again = async () => {
    setBusy(true);
    await buyAgain(order, t);
    setBusy(false);
  };
  return (
    <div className={styles.acts}>
      <Button small look="outline" onClick={() => void talkAbout(order.id, t)}>
        {t("product.message")}
      </Button>
      {order.state !== "created" && (
        <Button small look="outline" busy={busy} onClick={() => void again()}>
          {t("order.again")}
        </Button>
      )}
      {MAY_CANCEL.has(order.state) && (
        <Button
          small
          look="danger"
          onClick={() => openSheet((handle) => <CancelSheet {...handle} order={order} />)}
        >
          {t("order.cancel")}
        </Button>
      )}
      {order.state === "created" && (
        <Button small look="accent" onClick={() => openPay(order)}>
          {t("order.pay", { total: formatMoney(order.total, t.locale) })}
        </Button>
      )}
      {(order.state === "shipped" || order.state === "delivered") && (
        <Button small look="accent" busy={busy} onClick={() => void received()}>
          {t("order.received")}
        </Button>
      )}
    </div>
  );
}

/** What is waited for, with its true time. */
function Waiting({ order }: { order: Order }) {
  const t = useTexts();
  const now = useNow();
  if (order.state === "created") {
    const left = timeLeft(order.pay_by, t.locale, now);
    return (
      <p className={styles.note}>
        {left ? t("order.pay_by", { when: when(order.pay_by, t.locale, now), left }) : t("order.pay_by_past")}
      </p>
    );
  }
  if (order.auto_confirm_at)
    return (
      <p className={styles.note}>
        {t("order.auto_confirm", { when: when(order.auto_confirm_at, t.locale, now) })}
      </p>
    );
  const promised = order.state === "paid" || order.state === "packed" ? shipBy(order) : null;
  if (!promised) return null;
  const late = Date.parse(promised) < now;
  return (
    <p className={styles.note}>
      {t(late ? "order.ship_by_late" : "order.ship_by", { when: when(promised, t.locale, now) })}
    </p>
  );
}

function Where({ order }: { order: Order }) {
  const t = useTexts();
  const { address } = order;
  const untouched = order.lines.every((line) => line.shipped_units === 0);
  return (
    <section className={styles.card}>
      <div className={styles.where}>
        <Icon name="pin" />
        <div>
          <b>
            {address.name} <span className="g-tabular">{address.phone}</span>
          </b>
          <p>{oneLine(address)}</p>
        </div>
        {MAY_CANCEL.has(order.state) && untouched && (
          <Button
            look="quiet"
            small
            onClick={() => openSheet((handle) => <ReaddressSheet {...handle} order={order} />)}
          >
            {t("common.change")}
          </Button>
        )}
      </div>
      {order.note && <p className={styles.note}>{t("order.note", { note: order.note })}</p>}
    </section>
  );
}

function Sums({ order }: { order: Order }) {
  const t = useTexts();
  return (
    <dl className={styles.sums}>
      <div>
        <dt>{t("checkout.goods")}</dt>
        <dd>{formatMoney(order.goods, t.locale)}</dd>
      </div>
      <div>
        <dt>
          {t("checkout.shipping")}
          {order.speed !== "standard" && ` · ${t(`speed.${order.speed}`)}`}
        </dt>
        <dd>{order.shipping.minor === 0 ? t("checkout.free") : formatMoney(order.shipping, t.locale)}</dd>
      </div>
      <div>
        <dt>{t("checkout.total")}</dt>
        <dd>
          <Price money={order.total} size="md" />
          <Inside taxes={order.taxes} />
        </dd>
      </div>
      {order.refunded.minor > 0 && (
        <div>
          <dt>{t("order.refunded_sum")}</dt>
          <dd>{formatMoney(order.refunded, t.locale)}</dd>
        </div>
      )}
    </dl>
  );
}

function Detail({ order }: { order: Order }) {
  const t = useTexts();
  return (
    <>
      <section className={styles.card}>
        <div className={styles.head}>
          <h2>{t(`order.head_${order.state}` as TextKey)}</h2>
          <StateTag state={order.state} />
        </div>
        <Waiting order={order} />
        <Timeline order={order} />
        <Acts order={order} />
      </section>
      <Parcels order={order} />
      <Where order={order} />
      <section className={styles.card}>
        <Link to={`/store/${order.store.id}`} className={styles.store}>
          <Icon name="store" size={20} />
          <h2>{order.store.name}</h2>
          <Icon name="forward" size={18} />
        </Link>
        <Lines order={order} />
        <Sums order={order} />
        <p className={styles.id}>{t("order.number", { id: order.id })}</p>
      </section>
      <InvoiceCard order={order} />
    </>
  );
}

function Loaded({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ["order", id],
    queryFn: () => api.trade.order(id),
    staleTime: 5_000,
    refetchInterval: 30_000,
  });
  if (query.data) return <Detail order={query.data} />;
  if (query.isError && !query.data)
    return <Trouble error={query.error} onRetry={() => void query.refetch()} />;
  return <RowsWaiting rows={3} />;
}

/** One order: where it is, what was bought, and everything that can be done about it. */
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
