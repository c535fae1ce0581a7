import { api, type Order, type OrderState } from "@guang/api";
import { Button, formatMoney, StateView, Tabs, Tag } from "@guang/ui";
import { ForMembers } from "../pages/Guest";
import { useCounts } from "../shell/BottomBar";
import { Page } from "../shell/Page";
import { Paged, useParts } from "../shell/Paged";
import { Thumb } from "../shell/Thumb";
import { go, Link, usePlace } from "../state/router";
import { type TextKey, useTexts } from "../texts";
import styles from "./Orders.module.css";
import { LOOK } from "./words";

/** The tabs that are always there; the others only while there is something in them. */
const BASIC = ["all", "created", "paid", "shipped", "delivered", "confirmed"] as const;
const RARE = ["packed", "settled", "closed", "cancelled", "refunded"] as const;
const TABS = [
  "all",
  "created",
  "paid",
  "packed",
  "shipped",
  "delivered",
  "confirmed",
  "settled",
  "closed",
  "cancelled",
  "refunded",
] as const;
type Tab = (typeof TABS)[number];

export function StateTag({ state }: { state: OrderState }) {
  const t = useTexts();
  return <Tag look={LOOK[state]}>{t(`order.${state}` as TextKey)}</Tag>;
}

function Card({ order }: { order: Order }) {
  const t = useTexts();
  const units = order.lines.reduce((sum, line) => sum + line.units, 0);
  return (
    <li>
      <Link to={`/orders/${order.id}`} className={styles.card}>
        <div className={styles.head}>
          <strong>{order.store.name}</strong>
          <StateTag state={order.state} />
        </div>
        {order.lines.slice(0, 3).map((line) => (
          <div key={line.id} className={styles.line}>
            <Thumb src={line.image_url} />
            <div>
              <p className={styles.title}>{line.title}</p>
              <p className={styles.values}>
                {line.options.join(" · ")} ×{line.units}
              </p>
            </div>
          </div>
        ))}
        <div className={styles.sum}>
          <time dateTime={order.placed_at}>{t.date(order.placed_at)}</time>
          <span>
            {t("orders.units", { n: units })}{" "}
            <b className="g-tabular">{formatMoney(order.total, t.locale)}</b>
          </span>
        </div>
      </Link>
    </li>
  );
}

function List({ tab }: { tab: Tab }) {
  const t = useTexts();
  const query = useParts(["orders", tab], (after) => api.trade.orders(tab === "all" ? null : tab, after));
  const empty = (
    <StateView icon="receipt" title={t("orders.none")} text={t("orders.none_text")}>
      <Button look="accent" onClick={() => go("/")}>
        {t("orders.stroll")}
      </Button>
    </StateView>
  );
  return (
    <Paged query={query} empty={empty}>
      {(orders) => (
        <ul className={styles.list}>
          {orders.map((order) => (
            <Card key={order.id} order={order} />
          ))}
        </ul>
      )}
    </Paged>
  );
}

/** Which tabs to show, each with how many wait in it. */
function useTabs(tab: Tab) {
  const t = useTexts();
  const counts: Record<string, number> = useCounts().data?.orders ?? {};
  const shown = TABS.filter(
    (key) => (BASIC as readonly string[]).includes(key) || key === tab || (counts[key] ?? 0) > 0,
  );
  const waits = (key: Tab) =>
    !(RARE as readonly string[]).includes(key) && key !== "confirmed" && (counts[key] ?? 0) > 0;
  return shown.map((key) => ({
    key,
    label: (
      <>
        {key === "all" ? t("orders.all") : t(`order.${key}` as TextKey)}
        {waits(key) && <span className={styles.count}>{counts[key]}</span>}
      </>
    ),
  }));
}

/** Everything that was bought, by where it stands. */
export default function Orders() {
  const t = useTexts();
  const asked = usePlace().query.get("state");
  const tab = TABS.find((one) => one === asked) ?? "all";
  const tabs = (
    <Tabs<Tab>
      label={t("orders.title")}
      current={tab}
      onChange={(next) => go(next === "all" ? "/orders" : `/orders?state=${next}`, { replace: true })}
      tabs={useTabs(tab)}
    />
  );
  return (
    <Page title={t("orders.title")} tabs={tabs}>
      <ForMembers reason="orders" icon="receipt" text="orders.guest">
        <List tab={tab} key={tab} />
      </ForMembers>
    </Page>
  );
}
