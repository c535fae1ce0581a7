import { api, type ReviewDue } from "@guang/api";
import { Button, StateView, toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import styles from "../aftersales/Case.module.css";
import { ForMembers } from "../pages/Guest";
import { Page } from "../shell/Page";
import { RowsWaiting } from "../shell/PageWaiting";
import { type Kept, PictureField } from "../shell/Pictures";
import { Thumb } from "../shell/Thumb";
import { Trouble } from "../shell/Trouble";
import { Words } from "../shell/Words";
import { client } from "../state/query";
import { go } from "../state/router";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import { when } from "../texts/when";
import own from "./Reviews.module.css";
import { Rate } from "./Stars";
import { KINDS } from "./sheets";

const MOST_WORDS = 1000;

function Form({ due }: { due: ReviewDue }) {
  const t = useTexts();
  const [stars, setStars] = useState({ goods: 0, logistics: 0, service: 0 });
  const [words, setWords] = useState("");
  const [images, setImages] = useState<Kept[]>([]);
  const [anonymous, setAnonymous] = useState(false);
  const [busy, setBusy] = useState(false);
  const ready = KINDS.every((kind) => stars[kind] > 0);
  const send = async () => {
    setBusy(true);
    try {
      const body = { stars, words: words.trim(), images: images.map((image) => image.id), anonymous };
      const made = await api.reviews.write(due.order, due.line, body);
      toast(t(made.shown === "shown" ? "reviews.sent_toast" : "reviews.sent_waiting"));
      for (const key of ["reviews-due", "my-reviews", "rating", "reviews"]) {
        void client.invalidateQueries({ queryKey: [key] });
      }
      go("/me/reviews?tab=written", { replace: true });
    } catch (error) {
      toast(sayProblem(error, t));
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <section className={styles.card}>
        <div className={styles.goods}>
          <Thumb src={due.image_url} />
          <div>
            <b>{due.title}</b>
            <small>{due.options.join(" · ")}</small>
            <small>{t("reviews.due_until", { when: when(due.until, t.locale) })}</small>
          </div>
        </div>
        {KINDS.map((kind) => (
          <Rate
            key={kind}
            name={kind}
            label={t(`reviews.${kind}`)}
            value={stars[kind]}
            onChange={(n) => setStars((now) => ({ ...now, [kind]: n }))}
          />
        ))}
      </section>
      <section className={styles.card}>
        <Words
          label={t("reviews.words")}
          hint={t("reviews.words_hint")}
          value={words}
          most={MOST_WORDS}
          rows={4}
          onChange={setWords}
        />
        <PictureField label={t("reviews.pictures")} value={images} onChange={setImages} />
        <label className={own.check}>
          <input
            type="checkbox"
            checked={anonymous}
            onChange={(event) => setAnonymous(event.target.checked)}
          />
          {t("reviews.anonymous")}
        </label>
        <p className={own.note}>{t("reviews.first_counts")}</p>
      </section>
      <div className={styles.send}>
        <Button type="submit" look="accent" wide busy={busy} disabled={!ready}>
          {t("reviews.send")}
        </Button>
      </div>
    </form>
  );
}

function Loaded({ order, line }: { order: string; line: string }) {
  const t = useTexts();
  const query = useQuery({ queryKey: ["reviews-due", t.locale], queryFn: api.reviews.due });
  if (query.isError && !query.data)
    return <Trouble error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <RowsWaiting rows={2} />;
  const due = query.data.items.find((one) => one.order === order && one.line === line);
  if (due) return <Form due={due} />;
  return (
    <StateView icon="star" title={t("reviews.due_none")} text={t("reviews.gone")}>
      <Button look="accent" onClick={() => go("/me/reviews?tab=written")}>
        {t("reviews.mine_title")}
      </Button>
    </StateView>
  );
}

/** Judge a line that has arrived. */
export default function Write({ order, line }: { order: string; line: string }) {
  const t = useTexts();
  return (
    <Page title={t("reviews.write")}>
      <ForMembers reason="orders" icon="star" text="reviews.guest">
        <Loaded order={order} line={line} />
      </ForMembers>
    </Page>
  );
}
