import { api, type InvoiceTitle, Problem } from "@guang/api";
import { Button, Chip, Field, IconButton, toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Panel } from "../shell/Panel";
import { client } from "../state/query";
import type { SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import styles from "./Invoices.module.css";

const KINDS = ["personal", "company"] as const;
const EMPTY: InvoiceTitle = { kind: "personal", name: "", number: "", email: "" };

/** To whom the invoice is made out: a title used before, or a new one. */
export function AskSheet({
  order,
  known,
  close,
  active,
}: SheetHandle & { order: string; known: InvoiceTitle | null }) {
  const t = useTexts();
  const [title, setTitle] = useState<InvoiceTitle>(known ?? EMPTY);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const company = title.kind === "company";

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    setWrong(null);
    try {
      await api.invoices.ask(order, company ? title : { ...title, number: "" });
      await client.invalidateQueries({ queryKey: ["invoice", order] });
      void client.invalidateQueries({ queryKey: ["invoice-titles"] });
      toast(t("invoice.asked_toast"));
      close();
    } catch (caught) {
      setWrong(caught instanceof Problem ? String(caught.facts.field ?? "") : null);
      setError(sayProblem(caught, t));
      setBusy(false);
    }
  };
  const field = (key: "name" | "number" | "email") => ({
    value: title[key] ?? "",
    error: wrong === key ? t(`invoice.${key}_wrong`) : null,
    onChange: (event: { target: { value: string } }) => setTitle({ ...title, [key]: event.target.value }),
  });
  return (
    <Panel title={t("invoice.ask")} onClose={close} active={active} size="tall">
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <div className={styles.kinds} role="group" aria-label={t("invoice.kind")}>
          {KINDS.map((kind) => (
            <Chip key={kind} chosen={title.kind === kind} onClick={() => setTitle({ ...title, kind })}>
              {t(`invoice.${kind}`)}
            </Chip>
          ))}
        </div>
        <Field
          {...field("name")}
          label={t(company ? "invoice.company_name" : "invoice.name")}
          required
          maxLength={100}
        />
        {company && (
          <Field
            {...field("number")}
            label={t("invoice.tax_number")}
            hint={t("invoice.tax_number_hint")}
            maxLength={40}
          />
        )}
        <Field
          {...field("email")}
          label={t("invoice.email")}
          type="email"
          maxLength={120}
          autoComplete="email"
        />
        <p className={styles.small}>{t("invoice.what_it_says")}</p>
        {error && (
          <p role="alert" className={styles.error}>
            {error}
          </p>
        )}
        <Button type="submit" look="accent" wide busy={busy}>
          {t(known ? "invoice.change" : "invoice.ask")}
        </Button>
        <Titles choose={setTitle} />
      </form>
    </Panel>
  );
}

/** Titles from before, the one used last first. */
function Titles({ choose }: { choose: (title: InvoiceTitle) => void }) {
  const t = useTexts();
  const found = useQuery({ queryKey: ["invoice-titles"], queryFn: api.invoices.titles });
  const drop = async (id: string) => {
    try {
      await api.invoices.dropTitle(id);
      await client.invalidateQueries({ queryKey: ["invoice-titles"] });
    } catch (error) {
      toast(sayProblem(error, t));
    }
  };
  if (!found.data?.items.length) return null;
  return (
    <section className={styles.titles} aria-label={t("invoice.titles")}>
      <h3 className={styles.small}>{t("invoice.titles")}</h3>
      {found.data.items.map(({ id, title }) => (
        <div key={id} className={styles.title}>
          <button type="button" onClick={() => choose(title)}>
            {title.name}
            <small>
              {[t(`invoice.${title.kind}`), title.number, title.email].filter(Boolean).join(" · ")}
            </small>
          </button>
          <IconButton
            icon="trash"
            label={t("invoice.forget", { name: title.name })}
            onClick={() => void drop(id)}
          />
        </div>
      ))}
    </section>
  );
}
