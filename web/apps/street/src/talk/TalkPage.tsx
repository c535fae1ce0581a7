import { Button, Icon, IconButton, StateView } from "@guang/ui";
import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
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
import { lastSeen, type Waiting } from "./outbox";
import { Said } from "./Said";
import { useMessages, useResend, useSeen, useTalk } from "./state";
import styles from "./Talk.module.css";
import type { Card, Message, Talk } from "./types";

const NEAR_PX = 80;

/** Keep the end in sight while one is there, and the place while older messages arrive above. */
function useEnd(first: number) {
  const end = useRef<HTMLDivElement>(null);
  const known = useRef({ first: 0, height: 0, pinned: true });
  useEffect(() => {
    const box = end.current?.closest<HTMLElement>("main > div");
    const inside = box?.firstElementChild;
    if (!box || !inside) return;
    let top = box.scrollTop;
    const look = () => {
      const near = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
      // Only a hand scrolls up; a picture that has just arrived makes the end farther away, too.
      if (near || box.scrollTop < top) known.current.pinned = near;
      top = box.scrollTop;
    };
    const grown = () => {
      if (known.current.pinned) box.scrollTop = box.scrollHeight;
      known.current.height = box.scrollHeight;
    };
    const watch = new ResizeObserver(grown);
    watch.observe(inside);
    watch.observe(box);
    box.addEventListener("scroll", look, { passive: true });
    grown();
    return () => {
      watch.disconnect();
      box.removeEventListener("scroll", look);
    };
  }, []);
  useLayoutEffect(() => {
    const box = end.current?.closest<HTMLElement>("main > div");
    const { first: before, height, pinned } = known.current;
    if (box && before > first && first > 0 && !pinned) box.scrollTop += box.scrollHeight - height;
    known.current.first = first;
  }, [first]);
  return { end, stay: () => (known.current.pinned = true) };
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
  const visible = useVisible();
  const t = useTexts();
  const { query, messages, waiting } = useMessages(talk.id);
  useResend(talk.id, t);
  useSeen(talk, messages.at(-1)?.number ?? 0, visible);
  if (query.isError && !query.data)
    return <Trouble error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <RowsWaiting rows={3} />;
  const older = query.hasNextPage && (
    <Button look="quiet" wide busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {t("talk.earlier")}
    </Button>
  );
  return <Open talk={talk} messages={messages} waiting={waiting} older={older} />;
}

function Open({
  talk,
  messages,
  waiting,
  older,
}: {
  talk: Talk;
  messages: Message[];
  waiting: Waiting[];
  older: ReactNode;
}) {
  const t = useTexts();
  const { end, stay } = useEnd(messages[0]?.number ?? 0);
  const empty = messages.length === 0 && waiting.length === 0;
  return (
    <div className={styles.talk}>
      <div className={styles.grow}>
        {older}
        {empty && <StateView icon="comment" title={t("talk.start")} text={t("talk.start_text")} />}
        <Said talk={talk} messages={messages} waiting={waiting} seen={lastSeen(messages, talk.store_read)} />
        {talk.state === "closed" && <Rate talk={talk} />}
        <div ref={end} className={styles.end} />
      </div>
      <div className={styles.foot}>
        <Notes talk={talk} />
        <Composer
          talk={talk}
          about={unsent(talk.card, messages)}
          onSent={stay}
          key={talk.card?.id ?? "none"}
        />
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
