/** One review as the store sees it: what was bought, what the buyer says, and what can be done about it. */
import { Button, Image, Tag } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { Ago, Face, Goods } from "../shell/parts";
import { orderAt } from "../state/orders";
import { useWords } from "../texts";
import { Answer } from "./Answer";
import type { Review } from "./asked";
import { Report } from "./Report";
import { Stars } from "./Stars";

interface Props {
  of: Review;
  may: boolean;
  writing: boolean;
  write: (on: boolean) => void;
}

export function One({ of, may, writing, write }: Props) {
  const t = useWords();
  const [reporting, setReporting] = useState(false);
  const isOther = of.stars_now.goods !== of.stars.goods;
  return (
    <article
      className="review"
      data-review={of.id}
      tabIndex={-1}
      aria-label={t("reviews.one", { name: of.author.name })}
    >
      <div className="review-goods">
        <Link to={`/goods/${of.product}`}>
          <Goods image={of.image_url} title={of.title} about={of.options.join(" · ")} />
        </Link>
        {of.order && <Link to={orderAt(of.order)}>{t("reviews.order")}</Link>}
      </div>
      <div className="review-said">
        <header>
          <Face image={of.author.avatar_url} name={of.author.name} size={24} />
          <strong>{of.author.name}</strong>
          <Stars value={of.stars.goods} />
          <Ago at={of.written_at} />
          <State of={of} />
        </header>
        <p className="quiet">
          {t("reviews.parts", { logistics: of.stars.logistics, service: of.stars.service })}
          {isOther && ` · ${t("reviews.now", { n: of.stars_now.goods })}`}
        </p>
        <p className={of.words ? "words" : "quiet"}>{of.words || t("reviews.wordless")}</p>
        <Pictures of={of.pictures} />
        {of.video && (
          <a href={`/watch/${of.video}`} target="_blank" rel="noreferrer">
            {t("reviews.video")}
          </a>
        )}
        {of.addition && (
          <div className="added">
            <span className="row">
              <strong>{t("reviews.added")}</strong>
              <Ago at={of.addition.at} />
            </span>
            <p>{of.addition.words}</p>
            <Pictures of={of.addition.pictures} />
          </div>
        )}
        <Answer of={of} may={may} writing={writing} write={write} />
        {!writing && !of.restricted && (
          <Button size="small" type="text" onClick={() => setReporting(true)}>
            {t("reviews.report")}
          </Button>
        )}
      </div>
      {reporting && <Report review={of.id} close={() => setReporting(false)} />}
    </article>
  );
}

/** Whether it waits for an answer, and why others do not see it. */
function State({ of }: { of: Review }) {
  const t = useWords();
  return (
    <>
      <span className={`state ${of.reply ? "good" : "wait"}`}>
        {t(of.reply ? "reviews.is_answered" : "reviews.is_waiting")}
      </span>
      {of.restricted ? (
        <Tag color="red">{t("reviews.hidden")}</Tag>
      ) : (
        of.shown !== "shown" && (
          <Tag>{t(of.shown === "waiting" ? "reviews.looked_at" : "reviews.refused")}</Tag>
        )
      )}
    </>
  );
}

function Pictures({ of }: { of: Review["pictures"] }) {
  const t = useWords();
  if (!of.length) return null;
  return (
    <div className="review-pictures">
      <Image.PreviewGroup>
        {of.map((picture, at) => (
          <Image
            key={picture.id}
            src={picture.url}
            alt={t("reviews.picture", { n: at + 1 })}
            width={72}
            height={72}
            className="proof"
          />
        ))}
      </Image.PreviewGroup>
    </div>
  );
}
