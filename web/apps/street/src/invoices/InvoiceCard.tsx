import { api, type Invoice, type InvoiceTitle, type Order } from "@guang/api";
import { Button, formatMoney, Tag, type TagLook, toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import styles from "../orders/Order.module.css";
import { client } from "../state/query";
import { openSheet } from "../state/sheets";
import { hasText, type TextKey, useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import { when } from "../texts/when";
import { AskSheet } from "./AskSheet";
import own from "./Invoices.module.css";

const LOOKS: Record<Invoice["state"], TagLook> = {
  asked: "amber",
  issuing: "blue",
  issued: "green",
  refused: "red",
  reversed: "plain",
};
/** Reasons that a buyer wants to hear; the others are plain from the order itself. */
const SAID = new Set(["no_tax", "too_late", "no_issuer"]);

const open = (order: string, known: InvoiceTitle | null) =>
  openSheet((handle) => <AskSheet {...handle} order={order} known={known} />);

/** The invoice of an order: asking for it, how far it is, and the paper itself. */
export function InvoiceCard({ order }: { order: Order }) {
  const t = useTexts();
  const found = useQuery({
    queryKey: ["invoice", order.id],
    enabled: order.paid_at !== null,
    queryFn: () => api.invoices.standing(order.id),
    refetchInterval: (query) =>
      query.state.data?.items.some((one) => one.state === "issuing") ? 3_000 : 60_000,
  });
  if (!found.data) return null;
  const { why, until, items } = found.data;
  const blue = items[0];
  const askable = why === "" && blue?.state !== "asked";
  if (!items.length && !askable && !SAID.has(why)) return null;
  return (
    <section className={styles.card} aria-label={t("invoice.title")}>
      <div className={own.head}>
        <h2>{t("invoice.title")}</h2>
        {askable && (
          <Button small look="outline" onClick={() => open(order.id, blue?.title ?? null)}>
            {t(blue ? "invoice.ask_again" : "invoice.ask")}
          </Button>
        )}
      </div>
      {!items.length && (
        <p className={own.quiet}>
          {askable
            ? t(until ? "invoice.until" : "invoice.free", {
                when: until ? when(until, t.locale, Date.now()) : "",
              })
            : t(`invoice.why_${why}` as TextKey)}
        </p>
      )}
      {items.map((one) => (
        <One key={one.id} one={one} order={order.id} />
      ))}
    </section>
  );
}

function One({ one, order }: { one: Invoice; order: string }) {
  const t = useTexts();
  const red = one.reverses !== null;
  const refusal =
    one.note || (hasText(`invoice.code_${one.code}`) ? t(`invoice.code_${one.code}` as TextKey) : one.code);
  const out = one.state === "issued" || one.state === "reversed";
  return (
    <div className={own.one}>
      <div className={own.row}>
        <b>{red ? t("invoice.red") : one.title.name}</b>
        <Tag look={LOOKS[one.state]}>{t(`invoice.state_${one.state}`)}</Tag>
      </div>
      {one.number && (
        <p className={own.row}>
          <span className={own.quiet}>{t("invoice.number", { number: one.number })}</span>
          <b className={red ? own.red : undefined}>{formatMoney(one.total, t.locale)}</b>
        </p>
      )}
      {out && (
        <p className={own.small}>{t("invoice.tax_in_it", { amount: formatMoney(one.tax, t.locale) })}</p>
      )}
      {one.reversed.minor > 0 && (
        <p className={own.small}>{t("invoice.reversed", { amount: formatMoney(one.reversed, t.locale) })}</p>
      )}
      {one.state === "refused" && refusal && <p className={own.quiet}>{refusal}</p>}
      {one.state === "asked" && <p className={own.quiet}>{t("invoice.waiting")}</p>}
      {one.simulated && <p className={own.small}>{t("invoice.simulated")}</p>}
      <div className={own.acts}>
        {one.state === "asked" && <Waiting one={one} order={order} />}
        {out && (
          <a href={`/api/invoices/${one.id}/document?lang=${t.locale}`} target="_blank" rel="noreferrer">
            {t("invoice.view")}
          </a>
        )}
      </div>
    </div>
  );
}

/** What can still be done before the store issues it. */
function Waiting({ one, order }: { one: Invoice; order: string }) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const withdraw = async () => {
    setBusy(true);
    try {
      await api.invoices.withdraw(order);
      await client.invalidateQueries({ queryKey: ["invoice", order] });
    } catch (error) {
      toast(sayProblem(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button small look="quiet" busy={busy} onClick={() => void withdraw()}>
        {t("invoice.withdraw")}
      </Button>
      <Button small look="outline" onClick={() => open(order, one.title)}>
        {t("invoice.change")}
      </Button>
    </>
  );
}
