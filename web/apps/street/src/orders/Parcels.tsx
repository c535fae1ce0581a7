import type { Order, Parcel } from "@guang/api";
import { Icon, IconButton, Tag, type TagLook, toast } from "@guang/ui";
import { useState } from "react";
import { sayOne } from "../aftersales/words";
import { useTexts } from "../texts";
import { when } from "../texts/when";
import styles from "./Order.module.css";
import { carrierOf, placeOf } from "./words";

const LOOK: Record<string, TagLook> = {
  delivered: "green",
  returned: "green",
  lost: "red",
  damaged: "red",
  failed: "amber",
};

const FEW = 2;

function Events({ parcel }: { parcel: Parcel }) {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const events = [...parcel.events].reverse();
  const shown = all ? events : events.slice(0, FEW);
  return (
    <>
      <ol className={styles.events}>
        {shown.map((event) => (
          <li key={`${event.at}-${event.step}`}>
            <span>
              {sayOne(t, `parcel.step_${event.step}`)}
              {event.place && <small> · {placeOf(t, event.place)}</small>}
            </span>
            <time dateTime={event.at}>{t.date(event.at)}</time>
          </li>
        ))}
      </ol>
      {events.length > FEW && (
        <button type="button" className={styles.fold} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("feed.less") : t("parcel.all", { n: events.length })}
        </button>
      )}
    </>
  );
}

function One({ order, parcel, at, of }: { order: Order; parcel: Parcel; at: number; of: number }) {
  const t = useTexts();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(parcel.tracking);
      toast(t("parcel.copied"));
    } catch {
      toast(t("share.copy_failed"));
    }
  };
  const inside = order.lines.filter((line) => (parcel.units[line.id] ?? 0) > 0);
  return (
    <section className={styles.card}>
      <div className={styles.head}>
        <h2>
          {parcel.returns
            ? t("parcel.back")
            : parcel.replaces
              ? t("exchange.parcel")
              : of > 1
                ? t("parcel.of", { at, of })
                : t("parcel.alone")}
        </h2>
        <Tag look={LOOK[parcel.step] ?? "blue"}>{sayOne(t, `parcel.step_${parcel.step}`)}</Tag>
      </div>
      <div className={styles.tracking}>
        <Icon name="truck" size={20} />
        <span className="g-tabular">
          {carrierOf(t, parcel.carrier)} {parcel.tracking}
        </span>
        <IconButton icon="link" size={18} label={t("parcel.copy")} onClick={() => void copy()} />
      </div>
      {order.courier_simulated && parcel.carrier !== "simulator" && (
        <p>
          <Tag look="amber">{t("parcel.simulated")}</Tag>
        </p>
      )}
      {parcel.deliver_by && !parcel.ended_at && (
        <p className={styles.note}>{t("parcel.promised", { when: when(parcel.deliver_by, t.locale) })}</p>
      )}
      {of > 1 && (
        <p className={styles.note}>
          {inside.map((line) => `${line.title} ×${parcel.units[line.id] ?? 0}`).join(" · ")}
        </p>
      )}
      <Events parcel={parcel} />
    </section>
  );
}

/** The parcels of an order, each with what its courier says. */
export function Parcels({ order }: { order: Order }) {
  const out = order.parcels.filter((parcel) => !parcel.returns && !parcel.replaces);
  const others = order.parcels.filter((parcel) => parcel.returns || parcel.replaces);
  return (
    <>
      {out.map((parcel, at) => (
        <One key={parcel.id} order={order} parcel={parcel} at={at + 1} of={out.length} />
      ))}
      {others.map((parcel) => (
        <One key={parcel.id} order={order} parcel={parcel} at={1} of={1} />
      ))}
    </>
  );
}
