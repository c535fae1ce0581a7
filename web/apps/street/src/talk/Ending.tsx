import { Problem, post } from "@guang/api";
import { Button, Chip, cx, Icon, toast } from "@guang/ui";
import { type FormEvent, useState } from "react";
import { Panel } from "../shell/Panel";
import type { SheetHandle } from "../state/sheets";
import { type TextKey, useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import { keepTalk } from "./state";
import styles from "./Talk.module.css";
import type { Talk } from "./types";

const STARS = [1, 2, 3, 4, 5] as const;

/** How it went: asked once, after the end. */
export function Rate({ talk }: { talk: Talk }) {
  const t = useTexts();
  const [score, setScore] = useState(0);
  const [resolved, setResolved] = useState<boolean | null>(null);
  const [busy, setBusy] = useState(false);
  if (talk.rating) {
    return (
      <p className={styles.rated}>
        {t("talk.rated", { n: talk.rating.score })} ·{" "}
        {t(talk.rating.resolved ? "talk.resolved" : "talk.unresolved")}
      </p>
    );
  }
  if (!talk.can_rate) return null;
  const send = async () => {
    if (!score || resolved === null) return;
    setBusy(true);
    try {
      keepTalk(
        await post("/api/conversations/{conversation}/rating", {
          path: { conversation: talk.id },
          body: { score, resolved },
        }),
      );
      toast(t("talk.thanks"));
    } catch (error) {
      toast(sayProblem(error, t));
      setBusy(false);
    }
  };
  return (
    <section className={styles.rate} aria-label={t("talk.rate")}>
      <h2>{t("talk.rate")}</h2>
      <div className={styles.stars} role="radiogroup" aria-label={t("talk.score")}>
        {STARS.map((n) => (
          <button
            key={n}
            type="button"
            role="radio"
            aria-checked={score === n}
            aria-label={t("talk.stars", { n })}
            className={cx(styles.star, n <= score && styles.lit)}
            onClick={() => setScore(n)}
          >
            <Icon name="star" filled={n <= score} size={28} />
          </button>
        ))}
      </div>
      <div className={styles.chips}>
        <Chip chosen={resolved === true} onClick={() => setResolved(true)}>
          {t("talk.resolved")}
        </Chip>
        <Chip chosen={resolved === false} onClick={() => setResolved(false)}>
          {t("talk.unresolved")}
        </Chip>
      </div>
      <Button
        look="accent"
        small
        busy={busy}
        disabled={!score || resolved === null}
        onClick={() => void send()}
      >
        {t("talk.rate_send")}
      </Button>
    </section>
  );
}

/** Ask the platform: it reads everything that was said. */
export function EscalateSheet({ talk, close, active }: SheetHandle & { talk: Talk }) {
  const t = useTexts();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      keepTalk(
        await post("/api/conversations/{conversation}/escalate", {
          path: { conversation: talk.id },
          body: { reason: reason.trim() },
        }),
      );
      toast(t("talk.asked"));
      close();
    } catch (error) {
      toast(sayProblem(error, t));
      setBusy(false);
    }
  };
  return (
    <Panel title={t("talk.ask_platform")} onClose={close} active={active}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <p>{t("talk.ask_platform_text")}</p>
        <textarea
          className={styles.reason}
          aria-label={t("talk.reason")}
          placeholder={t("talk.reason")}
          value={reason}
          rows={4}
          maxLength={300}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" look="accent" wide busy={busy} disabled={reason.trim().length < 2}>
          {t("talk.ask_platform")}
        </Button>
      </form>
    </Panel>
  );
}

const REASONS = ["scam", "counterfeit", "misleading", "spam", "hate", "other"] as const;

/** Everything else that can be done about a conversation. */
export function MoreSheet({ talk, onAsk, close, active }: SheetHandle & { talk: Talk; onAsk: () => void }) {
  const t = useTexts();
  const [reporting, setReporting] = useState(false);
  const end = async () => {
    try {
      keepTalk(await post("/api/conversations/{conversation}/close", { path: { conversation: talk.id } }));
      close();
    } catch (error) {
      toast(sayProblem(error, t));
    }
  };
  const report = async (reason: (typeof REASONS)[number]) => {
    try {
      await post("/api/reports", { body: { subject: talk.store.id, reason, text: "" } });
      toast(t("talk.reported"));
      close();
    } catch (error) {
      toast(error instanceof Problem ? sayProblem(error, t) : t("problem.unknown"));
    }
  };
  if (reporting) {
    return (
      <Panel title={t("talk.report")} onClose={close} onBack={() => setReporting(false)} active={active}>
        <ul className={styles.menu}>
          {REASONS.map((reason) => (
            <li key={reason}>
              <button type="button" onClick={() => void report(reason)}>
                {t(`report.${reason}` as TextKey)}
              </button>
            </li>
          ))}
        </ul>
      </Panel>
    );
  }
  return (
    <Panel title={talk.store.name} onClose={close} active={active}>
      <ul className={styles.menu}>
        {!talk.escalated && talk.last > 0 && (
          <li>
            <button type="button" onClick={onAsk}>
              <Icon name="shield" />
              {t("talk.ask_platform")}
            </button>
          </li>
        )}
        {talk.state === "open" && !talk.escalated && (
          <li>
            <button type="button" onClick={() => void end()}>
              <Icon name="check" />
              {t("talk.end")}
            </button>
          </li>
        )}
        <li>
          <button type="button" onClick={() => setReporting(true)}>
            <Icon name="flag" />
            {t("talk.report")}
          </button>
        </li>
      </ul>
    </Panel>
  );
}
