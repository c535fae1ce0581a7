import { type AfterSale, api } from "@guang/api";
import { Button, formatMoney, Icon, Price, Tag, toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ForMembers } from "../pages/Guest";
import { Page } from "../shell/Page";
import { RowsWaiting } from "../shell/PageWaiting";
import { PictureRow } from "../shell/Pictures";
import { Trouble } from "../shell/Trouble";
import { talkAbout } from "../shell/talk";
import { useNow } from "../shell/useNow";
import { client } from "../state/query";
import { Link } from "../state/router";
import { openSheet } from "../state/sheets";
import { type Texts, useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import styles from "./Case.module.css";
import { ReturnSheet, SaySheet } from "./sheets";
import { dueWords, LOOK, sayOne, stepWords } from "./words";

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
  const withdraw = async () => {
    setBusy(true);
    try {
      keepCase(await api.care.withdraw(one.id));
      toast(t("case.withdrawn_toast"));
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
        <Button small look="danger" busy={busy} onClick={() => void withdraw()}>
          {t("case.withdraw")}
        </Button>
      )}
      {may.has("evidence") && (
        <Button small look="outline" onClick={() => say("evidence")}>
          {t("case.evidence")}
        </Button>
      )}
      {may.has("escalate") && (
        <Button small look="accent" onClick={() => say("escalate")}>
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
  rows.push([t("case.asked"), formatMoney(one.asked, t.locale)]);
  if (one.granted) rows.push([t("case.granted"), formatMoney(one.granted, t.locale)]);
  if (one.liability) rows.push([t("case.liability"), sayOne(t, `case.liable_${one.liability}`)]);
  if (one.tracking) rows.push([t("case.parcel"), `${one.carrier} ${one.tracking}`]);
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
  const amount = facts.amount as { minor?: number; currency?: string } | undefined;
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

function Detail({ one }: { one: AfterSale }) {
  const t = useTexts();
  return (
    <>
      <section className={styles.card}>
        <div className={styles.head}>
          <h2>{sayOne(t, `case.head_${one.state}`, `case.state_${one.state}`)}</h2>
          <Tag look={LOOK[one.state] ?? "plain"}>{sayOne(t, `case.state_${one.state}`)}</Tag>
        </div>
        {one.state === "refunded" && one.granted && <Price money={one.granted} size="lg" look="ink" />}
        <Due one={one} />
        <Acts one={one} />
      </section>
      <section className={styles.card}>
        <Link to={`/orders/${one.order}`} className={styles.goods}>
          {one.image_url ? <img src={one.image_url} alt="" /> : <span className={styles.blank} />}
          <div>
            <b>{one.title}</b>
            <small>{one.store.name}</small>
          </div>
          <Icon name="forward" size={18} />
        </Link>
        <Asked one={one} />
      </section>
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
