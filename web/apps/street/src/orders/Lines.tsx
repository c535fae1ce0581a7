import { type AfterSaleOptions, api, type Order, type OrderLine } from "@guang/api";
import { Button, formatMoney, Price, Tag } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { sayOne } from "../aftersales/words";
import { openProduct } from "../product/open";
import { Badges } from "../promises/Badges";
import { Thumb } from "../shell/Thumb";
import { go } from "../state/router";
import { useTexts } from "../texts";
import styles from "./Order.module.css";
import { WhyLine } from "./WhyLine";
import { HAS_PAID } from "./words";

/** What may be asked for about each line; asked of the server, which knows why not. */
function useOptions(order: Order) {
  return useQuery({
    queryKey: ["after-sale-options", order.id],
    queryFn: () => api.care.options(order.id),
    enabled: HAS_PAID.has(order.state),
    staleTime: 5_000,
  });
}

function AfterSale({ order, line, options }: { order: Order; line: OrderLine; options: AfterSaleOptions }) {
  const t = useTexts();
  if (options.open_case) {
    return (
      <Button small look="outline" onClick={() => go(`/after-sales/${options.open_case}`)}>
        {t("case.see")}
      </Button>
    );
  }
  const first = options.kinds[0]?.why_not;
  if (first && options.kinds.every((one) => one.why_not)) {
    return <span className={styles.note}>{sayOne(t, `case.not_${first}`)}</span>;
  }
  return (
    <Button small look="outline" onClick={() => go(`/orders/${order.id}/after-sale/${line.id}`)}>
      {t("case.ask_title")}
    </Button>
  );
}

/** The lines of the caller's latest orders that wait for a review. */
function useDue(order: Order) {
  const { locale } = useTexts();
  const query = useQuery({
    queryKey: ["reviews-due", locale],
    queryFn: api.reviews.due,
    enabled: order.delivered_at !== null || order.confirmed_at !== null,
  });
  return new Set(query.data?.items.map((one) => one.line));
}

interface LineProps {
  order: Order;
  line: OrderLine;
  options?: AfterSaleOptions;
  /** Whether a review of it is waited for. */
  due: boolean;
}

function Line({ order, line, options, due }: LineProps) {
  const t = useTexts();
  return (
    <li>
      <button type="button" className={styles.goods} onClick={() => openProduct(line.product, "product")}>
        <Thumb src={line.image_url} />
        <span>
          <b>{line.title}</b>
          <small>
            {line.options.join(" · ")} ×{line.units}
          </small>
        </span>
        <Price money={line.total} look="ink" />
      </button>
      <WhyLine line={line} />
      <Badges given={{ guarantees: line.guarantees, since: order }} small />
      {(line.refunded.minor > 0 || line.cancelled_units > 0) && (
        <p className={styles.back}>
          {line.cancelled_units > 0 && <Tag>{t("order.units_cancelled", { n: line.cancelled_units })}</Tag>}
          {line.refunded.minor > 0 && (
            <Tag look="green">
              {t("order.refunded_line", { amount: formatMoney(line.refunded, t.locale) })}
            </Tag>
          )}
        </p>
      )}
      {options && (
        <div className={styles.lineActs}>
          <AfterSale order={order} line={line} options={options} />
          {due && (
            <Button small look="outline" onClick={() => go(`/orders/${order.id}/review/${line.id}`)}>
              {t("reviews.write")}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** What was bought, at which price and why, and what can be asked about it. */
export function Lines({ order }: { order: Order }) {
  const options = useOptions(order).data?.items;
  const due = useDue(order);
  return (
    <ul className={styles.lines}>
      {order.lines.map((line) => (
        <Line
          key={line.id}
          order={order}
          line={line}
          options={options?.find((one) => one.line === line.id)}
          due={due.has(line.id)}
        />
      ))}
    </ul>
  );
}
