import type { Guarantee } from "@guang/api";
import { Icon } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { Panel } from "../shell/Panel";
import type { SheetHandle } from "../state/sheets";
import { worldOf } from "../state/world";
import { type Texts, useTexts } from "../texts";
import { when } from "../texts/when";
import type { Given } from "./open";
import styles from "./Promises.module.css";
import { basisOf, explain, labelOf, payerOf, type Since, staysFor, untilOf } from "./words";

function untilSaid(one: Guarantee, since: Since, t: Texts): string | null {
  const until = untilOf(one, since);
  if (until === null) return null;
  if (until === "later") return t("promise.from_arrival");
  const said = { when: when(until.toISOString(), t.locale) };
  return t(until.getTime() < Date.now() ? "promise.over" : "promise.until", said);
}

function One({ one, given, demo }: { one: Guarantee; given: Given; demo: boolean }) {
  const t = useTexts();
  const payer = payerOf(one, given.guarantees, t);
  const until = given.since ? untilSaid(one, given.since, t) : null;
  return (
    <li>
      <Icon name="shield" size={20} />
      <div>
        <b>{labelOf(one, t)}</b>
        {until && <em>{until}</em>}
        <p>{explain(one, t)}</p>
        {payer && <p>{payer}</p>}
        {one.payer === "insurer" && demo && <p>{t("promise.insurer_simulated")}</p>}
        <small>{basisOf(one, t)}</small>
      </div>
    </li>
  );
}

/** What each promise means, until when it holds, who pays, and by what it is given. */
export default function PromisesSheet({ given, close, active }: SheetHandle & { given: Given }) {
  const t = useTexts();
  const world = useQuery({ queryKey: ["world"], queryFn: worldOf, staleTime: Number.POSITIVE_INFINITY });
  const known = given.guarantees.filter((one) => labelOf(one, t) !== null);
  return (
    <Panel title={t("promise.title")} onClose={close} active={active} size="two-thirds">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached with keys */}
      <ul className={styles.list} tabIndex={0}>
        {given.stays && (
          <li data-none="true">
            <Icon name="returned" size={20} />
            <div>
              <b>{t("promise.stays")}</b>
              <p>{staysFor(given.stays, t)}</p>
              <p>{t("promise.faulty")}</p>
            </div>
          </li>
        )}
        {known.map((one) => (
          <One key={one.kind} one={one} given={given} demo={world.data?.demo ?? false} />
        ))}
      </ul>
      {given.since && <p className={styles.note}>{t("promise.snapshot")}</p>}
    </Panel>
  );
}
