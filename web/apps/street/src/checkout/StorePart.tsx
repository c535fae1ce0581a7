import type { QuotedOrder } from "@guang/api";
import { formatMoney, Icon } from "@guang/ui";
import { useState } from "react";
import { WhyLine } from "../orders/WhyLine";
import { Units } from "../product/Units";
import { useTexts } from "../texts";
import styles from "./Checkout.module.css";

const LONGEST_NOTE = 200;

export interface StorePartProps {
  order: QuotedOrder;
  note: string;
  onNote: (note: string) => void;
  /** A single product's units can be changed here; a cart's are changed in the cart. */
  onUnits: ((units: number) => void) | null;
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

/** One store's part of a purchase: its lines with why they cost that, how it is delivered, a note. */
export function StorePart({ order, note, onNote, onUnits, most, fixed }: StorePartProps) {
  const t = useTexts();
  const { shipping } = order;
  return (
    <section className={styles.part} aria-label={order.store.name}>
      <h3 className={styles.subtle}>
        <Icon name="store" size={18} /> {order.store.name}
      </h3>
      {order.lines.map((line) => (
        <div key={line.sku}>
          <div className={styles.line}>
            {line.image_url ? <img src={line.image_url} alt="" /> : <span className={styles.blank} />}
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
        </div>
      ))}
      <p className={styles.delivery}>
        <Icon name="truck" size={18} />
        <span>{t("checkout.promise", { hours: order.ship_within_h, days: order.deliver_within_d })}</span>
        <b className="g-tabular">
          {shipping.minor === 0 ? t("checkout.free") : formatMoney(shipping, t.locale)}
        </b>
      </p>
      {!fixed && <Note store={order.store.name} note={note} onNote={onNote} />}
    </section>
  );
}
