import { api, type Dials, type Interest } from "@guang/api";
import { Button, Chip, IconButton, StateView, Switch, toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { steered } from "../feed/steered";
import { Page } from "../shell/Page";
import { RowsWaiting } from "../shell/PageWaiting";
import { Trouble } from "../shell/Trouble";
import { client } from "../state/query";
import { ME, useMe } from "../state/session";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import { useTopicName } from "../texts/topics";
import styles from "./Settings.module.css";

const KEY = ["interests"];
const MIDDLE: Dials = { familiar: 0, goods: 0 };

function useChange() {
  const t = useTexts();
  const change = async (act: () => Promise<unknown>, said?: string, undo?: () => Promise<unknown>) => {
    try {
      await act();
      steered();
      if (said) toast(said, undo && { label: t("common.undo"), run: () => void change(undo) });
    } catch (error) {
      toast(sayProblem(error, t));
    }
    await client.invalidateQueries({ queryKey: KEY });
  };
  return change;
}

function Topic({ interest }: { interest: Interest }) {
  const t = useTexts();
  const change = useChange();
  const { topic, weight, boosted, muted } = interest;
  const name = useTopicName()(topic);
  const forget = () =>
    change(
      () => api.feed.dropInterest(topic),
      t("interests.forgotten", { topic: name }),
      () => api.feed.setInterest(topic, boosted ? "boost" : muted ? "mute" : "none"),
    );
  return (
    <li className={styles.topic}>
      <div className={styles.name}>
        <b>{name}</b>
        <meter
          min={0}
          max={1}
          value={muted ? 0 : weight}
          aria-label={t("interests.weight_of", { topic: name })}
        />
      </div>
      <Chip
        chosen={boosted}
        onClick={() => void change(() => api.feed.setInterest(topic, boosted ? "none" : "boost"))}
      >
        {t("why.more_of")}
      </Chip>
      <Chip
        chosen={muted}
        onClick={() => void change(() => api.feed.setInterest(topic, muted ? "none" : "mute"))}
      >
        {t("why.mute")}
      </Chip>
      <IconButton
        icon="trash"
        size={20}
        label={t("interests.forget", { topic: name })}
        onClick={() => void forget()}
      />
    </li>
  );
}

function Personalisation() {
  const t = useTexts();
  const me = useMe();
  const on = me.data?.personalised ?? true;
  const change = useChange();
  const set = (next: boolean) =>
    change(
      async () => {
        await api.accounts.personalise(next);
        await client.invalidateQueries({ queryKey: ME });
      },
      next ? t("interests.now_on") : t("interests.now_off"),
    );
  return (
    <section className={styles.card}>
      <div className={styles.switch}>
        <div>
          <h2>{t("interests.personal")}</h2>
          <p>{on ? t("interests.personal_on") : t("interests.personal_off")}</p>
        </div>
        <Switch
          on={on}
          label={t("interests.personal")}
          disabled={!me.data}
          onChange={(next) => void set(next)}
        />
      </div>
    </section>
  );
}

interface SliderProps {
  name: "familiar" | "goods";
  value: number;
  onTurn: (value: number) => void;
}

/** Five notches between two ends, the middle of which is what we would choose. */
function Slider({ name, value, onTurn }: SliderProps) {
  const t = useTexts();
  const [shown, setShown] = useState(value);
  useEffect(() => setShown(value), [value]);
  const notch = t(`dial.${name}.${shown}` as "dial.familiar.0");
  const turn = () => {
    if (shown !== value) onTurn(shown);
  };
  return (
    <div className={styles.dial}>
      <div className={styles.ends} aria-hidden>
        <span>{t(`dial.${name}.low`)}</span>
        <span>{t(`dial.${name}.high`)}</span>
      </div>
      <input
        type="range"
        min={-2}
        max={2}
        step={1}
        value={shown}
        aria-label={t(`dial.${name}`)}
        aria-valuetext={notch}
        onChange={(event) => setShown(Number(event.target.value))}
        onPointerUp={turn}
        onKeyUp={turn}
        onBlur={turn}
      />
      <output className={styles.note}>{notch}</output>
    </div>
  );
}

function Leaning({ dials }: { dials: Dials }) {
  const t = useTexts();
  const change = useChange();
  const turn = (next: Dials) =>
    change(
      () => api.feed.turnDials(next),
      t("dial.turned"),
      () => api.feed.turnDials(dials),
    );
  return (
    <section className={styles.card}>
      <h2>{t("dial.title")}</h2>
      <p className={styles.note}>{t("dial.text")}</p>
      <Slider
        name="familiar"
        value={dials.familiar ?? 0}
        onTurn={(familiar) => void turn({ ...dials, familiar })}
      />
      <Slider name="goods" value={dials.goods ?? 0} onTurn={(goods) => void turn({ ...dials, goods })} />
    </section>
  );
}

const clock = (at: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(new Date(at));

/** Forget everything; for an hour it can be brought back, here too. */
function Reset({ undoUntil }: { undoUntil: string | null }) {
  const t = useTexts();
  const change = useChange();
  return (
    <section className={styles.card}>
      <h2>{t("interests.reset_title")}</h2>
      <p className={styles.note}>{t("interests.reset_text")}</p>
      {undoUntil && (
        <div className={styles.switch}>
          <p role="status">{t("interests.undo_until", { at: clock(undoUntil, t.locale) })}</p>
          <Button
            look="outline"
            onClick={() => void change(api.feed.restoreInterests, t("interests.restored"))}
          >
            {t("interests.restore")}
          </Button>
        </div>
      )}
      <Button
        look="danger"
        wide
        onClick={() =>
          void change(api.feed.resetInterests, t("interests.reset_done"), api.feed.restoreInterests)
        }
      >
        {t("interests.reset")}
      </Button>
    </section>
  );
}

/** What the street believes one to like, in the open, and every way to change it. */
export default function Interests() {
  const t = useTexts();
  const personal = useMe().data?.personalised ?? true;
  const query = useQuery({ queryKey: KEY, queryFn: api.feed.interests, staleTime: 0 });
  const topics = query.data?.topics ?? [];
  return (
    <Page title={t("interests.title")}>
      <Personalisation />
      {personal && query.isSuccess && <Leaning dials={query.data.dials ?? MIDDLE} />}
      <section className={styles.card}>
        <h2>{t("interests.topics")}</h2>
        <p className={styles.note}>{t("interests.text")}</p>
        {query.isError && <Trouble error={query.error} onRetry={() => void query.refetch()} />}
        {query.isLoading && <RowsWaiting rows={3} />}
        {query.isSuccess && topics.length === 0 && (
          <StateView icon="sliders" title={t("interests.none")} text={t("interests.none_text")} />
        )}
        <ul>
          {topics.map((interest) => (
            <Topic key={interest.topic} interest={interest} />
          ))}
        </ul>
      </section>
      {query.isSuccess && <Reset undoUntil={query.data.undo_until ?? null} />}
    </Page>
  );
}
