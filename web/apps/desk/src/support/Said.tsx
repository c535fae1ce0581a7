/** What was said, with cards, pictures, warnings and read marks. */
import { Icon } from "@guang/ui";
import { Button, Image, Skeleton } from "antd";
import { Fragment, useEffect, useRef } from "react";
import { Amount, Failure, Goods } from "../shell/parts";
import { type Key, useWords } from "../texts";
import { useSaid, useSeen } from "./state";
import type { Card, Message } from "./types";

export function CardView({ card }: { card: Card }) {
  const t = useWords();
  const kind = card.kind === "product" ? "product" : card.kind === "order" ? "order" : "after_sale";
  const about = [
    t(`support.${kind}`),
    card.state ? t(`${kind === "after_sale" ? "case" : "state"}.${card.state}` as Key) : null,
    card.gone ? t("support.gone") : null,
  ];
  return (
    <div className="talk-card">
      <Goods
        image={card.image_url ?? null}
        title={card.title || t("support.gone")}
        about={
          <>
            {about.filter(Boolean).join(" · ")} {card.amount && <Amount money={card.amount} />}
          </>
        }
      />
    </div>
  );
}

function note(text: string, t: ReturnType<typeof useWords>): string {
  const key = `support.note.${text.replace(":", ".")}` as Key;
  const words = t(key);
  return words === key ? t("support.note") : words;
}

function Line({ message, read }: { message: Message; read: boolean }) {
  const t = useWords();
  if (message.by === "note") return <li className="talk-note">{note(message.text, t)}</li>;
  const who =
    message.by === "away"
      ? t("support.away")
      : message.by === "platform"
        ? t("support.platform")
        : message.name;
  return (
    <li className={message.mine ? "talk-line mine" : "talk-line"}>
      <div>
        <small className="quiet">
          {message.by === "buyer" ? null : who}{" "}
          <time dateTime={message.at} title={t.date(message.at)}>
            {new Intl.DateTimeFormat(t.locale, { timeStyle: "short" }).format(new Date(message.at))}
          </time>
        </small>
        {message.card ? (
          <CardView card={message.card} />
        ) : message.image_url ? (
          <Image src={message.image_url} alt={t("support.picture")} width={180} />
        ) : (
          <p className={`bubble ${message.by}`}>{message.text || t("support.erased")}</p>
        )}
        {message.marks.length > 0 && (
          <p className="talk-marks">
            <Icon name="alert" size={14} />
            {message.marks.map((mark) => t(`support.mark.${mark}` as Key)).join(" · ")}
          </p>
        )}
        {read && <small className="quiet">{t("support.read")}</small>}
      </div>
    </li>
  );
}

const NEAR_PX = 60;

/** Keep the end in sight while one is there: new messages and late pictures push it down. */
function usePinned(last: number) {
  const list = useRef<HTMLOListElement>(null);
  const pinned = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is there once something was said
  useEffect(() => {
    const box = list.current;
    if (!box) return;
    const down = () => {
      if (pinned.current) box.scrollTop = box.scrollHeight;
    };
    let top = box.scrollTop;
    const look = () => {
      const near = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
      // Only a hand scrolls up; a picture that has just arrived makes the end farther away, too.
      if (near || box.scrollTop < top) pinned.current = near;
      top = box.scrollTop;
    };
    down();
    box.addEventListener("scroll", look, { passive: true });
    box.addEventListener("load", down, true);
    return () => {
      box.removeEventListener("scroll", look);
      box.removeEventListener("load", down, true);
    };
  }, [last]);
  return list;
}

export function Said({ path, unread, read }: { path: string; unread: number; read: number }) {
  const t = useWords();
  const said = useSaid(path);
  useSeen(path, said.data, unread);
  const messages = [...(said.data?.pages ?? [])].reverse().flatMap((page) => page.items);
  const list = usePinned(messages.at(-1)?.number ?? 0);
  if (said.isError && !said.data) return <Failure error={said.error} retry={() => void said.refetch()} />;
  if (!said.data) return <Skeleton active className="talk-waiting" paragraph={{ rows: 6 }} />;
  const seen = messages.findLast((message) => message.mine && message.number <= read)?.number;
  return (
    <ol className="talk-said" aria-live="polite" ref={list}>
      {said.hasNextPage && (
        <li className="talk-note">
          <Button size="small" loading={said.isFetchingNextPage} onClick={() => void said.fetchNextPage()}>
            {t("support.earlier")}
          </Button>
        </li>
      )}
      {messages.map((message, at) => (
        <Fragment key={message.id}>
          {day(message.at) !== day(messages[at - 1]?.at) && (
            <li className="talk-note">{t.date(message.at, "day")}</li>
          )}
          <Line message={message} read={message.number === seen} />
        </Fragment>
      ))}
    </ol>
  );
}

const day = (at: string | undefined) => (at ? new Date(at).toDateString() : "");
