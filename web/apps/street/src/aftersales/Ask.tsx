import {
  type AfterSaleKind,
  type AfterSaleOptions,
  type AfterSaleReason,
  api,
  newKey,
  type Order,
  type OrderLine,
  Problem,
} from "@guang/api";
import { Button, Chip, Field, formatMoney, minorDigits, toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ForMembers } from "../pages/Guest";
import { Units } from "../product/Units";
import { Badges } from "../promises/Badges";
import { Page } from "../shell/Page";
import { RowsWaiting } from "../shell/PageWaiting";
import { type Kept, PictureField } from "../shell/Pictures";
import { Thumb } from "../shell/Thumb";
import { Trouble } from "../shell/Trouble";
import { Words } from "../shell/Words";
import { client } from "../state/query";
import { go } from "../state/router";
import { useTexts } from "../texts";
import { readAmount, shareOf, writeAmount } from "../texts/amount";
import { sayProblem } from "../texts/problems";
import { when } from "../texts/when";
import styles from "./Case.module.css";
import { keepCase } from "./CasePage";
import { heldOf, WhatInstead, WhichGoods } from "./Exchange";
import { sayOne } from "./words";

const MOST_WORDS = 500;
/** What will not be delivered is paid back in full, so nobody is asked how much. */
const IN_FULL: ReadonlySet<string> = new Set(["no_longer_wanted", "not_shipped"]);

interface Draft {
  kind: AfterSaleKind | null;
  reason: AfterSaleReason | null;
  units: number;
  amount: string | null;
  words: string;
  images: Kept[];
  wished: string | null;
  origin: string | null;
}

const GOODS_BACK: ReadonlySet<string> = new Set(["return_refund", "exchange"]);

/** What the draft comes to: the most that may be asked for, what is asked, and whether it may be sent. */
function reckon(draft: Draft, options: AfterSaleOptions) {
  const offer = options.kinds.find((one) => one.kind === draft.kind && !one.why_not) ?? null;
  const held = offer && GOODS_BACK.has(offer.kind) ? heldOf(options, draft.origin) : undefined;
  const limit = Math.min(offer?.units ?? 0, held?.units ?? Number.POSITIVE_INFINITY);
  const units = Math.min(draft.units, limit);
  const most = !offer ? null : units > 0 ? shareOf(options.left, units, options.units_left) : offer.most;
  const free = offer !== null && !offer.reckoned && !IN_FULL.has(draft.reason ?? "");
  const asked = most && free && draft.amount !== null ? readAmount(draft.amount, most.currency) : most;
  const fits = asked !== null && most !== null && asked.minor > 0 && asked.minor <= most.minor;
  const chosen = offer?.kind !== "exchange" || draft.wished !== null;
  return {
    offer,
    held,
    limit,
    units,
    most,
    free,
    asked,
    fits,
    ready: fits && chosen && draft.reason !== null,
  };
}

