import { api, type Interest } from "@guang/api";
import { Button, Chip, IconButton, StateView, Switch, toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
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

function useChange() {
  const t = useTexts();
  return async (act: () => Promise<unknown>, said?: string) => {
    try {
      await act();
      if (said) toast(said);
    } catch (error) {
      toast(sayProblem(error, t));
    }
    await client.invalidateQueries({ queryKey: KEY });
  };
}

function Topic({ interest }: { interest: Interest }) {
  const t = useTexts();
  const change = useChange();
  const { topic, weight, boosted, muted } = interest;
  const name = useTopicName()(topic);
  const forget = () => change(() => api.feed.dropInterest(topic), t("interests.forgotten", { topic: name }));
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

/** What the street believes one to like, in the open, and every way to change it. */
export default function Interests() {
  const t = useTexts();
  const change = useChange();
  const query = useQuery({ queryKey: KEY, queryFn: api.feed.interests, staleTime: 0 });
  const topics = query.data?.topics ?? [];
  return (
    <Page title={t("interests.title")}>
      <Personalisation />
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
        {topics.length > 0 && (
          <Button
            look="danger"
            wide
            onClick={() => void change(api.feed.resetInterests, t("interests.reset_done"))}
          >
            {t("interests.reset")}
          </Button>
        )}
      </section>
    </Page>
  );
}
