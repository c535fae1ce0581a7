import { api, type Review } from "@guang/api";
import { Avatar, Icon, Tag, toast } from "@guang/ui";
import { useState } from "react";
import { PictureRow } from "../shell/Pictures";
import { ReportForm } from "../social/ReportForm";
import { asSomebody, Dismissed } from "../state/session";
import { openSheet } from "../state/sheets";
import { useTexts } from "../texts";
import { ago } from "../texts/ago";
import { sayProblem } from "../texts/problems";
import { when } from "../texts/when";
import styles from "./Reviews.module.css";
import { Stars } from "./Stars";

function Helpful({ review }: { review: Review }) {
  const t = useTexts();
  const [now, setNow] = useState({ on: review.my_vote === true, n: review.helpful });
  const toggle = async () => {
    const before = now;
    setNow({ on: !now.on, n: now.n + (now.on ? -1 : 1) });
    try {
      const after = await asSomebody("general", () => api.reviews.helpful(review.id, !before.on));
      setNow({ on: after.my_vote === true, n: after.helpful });
    } catch (error) {
      setNow(before);
      if (!(error instanceof Dismissed)) toast(sayProblem(error, t));
    }
  };
  const label = now.n > 0 ? t("reviews.helpful_n", { n: now.n }) : t("reviews.helpful");
  return (
    <button type="button" aria-pressed={now.on} onClick={() => void toggle()}>
      <Icon name="heart" filled={now.on} size={16} /> {label}
    </button>
  );
}

const report = (review: Review) =>
  openSheet((handle) => <ReportForm {...handle} subject={review.id} onBack={handle.close} />, {
    keepsVideo: true,
  });

/** One review: who, how many stars, what was said and shown, what the store answered. */
export function OneReview({ review, plain = false }: { review: Review; plain?: boolean }) {
  const t = useTexts();
  const { stars, stars_now: today, addition, reply } = review;
  return (
    <article className={styles.one}>
      <div className={styles.who}>
        <Avatar name={review.author.name} src={review.author.avatar_url} size={32} />
        <div>
          {review.author.name}
          <small>
            <time dateTime={review.written_at}>{ago(review.written_at, t.locale)}</time>
            {review.options.length > 0 && ` · ${review.options.join(" · ")}`}
          </small>
        </div>
        <Stars value={stars.goods} />
      </div>
      {review.mine && review.shown !== "shown" && (
        <span>
          <Tag look="amber">{t(review.shown === "waiting" ? "reviews.waiting" : "reviews.refused")}</Tag>
        </span>
      )}
      {review.words && <p className={styles.words}>{review.words}</p>}
      <PictureRow pictures={review.pictures} />
      {today.goods !== stars.goods && (
        <p className={styles.meta}>{t("reviews.changed", { stars: today.goods })}</p>
      )}
      {addition && (
        <div className={styles.reply}>
          <b>{t("reviews.addition", { when: when(addition.at, t.locale) })}</b>
          <p>{addition.words}</p>
          <PictureRow pictures={addition.pictures} />
        </div>
      )}
      {reply && (
        <div className={styles.reply}>
          <b>{t("reviews.reply")}</b>
          <p>{reply.words}</p>
        </div>
      )}
      {!plain && !review.mine && (
        <div className={styles.acts}>
          <button type="button" onClick={() => report(review)}>
            {t("reviews.report")}
          </button>
          <Helpful review={review} />
        </div>
      )}
    </article>
  );
}
