import { type AfterSale, api, newKey } from "@guang/api";
import { Button, formatMoney, Icon, Price, Tag, type TagLook, toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { carrierOf } from "../orders/words";
import { ForMembers } from "../pages/Guest";
import { Insured } from "../promises/Insured";
import { Page } from "../shell/Page";
import { RowsWaiting } from "../shell/PageWaiting";
import { PictureRow } from "../shell/Pictures";
import { Thumb } from "../shell/Thumb";
import { Trouble } from "../shell/Trouble";
import { talkAbout } from "../shell/talk";
import { useNow } from "../shell/useNow";
import { client } from "../state/query";
import { Link } from "../state/router";
import { openSheet } from "../state/sheets";
import { type TextKey, type Texts, useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import styles from "./Case.module.css";
import { ReturnSheet, SaySheet } from "./sheets";
import { dueWords, LOOK, sayOne, stages, stepWords } from "./words";

const PARCEL_LOOK: Record<string, TagLook> = { lost: "red", damaged: "red" };

export function keepCase(one: AfterSale): void {
  client.setQueryData(["case", one.id], one);
  for (const key of [
    ["cases"],
    ["order", one.order],
    ["orders"],
    ["counts"],
    ["after-sale-options", one.order],
  ]) {
    void client.invalidateQueries({ queryKey: key });
  }
}

/** Until when somebody has time, and what happens then. */
export function Due({ one }: { one: AfterSale }) {
  const t = useTexts();
  const said = dueWords(one, t, useNow());
  if (!said) return null;
  return (
    <p className={styles.due}>
      <Icon name="clock" size={18} />
      <span>{said}</span>
    </p>
  );
}

function Acts({ one }: { one: AfterSale }) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const may = new Set(one.may);
  const key = useRef(newKey());
  const act = async (does: () => Promise<AfterSale>, said: TextKey) => {
    setBusy(true);
    try {
      keepCase(await does());
      toast(t(said));
    } catch (error) {
      toast(sayProblem(error, t));
    } finally {
      setBusy(false);
    }
  };
  const say = (how: "escalate" | "evidence") =>
    openSheet((handle) => <SaySheet {...handle} one={one} how={how} />);
  return (
    <div className={styles.acts}>
      <Button small look="outline" onClick={() => void talkAbout(one.id, t)}>
        {t("product.message")}
      </Button>
      {may.has("withdraw") && (
        <Button
          small
          look="danger"
          busy={busy}
          onClick={() => void act(() => api.care.withdraw(one.id), "case.withdrawn_toast")}
        >
          {t("case.withdraw")}
        </Button>
      )}
      {may.has("take_refund") && (
        <Button
          small
          look="accent"
          busy={busy}
          onClick={() => void act(() => api.care.takeRefund(one.id, key.current), "exchange.refund_toast")}
        >
          {t("exchange.take_refund")}
        </Button>
      )}
      {may.has("deliver") && (
        <Button
          small
          look="accent"
          busy={busy}
          onClick={() => void act(() => api.care.receive(one.id), "exchange.received_toast")}
        >
          {t("exchange.received")}
        </Button>
      )}
      {may.has("evidence") && (
        <Button small look="outline" onClick={() => say("evidence")}>
          {t("case.evidence")}
        </Button>
      )}
      {may.has("escalate") && (
        <Button small look={may.has("deliver") ? "outline" : "accent"} onClick={() => say("escalate")}>
          {t("case.escalate")}
        </Button>
      )}
      {may.has("send") && (
        <Button
          small
          look="accent"
          onClick={() => openSheet((handle) => <ReturnSheet {...handle} one={one} />)}
        >
          {t("case.send")}
        </Button>
      )}
    </div>
  );
}

function Asked({ one }: { one: AfterSale }) {
  const t = useTexts();
  const rows: [string, string][] = [
    [t("case.kind"), sayOne(t, `case.kind_${one.kind}`)],
    [t("case.reason"), sayOne(t, `case.reason_${one.reason}`)],
  ];
  if (one.units > 0) rows.push([t("product.units"), String(one.units)]);
  const exchanges = one.kind === "exchange";
  rows.push([t(exchanges ? "exchange.value" : "case.asked"), formatMoney(one.asked, t.locale)]);
  if (one.granted && (!exchanges || one.state === "refunded"))
    rows.push([t("case.granted"), formatMoney(one.granted, t.locale)]);
  if (one.liability) rows.push([t("case.liability"), sayOne(t, `case.liable_${one.liability}`)]);
  return (
    <dl className={styles.facts}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="g-tabular">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function moneyOf(facts: Record<string, unknown>, t: Texts): string | null {
  const amount = (facts.amount ?? facts.freight) as { minor?: number; currency?: string } | undefined;
  if (typeof amount?.minor !== "number" || typeof amount.currency !== "string") return null;
  return formatMoney({ minor: amount.minor, currency: amount.currency }, t.locale);
}

function Steps({ one }: { one: AfterSale }) {
  const t = useTexts();
  return (
    <ol className={styles.steps} reversed>
      {[...one.history].reverse().map((step) => {
        const money = moneyOf(step.facts, t);
        return (
          <li key={`${step.at}-${step.event}`}>
            <div>
              <div>
                {stepWords(step, t)}
                {money && <b className="g-tabular"> · {money}</b>}
              </div>
              <time dateTime={step.at}>
                {sayOne(t, `case.side_${step.side}`)} · {t.date(step.at)}
              </time>
            </div>
            {step.words && <p className={styles.words}>{step.words}</p>}
            <PictureRow pictures={step.pictures} />
          </li>
        );
      })}
    </ol>
  );
}

/** How far a case has come whose goods travel back. */
function Way({ one }: { one: AfterSale }) {
  const t = useTexts();
  const way = stages(one);
  if (!way) return null;
  return (
    <ol className={styles.way} aria-label={t("case.way")}>
      {way.names.map((name, at) => (
        <li
          key={name}
          className={at <= way.at ? styles.done : undefined}
          aria-current={at === way.at ? "step" : undefined}
        >
          {sayOne(t, `case.stage_${name}`)}
        </li>
      ))}
    </ol>
  );
}

/** What goes back, and what comes instead. */
function Swap({ one }: { one: AfterSale }) {
  const t = useTexts();
  if (!one.wished || one.kind !== "exchange") return null;
  const sides = [
    { label: "exchange.goes", goods: one.goods },
    { label: "exchange.comes", goods: one.wished },
  ];
  return (
    <div className={styles.swap}>
      {sides.map(({ label, goods }, at) => (
        <div key={label}>
          {at > 0 && <Icon name="forward" size={18} />}
          <Thumb src={goods.image_url} size={48} />
          <span>
            <small>{sayOne(t, label)}</small>
            {goods.options.join(" · ") || one.title}
          </span>
        </div>
      ))}
    </div>
  );
}

/** Where its parcels are. */
function Travels({ one }: { one: AfterSale }) {
  const t = useTexts();
  if (one.parcels.length === 0) return null;
  return (
    <section className={styles.card}>
      {one.parcels.map((parcel) => {
        const last = parcel.events.at(-1);
        return (
          <div key={parcel.tracking + parcel.handed_at} className={styles.parcel}>
            <Icon name="truck" size={20} />
            <div>
              <b>{t(parcel.returns ? "case.parcel" : "exchange.parcel")}</b>
              <span className="g-tabular">
                {carrierOf(t, parcel.carrier)} {parcel.tracking}
              </span>
              <small>
                {last?.place && `${last.place} · `}
                <time dateTime={last?.at ?? parcel.handed_at}>{t.date(last?.at ?? parcel.handed_at)}</time>
              </small>
            </div>
            <Tag look={parcel.ended_at ? (PARCEL_LOOK[parcel.step] ?? "green") : "blue"}>
              {sayOne(t, `parcel.step_${parcel.step}`)}
            </Tag>
          </div>
        );
      })}
    </section>
  );
}

function Detail({ one }: { one: AfterSale }) {
  const t = useTexts();
  return (
    <>
      <section className={styles.card}>
        <div className={styles.head}>
          <h2>{sayOne(t, `case.head_${one.state}`, `case.state_${one.state}`)}</h2>
          <Tag look={LOOK[one.state] ?? "plain"}>{sayOne(t, `case.state_${one.state}`)}</Tag>
        </div>
        <Way one={one} />
        {one.state === "refunded" && one.granted && <Price money={one.granted} size="lg" look="ink" />}
        <Due one={one} />
        <Acts one={one} />
      </section>
      <section className={styles.card}>
        <Link to={`/orders/${one.order}`} className={styles.goods}>
          <Thumb src={one.image_url} />
          <div>
            <b>{one.title}</b>
            <small>{one.store.name}</small>
          </div>
          <Icon name="forward" size={18} />
        </Link>
        <Swap one={one} />
        <Asked one={one} />
      </section>
      <Travels one={one} />
      <Insured order={one.order} caseId={one.id} card={styles.card} />
      <section className={styles.card}>
        <h2>{t("case.steps")}</h2>
        <Steps one={one} />
        <p className={styles.note}>{t("case.number", { id: one.id })}</p>
      </section>
    </>
  );
}

function Loaded({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ["case", id],
    queryFn: () => api.care.one(id),
    staleTime: 5_000,
    refetchInterval: 30_000,
  });
  if (query.data) return <Detail one={query.data} />;
  if (query.isError && !query.data)
    return <Trouble error={query.error} onRetry={() => void query.refetch()} />;
  return <RowsWaiting rows={3} />;
}

/** One after-sale case: where it stands, until when, and everything that was said. */
export default function CasePage({ id }: { id: string }) {
  const t = useTexts();
  return (
    <Page title={t("case.title")}>
      <ForMembers reason="orders" icon="receipt" text="case.guest">
        <Loaded id={id} />
      </ForMembers>
    </Page>
  );
}
