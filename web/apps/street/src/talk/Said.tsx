import { Avatar, cx, Icon, Price } from "@guang/ui";
import { openProduct } from "../product/open";
import { go } from "../state/router";
import { hasText, type TextKey, type Texts, useTexts } from "../texts";
import { isWarned, startsDay, type Waiting } from "./outbox";
import { again } from "./state";
import styles from "./Talk.module.css";
import type { Card, Message, Talk } from "./types";

/** Something that a message points at; a tap leads there. */
export function CardView({ card, quiet }: { card: Card; quiet?: boolean }) {
  const t = useTexts();
  const open = () => {
    if (card.kind === "order") go(`/orders/${card.id}`);
    else if (card.kind === "after_sale") go(`/after-sales/${card.id}`);
    else if (card.amount)
      openProduct(card.id, "product", {
        title: card.title,
        image_url: card.image_url ?? null,
        price: card.amount,
      });
  };
  const kind = card.kind === "product" ? "product" : card.kind === "order" ? "order" : "after_sale";
  const state = card.state
    ? (`${kind === "after_sale" ? "case.state_" : "order."}${card.state}` as TextKey)
    : null;
  return (
    <button type="button" className={styles.card} disabled={card.gone || quiet} onClick={open}>
      {card.image_url ? (
        <img src={card.image_url} alt="" loading="lazy" />
      ) : (
        <span className={styles.blank}>
          <Icon name={kind === "product" ? "bag" : "receipt"} />
        </span>
      )}
      <span className={styles.cardWords}>
        <small>
          {t(`talk.${kind}`)}
          {state && hasText(state) && ` · ${t(state)}`}
        </small>
        <span className={styles.cardTitle}>{card.gone && !card.title ? t("talk.gone") : card.title}</span>
        {card.amount && !card.gone && <Price money={card.amount} />}
        {card.gone && card.title && <small>{t("talk.gone")}</small>}
      </span>
    </button>
  );
}

/** What has become of the conversation, in a line between the messages. */
function note(text: string, t: Texts): string {
  const key = `talk.note.${text.replace(":", ".")}`;
  return hasText(key) ? t(key) : t("talk.note");
}

function Content({ text, url, card }: { text?: string; url?: string | null; card?: Card | null }) {
  const t = useTexts();
  if (card) return <CardView card={card} />;
  if (url) {
    return (
      <a href={url} target="_blank" rel="noreferrer" className={styles.picture}>
        <img src={url} alt={t("talk.picture")} loading="lazy" />
      </a>
    );
  }
  return <p className={styles.bubble}>{text || t("talk.erased")}</p>;
}

function Warning() {
  const t = useTexts();
  return (
    <p className={styles.warning}>
      <Icon name="alert" size={16} />
      {t("talk.warning")}
    </p>
  );
}

function Line({ message, talk, seen }: { message: Message; talk: Talk; seen: boolean }) {
  const t = useTexts();
  if (message.by === "note") return <li className={styles.note}>{note(message.text, t)}</li>;
  const who = message.by === "platform" ? t("talk.platform") : message.by === "away" ? t("talk.away") : "";
  return (
    <li className={cx(styles.line, message.mine && styles.mine)} data-testid={`said-${message.by}`}>
      {!message.mine &&
        (message.by === "platform" ? (
          <span className={styles.shield}>
            <Icon name="shield" size={20} />
          </span>
        ) : (
          <Avatar name={talk.store.name} src={talk.store.avatar_url} size={36} />
        ))}
      <div className={styles.said}>
        {who && <small className={styles.who}>{who}</small>}
        <span className="g-hidden-text">{message.mine ? t("talk.by_you") : who || talk.store.name}</span>
        <Content text={message.text} url={message.image_url} card={message.card} />
        {isWarned(message) && <Warning />}
        {seen && <small className={styles.seen}>{t("talk.read")}</small>}
      </div>
    </li>
  );
}

function OnTheWay({ one, talk }: { one: Waiting; talk: string }) {
  const t = useTexts();
  const failed = one.state === "failed";
  return (
    <li className={cx(styles.line, styles.mine)} data-testid="on-the-way">
      <div className={styles.said} data-waiting={!failed}>
        <Content text={one.text} url={one.image?.url} card={one.card} />
        {one.refused && <small className={styles.failed}>{one.refused}</small>}
        {failed && !one.refused && (
          <button type="button" className={styles.retry} onClick={() => void again(talk, one, t)}>
            <Icon name="alert" size={16} />
            {t("talk.retry")}
          </button>
        )}
        {!failed && <small className={styles.seen}>{t("talk.sending")}</small>}
      </div>
    </li>
  );
}

/** Everything that was said, with the days between. */
export function Said({
  talk,
  messages,
  waiting,
  seen,
}: {
  talk: Talk;
  messages: Message[];
  waiting: Waiting[];
  seen: number | null;
}) {
  const t = useTexts();
  return (
    <ol className={styles.messages} aria-live="polite">
      {messages.map((message, at) => (
        <Day key={message.id} day={startsDay(message, messages[at - 1]) ? t.date(message.at) : null}>
          <Line message={message} talk={talk} seen={message.number === seen} />
        </Day>
      ))}
      {waiting.map((one) => (
        <OnTheWay key={one.key} one={one} talk={talk.id} />
      ))}
    </ol>
  );
}

function Day({ day, children }: { day: string | null; children: React.ReactNode }) {
  return (
    <>
      {day && <li className={styles.note}>{day}</li>}
      {children}
    </>
  );
}
