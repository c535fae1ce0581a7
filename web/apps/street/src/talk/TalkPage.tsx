import { Button, Icon, IconButton, StateView } from "@guang/ui";
import { useLayoutEffect, useRef } from "react";
import { ForMembers } from "../pages/Guest";
import { Page } from "../shell/Page";
import { RowsWaiting } from "../shell/PageWaiting";
import { Trouble } from "../shell/Trouble";
import { useOnline } from "../shell/useOnline";
import { useVisible } from "../shell/useVisible";
import { Link, usePlace } from "../state/router";
import { openSheet } from "../state/sheets";
import { useTexts } from "../texts";
import { Composer } from "./Composer";
import { EscalateSheet, MoreSheet, Rate } from "./Ending";
import { lastSeen } from "./outbox";
import { Said } from "./Said";
import { useMessages, useResend, useSeen, useTalk } from "./state";
import styles from "./Talk.module.css";
import type { Card, Message, Talk } from "./types";

/** Keep the end in sight while one is there, and the place while older messages arrive above. */
function useEnd(messages: Message[], waiting: number) {
  const end = useRef<HTMLDivElement>(null);
  const last = messages.at(-1)?.number ?? 0;
  const first = messages[0]?.number ?? 0;
  const known = useRef({ last: 0, first: 0, height: 0 });
  useLayoutEffect(() => {
    const box = end.current?.closest<HTMLElement>("[data-scroll], main > div");
    const before = known.current;
    if (box && before.first > first && before.first !== 0 && before.last === last)
      box.scrollTop += box.scrollHeight - before.height;
    else if (last + waiting !== before.last) end.current?.scrollIntoView({ block: "end" });
    known.current = { last: last + waiting, first, height: box?.scrollHeight ?? 0 };
  }, [first, last, waiting]);
  return end;
}

function Notes({ talk }: { talk: Talk }) {
  const t = useTexts();
  const online = useOnline();
  const notes = [
    !online && t("talk.offline"),
    talk.blocked && !talk.escalated && t("talk.blocked"),
    talk.escalated && t("talk.escalated"),
    !talk.escalated && talk.opens_at && t("talk.opens", { at: t.date(talk.opens_at) }),
  ].filter((one): one is string => Boolean(one));
  return notes.length > 0 ? (
    <div className={styles.notes}>
      {notes.map((one) => (
        <p key={one}>
          <Icon name="clock" size={16} />
          {one}
        </p>
      ))}
    </div>
  ) : null;
}

/** The card that the conversation was opened about, until it has been sent. */
function unsent(card: Card | null | undefined, messages: Message[]): Card | null {
  if (!card || card.gone) return null;
  return messages.slice(-10).some((message) => message.card?.id === card.id) ? null : card;
}

function Loaded({ talk }: { talk: Talk }) {
  const t = useTexts();
  const visible = useVisible();
  const { query, messages, waiting } = useMessages(talk.id);
  const end = useEnd(messages, waiting.length);
  useResend(talk.id, t);
  useSeen(talk, messages.at(-1)?.number ?? 0, visible);
  if (query.isError && !query.data)
    return <Trouble error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <RowsWaiting rows={3} />;
  return (
    <div className={styles.talk}>
      <div className={styles.grow}>
        {query.hasNextPage && (
          <Button
            look="quiet"
            wide
            busy={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t("talk.earlier")}
          </Button>
        )}
        {messages.length === 0 && waiting.length === 0 && (
          <StateView icon="comment" title={t("talk.start")} text={t("talk.start_text")} />
        )}
        <Said talk={talk} messages={messages} waiting={waiting} seen={lastSeen(messages, talk.store_read)} />
        {talk.state === "closed" && <Rate talk={talk} />}
        <div ref={end} className={styles.end} />
      </div>
      <div className={styles.foot}>
        <Notes talk={talk} />
        <Composer talk={talk} about={unsent(talk.card, messages)} key={talk.card?.id ?? "none"} />
      </div>
    </div>
  );
}

function WithTalk({ id, about }: { id: string; about: string | null }) {
  const query = useTalk(id, about);
  if (query.data) return <Loaded talk={query.data} />;
  if (query.isError) return <Trouble error={query.error} onRetry={() => void query.refetch()} />;
  return <RowsWaiting rows={3} />;
}

/** A conversation with a store. */
export default function TalkPage({ id }: { id: string }) {
  const t = useTexts();
  const about = usePlace().query.get("about");
  const talk = useTalk(id, about).data;
  const ask = () => {
    if (talk) openSheet((handle) => <EscalateSheet {...handle} talk={talk} />);
  };
  const more = () => {
    if (!talk) return;
    openSheet((handle) => (
      <MoreSheet
        {...handle}
        talk={talk}
        onAsk={() => {
          handle.close();
          ask();
        }}
      />
    ));
  };
  return (
    <Page
      title={talk?.store.name ?? t("talk.title")}
      side={
        talk && (
          <>
            <Link
              to={`/store/${talk.store.id}`}
              className={styles.visit}
              aria-label={t("product.visit_store")}
            >
              <Icon name="store" />
            </Link>
            <IconButton icon="more" label={t("talk.more")} onClick={more} />
          </>
        )
      }
    >
      <ForMembers reason="general" icon="comment" text="messages.guest">
        <WithTalk id={id} about={about} />
      </ForMembers>
    </Page>
  );
}
