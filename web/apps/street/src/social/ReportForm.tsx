import { api } from "@guang/api";
import { Button, SelectField, toast } from "@guang/ui";
import { type FormEvent, useState } from "react";
import { Panel } from "../shell/Panel";
import { asSomebody, Dismissed } from "../state/session";
import type { SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import styles from "./Sheets.module.css";

const REASONS = [
  "scam",
  "counterfeit",
  "misleading",
  "spam",
  "illegal",
  "violence",
  "sexual",
  "hate",
  "minors",
  "privacy",
  "other",
] as const;
type Reason = (typeof REASONS)[number];

export interface ReportFormProps extends SheetHandle {
  subject: string;
  onBack: () => void;
}

/** Tell the people who look after the street that something is wrong. */
export function ReportForm({ subject, onBack, close, active }: ReportFormProps) {
  const t = useTexts();
  const [reason, setReason] = useState<Reason>("scam");
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await asSomebody("general", () => api.social.report(subject, reason, text.trim()));
      toast(t("report.thanks"));
      close();
    } catch (error) {
      if (!(error instanceof Dismissed)) toast(sayProblem(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={t("report.title")} onClose={close} onBack={onBack} active={active}>
      <form className={styles.stack} onSubmit={(event) => void send(event)}>
        <SelectField
          label={t("report.reason")}
          value={reason}
          onChange={(event) => setReason(event.target.value as Reason)}
        >
          {REASONS.map((one) => (
            <option key={one} value={one}>
              {t(`report.${one}`)}
            </option>
          ))}
        </SelectField>
        <label className="g-field">
          <span className="g-field__label">{t("report.text")}</span>
          <textarea
            className="g-field__input"
            maxLength={500}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <Button type="submit" look="accent" wide busy={busy}>
          {t("report.send")}
        </Button>
      </form>
    </Panel>
  );
}
