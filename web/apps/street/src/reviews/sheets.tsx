/** What can still be said about a review of one's own. */
import { api, type Review } from "@guang/api";
import { Button, toast } from "@guang/ui";
import { type FormEvent, type ReactNode, useState } from "react";
import styles from "../aftersales/Case.module.css";
import { Panel } from "../shell/Panel";
import { type Kept, PictureField } from "../shell/Pictures";
import { Words } from "../shell/Words";
import { client } from "../state/query";
import type { SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import own from "./Reviews.module.css";
import { Rate } from "./Stars";

const MOST_WORDS = 1000;
export const KINDS = ["goods", "logistics", "service"] as const;
const CHANGED_WITHIN_MS = 30 * 86_400_000;

export const mayChange = (review: Review): boolean =>
  Date.now() - Date.parse(review.written_at) < CHANGED_WITHIN_MS;

interface SayProps extends SheetHandle {
  title: string;
  act: string;
  said: string;
  ready: boolean;
  send: () => Promise<Review>;
  children: ReactNode;
}

/** A sheet that says something, once, and goes. */
function Say({ title, act, said, ready, send, close, active, children }: SayProps) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const after = await send();
      toast(after.shown === "shown" ? said : t("reviews.sent_waiting"));
      for (const key of ["my-reviews", "reviews"]) void client.invalidateQueries({ queryKey: [key] });
      close();
    } catch (error) {
      toast(sayProblem(error, t));
      setBusy(false);
    }
  };
  return (
    <Panel title={title} onClose={close} active={active}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {children}
        <Button type="submit" look="accent" wide busy={busy} disabled={!ready}>
          {act}
        </Button>
      </form>
    </Panel>
  );
}

/** How it has lasted: said once, later. */
export function AddSheet({ review, ...handle }: SheetHandle & { review: Review }) {
  const t = useTexts();
  const [words, setWords] = useState("");
  const [images, setImages] = useState<Kept[]>([]);
  const body = { words: words.trim(), images: images.map((image) => image.id) };
  return (
    <Say
      {...handle}
      title={t("reviews.add")}
      act={t("reviews.add")}
      said={t("reviews.added_toast")}
      ready={body.words !== ""}
      send={() => api.reviews.add(review.id, body)}
    >
      <Words label={t("reviews.add_words")} value={words} most={MOST_WORDS} onChange={setWords} />
      <PictureField label={t("reviews.pictures")} value={images} onChange={setImages} />
    </Say>
  );
}

/** Other words about the same thing, and other stars beside the first ones, which count. */
export function ChangeSheet({ review, ...handle }: SheetHandle & { review: Review }) {
  const t = useTexts();
  const [stars, setStars] = useState(review.stars_now);
  const [words, setWords] = useState(review.words);
  const body = { stars, words: words.trim() };
  return (
    <Say
      {...handle}
      title={t("reviews.change")}
      act={t("reviews.change_save")}
      said={t("reviews.changed_toast")}
      ready={body.words !== review.words || KINDS.some((kind) => stars[kind] !== review.stars_now[kind])}
      send={() => api.reviews.change(review.id, body)}
    >
      {KINDS.map((kind) => (
        <Rate
          key={kind}
          name={kind}
          label={t(`reviews.${kind}`)}
          value={stars[kind]}
          onChange={(n) => setStars((now) => ({ ...now, [kind]: n }))}
        />
      ))}
      <Words label={t("reviews.words")} value={words} most={MOST_WORDS} rows={4} onChange={setWords} />
      <p className={own.note}>{t("reviews.change_about")}</p>
    </Say>
  );
}
