import type { Order, OrderState } from "@guang/api";
import { type TextKey, useTexts } from "../texts";
import styles from "./Order.module.css";
import { OVER } from "./words";

const WAY: readonly OrderState[] = ["created", "paid", "shipped", "delivered", "confirmed"];

/** What has happened, and what will happen next. */
export function Timeline({ order }: { order: Order }) {
  const t = useTexts();
  const done = order.history;
  const reached = new Set(done.map((step) => step.state));
  const last = Math.max(...WAY.map((state, at) => (reached.has(state) ? at : 0)));
  const coming = OVER.has(order.state) ? [] : WAY.slice(last + 1);
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
