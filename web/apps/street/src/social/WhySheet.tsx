import { api } from "@guang/api";
import { Button, Chip, Icon, Skeleton, toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { FeedActs } from "../feed/FeedActs";
import type { Entry } from "../feed/machine";
import { steered } from "../feed/steered";
import { Panel } from "../shell/Panel";
import { Trouble } from "../shell/Trouble";
import { client } from "../state/query";
import { go } from "../state/router";
import type { SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import { useTopicName } from "../texts/topics";
import { whyWords } from "../texts/why";
import { ReportForm } from "./ReportForm";
import styles from "./Sheets.module.css";

const REASONS = [
  "not_my_thing",
  "seen_too_often",
  "too_expensive",
  "poor_quality",
  "misleading",
  "own_it_already",
] as const;
type Reason = (typeof REASONS)[number];

export interface WhySheetProps extends SheetHandle {
  entry: Entry;
  acts: FeedActs;
}

function Reasons({ entry }: { entry: Entry }) {
  const t = useTexts();
  const nameOf = useTopicName();
  const { video, page } = entry;
  const query = useQuery({
    queryKey: ["why", video.id, page, t.locale],
    queryFn: () => api.feed.why(video.id, page),
    enabled: page !== null,
  });
  if (page === null) return <p className={styles.reason}>{t("why.by_link")}</p>;
  if (query.isError) return <Trouble error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton height={20} />;
  const { reasons, channels, signals } = query.data;
  const words = reasons.map((reason) => whyWords(reason, t, nameOf, "says") ?? reason.words);
  return (
    <>
      <ul className={styles.reasons} data-testid="reasons">
        {[...new Set(words)].map((one) => (
          <li key={one} className={styles.reason}>
            {one}
          </li>
        ))}
      </ul>
      {channels.length + signals.length > 0 && (
        <details className={styles.behind}>
          <summary>{t("why.behind")}</summary>
          {channels.length > 0 && (
            <>
              <h3>{t("why.channels")}</h3>
              <ul>
                {channels.map((one) => (
                  <li key={one.name}>{one.words}</li>
                ))}
              </ul>
            </>
          )}
          {signals.length > 0 && (
            <>
              <h3>{t("why.signals")}</h3>
              <ul>
                {signals.map((one) => (
                  <li key={one.name}>
                    {one.words}
                    <meter min={0} max={1} value={one.strength} aria-label={t("why.strength")} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </details>
      )}
    </>
  );
}

/** Boost or mute what the clip is about, at once and reversibly. */
function Topics({ entry }: { entry: Entry }) {
  const t = useTexts();
  const nameOf = useTopicName();
  const [set, setSet] = useState<Record<string, "boost" | "mute">>({});
  const press = async (topic: string, mode: "boost" | "mute") => {
    const before = set[topic];
    const off = before === mode;
    const put = (value: "boost" | "mute" | undefined) =>
      setSet((now) => {
        const { [topic]: _old, ...rest } = now;
        return value ? { ...rest, [topic]: value } : rest;
      });
    put(off ? undefined : mode);
    try {
      await api.feed.setInterest(topic, off ? "none" : mode);
      steered();
      void client.invalidateQueries({ queryKey: ["interests"] });
    } catch (error) {
      put(before);
      toast(sayProblem(error, t));
    }
  };
  return (
    <ul className={styles.topics}>
      {entry.video.topics.slice(0, 4).map((topic) => (
        <li key={topic}>
          <span>{nameOf(topic)}</span>
          <Chip chosen={set[topic] === "boost"} onClick={() => void press(topic, "boost")}>
            {t("why.more_of")}
          </Chip>
          <Chip chosen={set[topic] === "mute"} onClick={() => void press(topic, "mute")}>
            {t("why.mute")}
          </Chip>
        </li>
      ))}
    </ul>
  );
}

/** Why this clip is here, in plain sentences, and three ways to change it. */
export default function WhySheet({ entry, acts, close, active }: WhySheetProps) {
  const t = useTexts();
  const [step, setStep] = useState<"why" | "less" | "report">("why");
  const dismiss = (reason: Reason) => {
    close();
    const restore = acts.dismiss(entry);
    const { video, page } = entry;
    const said = api.feed
      .notInterested(video.id, reason, page)
      .catch((error: unknown) => toast(sayProblem(error, t)));
    toast(t("why.less_done"), {
      label: t("common.undo"),
      run: () => {
        restore();
        void said.then(() => api.feed.interestedAgain(video.id)).catch(() => undefined);
      },
    });
  };
  if (step === "report") {
    return (
      <ReportForm subject={entry.video.id} onBack={() => setStep("why")} close={close} active={active} />
    );
  }
  if (step === "less") {
    return (
      <Panel title={t("why.less_title")} onClose={close} onBack={() => setStep("why")} active={active}>
        <ul className={styles.stack}>
          {REASONS.map((reason) => (
            <li key={reason}>
              <Button look="outline" wide onClick={() => dismiss(reason)}>
                {t(`less.${reason}`)}
              </Button>
            </li>
          ))}
        </ul>
      </Panel>
    );
  }
  return (
    <Panel title={t("why.title")} onClose={close} active={active}>
      <Reasons entry={entry} />
      {entry.video.topics.length > 0 && <Topics entry={entry} />}
      <div className={styles.controls}>
        <button type="button" onClick={() => setStep("less")} data-testid="less-of-this">
          <Icon name="eyeOff" />
          <span>{t("why.less")}</span>
          <Icon name="forward" size={18} />
        </button>
        <button type="button" onClick={() => go("/me/interests")}>
          <Icon name="sliders" />
          <span>{t("why.settings")}</span>
          <Icon name="forward" size={18} />
        </button>
        <button type="button" onClick={() => setStep("report")}>
          <Icon name="flag" />
          <span>{t("report.title")}</span>
          <Icon name="forward" size={18} />
        </button>
      </div>
    </Panel>
  );
}
