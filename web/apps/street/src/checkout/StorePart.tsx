import type { QuotedDelivery, QuotedOrder, Speed } from "@guang/api";
import { formatMoney, Icon } from "@guang/ui";
import { useId, useState } from "react";
import { WhyLine } from "../orders/WhyLine";
import { Units } from "../product/Units";
import { Badges } from "../promises/Badges";
import { Thumb } from "../shell/Thumb";
import { useTexts } from "../texts";
import styles from "./Checkout.module.css";

const LONGEST_NOTE = 200;

export interface StorePartProps {
  order: QuotedOrder;
  note: string;
  onNote: (note: string) => void;
  /** A single product's units can be changed here; a cart's are changed in the cart. */
  onUnits: ((units: number) => void) | null;
  onSpeed: (speed: Speed) => void;
  most: number;
  fixed: boolean;
}

/** A few words for the store, behind one line until they are wanted. */
function Note({ store, note, onNote }: { store: string; note: string; onNote: (note: string) => void }) {
  const t = useTexts();
  const [open, setOpen] = useState(note !== "");
  if (!open) {
    return (
      <button type="button" className={styles.addNote} onClick={() => setOpen(true)}>
        {t("checkout.add_note")}
      </button>
    );
  }
  return (
    <input
      className="g-field__input"
      aria-label={t("checkout.note_for", { store })}
      placeholder={t("checkout.note_for", { store })}
      maxLength={LONGEST_NOTE}
      value={note}
      // biome-ignore lint/a11y/noAutofocus: it has just been asked for
      autoFocus
      onChange={(event) => onNote(event.target.value)}
    />
  );
}

function Fee({ of }: { of: QuotedDelivery }) {
  const t = useTexts();
  return (
    <b className="g-tabular">{of.fee.minor === 0 ? t("checkout.free") : formatMoney(of.fee, t.locale)}</b>
  );
}

/** How it travels: one line where there is nothing to choose, else one for each way that reaches the address. */
function Delivery({
  order,
  onSpeed,
  fixed,
}: {
  order: QuotedOrder;
  onSpeed: (speed: Speed) => void;
  fixed: boolean;
}) {
  const t = useTexts();
  const name = useId();
  const { delivery, deliveries } = order;
  const promise = (of: QuotedDelivery) =>
    t("checkout.promise", { hours: of.ship_within_h, days: of.deliver_within_d });
  if (fixed || deliveries.length < 2) {
    return (
      <p className={styles.delivery}>
        <Icon name="truck" size={18} />
        <span>
          {deliveries.length > 1 && `${t(`speed.${delivery.speed}`)} · `}
          {promise(delivery)}
        </span>
        <Fee of={delivery} />
      </p>
    );
  }
  return (
    <fieldset className={styles.ways}>
      <legend>
        <Icon name="truck" size={18} /> {t("checkout.delivery")}
      </legend>
      {deliveries.map((one) => (
        <label key={one.speed} className={styles.outcome}>
          <input
            type="radio"
            name={name}
            checked={one.speed === delivery.speed}
            onChange={() => onSpeed(one.speed)}
          />
          <span>
            {t(`speed.${one.speed}`)}
            <small>{promise(one)}</small>
          </span>
          <Fee of={one} />
        </label>
      ))}
    </fieldset>
  );
}

/** One store's part of a purchase: its lines with why they cost that, how it is delivered, a note. */
export function StorePart({ order, note, onNote, onUnits, onSpeed, most, fixed }: StorePartProps) {
  const t = useTexts();
  return (
    <section className={styles.part} aria-label={order.store.name}>
      <h3 className={styles.subtle}>
        <Icon name="store" size={18} /> {order.store.name}
      </h3>
      {order.lines.map((line) => (
        <div key={line.sku}>
          <div className={styles.line}>
            <Thumb src={line.image_url} />
            <div>
              <p className={styles.name}>{line.title}</p>
              <p className={styles.values}>{line.options.join(" · ")}</p>
              <p className="g-tabular">{formatMoney(line.total, t.locale)}</p>
            </div>
            {onUnits && !fixed ? (
              <Units value={line.units} most={most} onChange={onUnits} />
            ) : (
              <span className="g-tabular">×{line.units}</span>
            )}
          </div>
          <WhyLine line={line} />
          <Badges given={line} small />
        </div>
      ))}
      <Delivery order={order} onSpeed={onSpeed} fixed={fixed} />
      {!fixed && <Note store={order.store.name} note={note} onNote={onNote} />}
    </section>
  );
}