function Kinds({
  options,
  draft,
  onDraft,
}: {
  options: AfterSaleOptions;
  draft: Draft;
  onDraft: (next: Draft) => void;
}) {
  const t = useTexts();
  return (
    <fieldset className={styles.card}>
      <legend>{t("case.which_kind")}</legend>
      <div className={styles.kinds}>
        {options.kinds.map((offer) => (
          <label key={offer.kind} className={styles.kind}>
            <input
              type="radio"
              name="kind"
              disabled={offer.why_not !== null}
              checked={draft.kind === offer.kind}
              onChange={() =>
                onDraft({
                  ...draft,
                  kind: offer.kind,
                  reason: null,
                  amount: null,
                  wished: null,
                  units: Math.max(1, offer.kind === "exchange" ? 1 : offer.units),
                })
              }
            />
            <span>
              {sayOne(t, `case.kind_${offer.kind}`)}
              <small>
                {offer.why_not
                  ? sayOne(t, `case.not_${offer.why_not}`)
                  : sayOne(t, `case.kind_${offer.kind}_text`)}
              </small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Reasons({
  draft,
  offer,
  onDraft,
}: {
  draft: Draft;
  offer: NonNullable<ReturnType<typeof reckon>["offer"]>;
  onDraft: (next: Draft) => void;
}) {
  const t = useTexts();
  const until = draft.reason ? offer.until[draft.reason] : undefined;
  return (
    <fieldset className={styles.card}>
      <legend>{t("case.which_reason")}</legend>
      <div className={styles.chips}>
        {offer.reasons.map((reason) => (
          <Chip
            key={reason}
            chosen={draft.reason === reason}
            onClick={() => onDraft({ ...draft, reason, amount: null })}
          >
            {sayOne(t, `case.reason_${reason}`)}
          </Chip>
        ))}
      </div>
      {until && <p className={styles.note}>{t("case.until", { when: when(until, t.locale) })}</p>}
    </fieldset>
  );
}

function HowMuch({
  draft,
  sum,
  onDraft,
}: {
  draft: Draft;
  sum: ReturnType<typeof reckon>;
  onDraft: (next: Draft) => void;
}) {
  const t = useTexts();
  const { offer, limit, most, free, asked, fits } = sum;
  if (!offer || !most) return null;
  const said = formatMoney(most, t.locale);
  return (
    <section className={styles.card}>
      {limit > 0 && (
        <div className={styles.unitsRow}>
          <span>{t("case.how_many", { n: limit })}</span>
          <Units
            value={sum.units}
            most={limit}
            onChange={(units) => onDraft({ ...draft, units, amount: null })}
          />
        </div>
      )}
      {free ? (
        <Field
          label={t("case.how_much")}
          inputMode={minorDigits(most.currency) ? "decimal" : "numeric"}
          value={draft.amount ?? writeAmount(most)}
          hint={t("case.most", { most: said })}
          error={asked && fits ? null : t("case.amount_wrong", { most: said })}
          onChange={(event) => onDraft({ ...draft, amount: event.target.value })}
        />
      ) : (
        <p className={styles.note}>
          {t(
            offer.kind === "exchange" ? "exchange.worth" : offer.reckoned ? "case.reckoned" : "case.in_full",
            { amount: said },
          )}
        </p>
      )}
    </section>
  );
}

function useAsking(order: Order, line: OrderLine) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const ask = async (draft: Draft, sum: ReturnType<typeof reckon>) => {
    if (!draft.kind || !draft.reason || !sum.asked) return;
    setBusy(true);
    const body = {
      line: line.id,
      kind: draft.kind,
      reason: draft.reason,
      units: sum.units,
      amount: draft.kind === "exchange" ? null : sum.asked,
      wished: draft.kind === "exchange" ? draft.wished : null,
      origin: sum.held?.origin ?? null,
      words: draft.words.trim(),
      images: draft.images.map((image) => image.id),
    };
    try {
      const made = await api.care.ask(order.id, body, key.current);
      keepCase(made);
      toast(t(made.state === "refunded" ? "case.asked_fast" : "case.asked_toast"));
      go(`/after-sales/${made.id}`, { replace: true });
    } catch (error) {
      toast(sayProblem(error, t));
      if (error instanceof Problem && error.trouble === "refused") key.current = newKey();
      void client.invalidateQueries({ queryKey: ["after-sale-options", order.id] });
    } finally {
      setBusy(false);
    }
  };
  return { busy, ask };
}

function Form({ order, line, options }: { order: Order; line: OrderLine; options: AfterSaleOptions }) {
  const t = useTexts();
  const only = options.kinds.filter((one) => !one.why_not);
  const [draft, setDraft] = useState<Draft>(() => ({
    kind: only.length === 1 ? (only[0]?.kind ?? null) : null,
    reason: null,
    units: Math.max(1, only[0]?.units ?? 1),
    amount: null,
    words: "",
    images: [],
    wished: null,
    origin: null,
  }));
  const { busy, ask } = useAsking(order, line);
  const sum = reckon(draft, options);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void ask(draft, sum);
      }}
    >
      <section className={styles.card}>
        <div className={styles.goods}>
          <Thumb src={line.image_url} />
          <div>
            <b>{line.title}</b>
            <small>
              {line.options.join(" · ")} ×{line.units}
            </small>
          </div>
        </div>
        <p className={styles.note}>
          {t("case.left", { left: formatMoney(options.left, t.locale), n: options.units_left })}
        </p>
        <Badges given={{ guarantees: line.guarantees, since: order }} small />
      </section>
      <Kinds options={options} draft={draft} onDraft={setDraft} />
      {sum.held && (
        <WhichGoods
          options={options}
          title={line.title}
          origin={draft.origin}
          onOrigin={(origin) => setDraft({ ...draft, origin, wished: null, amount: null })}
        />
      )}
      {sum.offer && <Reasons draft={draft} offer={sum.offer} onDraft={setDraft} />}
      {draft.reason && (
        <>
          <HowMuch draft={draft} sum={sum} onDraft={setDraft} />
          {draft.kind === "exchange" && (
            <WhatInstead
              order={order.id}
              line={line.id}
              title={line.title}
              held={sum.held}
              units={sum.units}
              wished={draft.wished}
              onWished={(wished) => setDraft({ ...draft, wished })}
            />
          )}
          <section className={styles.card}>
            <Words
              label={t("case.words")}
              value={draft.words}
              most={MOST_WORDS}
              onChange={(words) => setDraft({ ...draft, words })}
            />
            <PictureField
              label={t("case.pictures")}
              value={draft.images}
              onChange={(images) => setDraft((now) => ({ ...now, images }))}
            />
          </section>
        </>
      )}
      <div className={styles.send}>
        <Button type="submit" look="accent" wide busy={busy} disabled={!sum.ready}>
          {!sum.ready || !sum.asked
            ? t("case.choose_first")
            : draft.kind === "exchange"
              ? t("exchange.ask")
              : t("case.ask", { amount: formatMoney(sum.asked, t.locale) })}
        </Button>
      </div>
    </form>
  );
}

function Loaded({ id, line }: { id: string; line: string }) {
  const t = useTexts();
  const order = useQuery({ queryKey: ["order", id], queryFn: () => api.trade.order(id), staleTime: 5_000 });
  const options = useQuery({
    queryKey: ["after-sale-options", id],
    queryFn: () => api.care.options(id),
    staleTime: 5_000,
  });
  const failed = order.error ?? options.error;
  if (failed) {
    const again = () => {
      void order.refetch();
      void options.refetch();
    };
    return <Trouble error={failed} onRetry={again} />;
  }
  if (!order.data || !options.data) return <RowsWaiting rows={3} />;
  const bought = order.data.lines.find((one) => one.id === line);
  const mine = options.data.items.find((one) => one.line === line);
  if (!bought || !mine) return <Trouble error={new Problem(404, { code: "aftersales.line_missing" })} />;
  if (mine.open_case) {
    return (
      <section className={styles.card}>
        <p>{t("case.is_open")}</p>
        <Button look="accent" onClick={() => go(`/after-sales/${mine.open_case}`)}>
          {t("case.see")}
        </Button>
      </section>
    );
  }
  return <Form order={order.data} line={bought} options={mine} />;
}

/** Ask for money or a return about one line of an order. */
export default function Ask({ id, line }: { id: string; line: string }) {
  const t = useTexts();
  return (
    <Page title={t("case.ask_title")}>
      <ForMembers reason="orders" icon="receipt" text="case.guest">
        <Loaded id={id} line={line} />
      </ForMembers>
    </Page>
  );
}
