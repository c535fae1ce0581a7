import { api, newKey, type Order } from "@guang/api";
import { Button, Chip, toast } from "@guang/ui";
import { useRef, useState } from "react";
import { Units } from "../product/Units";
import { Panel } from "../shell/Panel";
import type { SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import { keepOrder } from "./keep";
import styles from "./Order.module.css";
import { unitsToShip } from "./words";

const REASONS = ["changed_mind", "wrong_choice", "cheaper_elsewhere", "too_slow"] as const;

type Wanted = Record<string, number>;

const wholeOf = (order: Order): Wanted =>
  Object.fromEntries(order.lines.map((line) => [line.id, unitsToShip(line)]));

/** Which of a paid order's lines, and how many of each. */
function Which({
  order,
  wanted,
  onChange,
}: {
  order: Order;
  wanted: Wanted;
  onChange: (next: Wanted) => void;
}) {
  const t = useTexts();
  return (
    <ul className={styles.which}>
      {order.lines
        .filter((line) => unitsToShip(line) > 0)
        .map((line) => {
          const most = unitsToShip(line);
          const units = wanted[line.id] ?? 0;
          return (
            <li key={line.id}>
              <label>
                <input
                  type="checkbox"
                  checked={units > 0}
                  onChange={(event) => onChange({ ...wanted, [line.id]: event.target.checked ? most : 0 })}
                />
                <span>
                  {line.title}
                  <small>{line.options.join(" · ")}</small>
                </span>
              </label>
              {units > 0 && most > 1 && (
                <Units
                  value={units}
                  most={most}
                  onChange={(next) => onChange({ ...wanted, [line.id]: next })}
                />
              )}
              {most === 1 && <span className={styles.note}>×1</span>}
              <span className="g-hidden-text">{t("cancel.of", { n: units, most })}</span>
            </li>
          );
        })}
    </ul>
  );
}

/** Cancel an order, or some units of one that is paid. */
export function CancelSheet({ order, close, active }: SheetHandle & { order: Order }) {
  const t = useTexts();
  const whole = wholeOf(order);
  const [wanted, setWanted] = useState<Wanted>(whole);
  const [reason, setReason] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const paid = order.state !== "created";
  const untouched = order.lines.every((line) => line.shipped_units === 0);
  const all = untouched && Object.entries(whole).every(([line, units]) => wanted[line] === units);
  const some = Object.values(wanted).some((units) => units > 0);
  const choosable = paid && Object.values(whole).reduce((sum, units) => sum + units, 0) > 1;

  const cancel = async () => {
    if (!reason) return;
    setBusy(true);
    const lines = Object.fromEntries(Object.entries(wanted).filter(([, units]) => units > 0));
    try {
      keepOrder(await api.trade.cancel(order.id, reason, all ? null : lines, key.current));
      toast(t(all ? "order.cancelled_toast" : "cancel.part_toast"));
      close();
    } catch (error) {
      toast(sayProblem(error, t));
      key.current = newKey();
      setBusy(false);
    }
  };
  return (
    <Panel
      title={t("order.cancel_why")}
      onClose={close}
      active={active}
      foot={
        <Button look="danger" wide busy={busy} disabled={!reason || !some} onClick={() => void cancel()}>
          {t(all ? "order.cancel" : "cancel.part")}
        </Button>
      }
    >
      <p className={styles.note}>
        {t(!paid ? "order.cancel_unpaid" : all ? "order.cancel_paid" : "cancel.part_paid")}
      </p>
      {choosable && <Which order={order} wanted={wanted} onChange={setWanted} />}
      <div className={styles.chips} role="group" aria-label={t("order.cancel_why")}>
        {REASONS.map((one) => (
          <Chip key={one} chosen={reason === one} onClick={() => setReason(one)}>
            {t(`cancel.${one}`)}
          </Chip>
        ))}
      </div>
    </Panel>
  );
}
