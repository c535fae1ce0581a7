/** The queue: who waits and for how long, with search; `j` and `k` go through it. */
import { Icon } from "@guang/ui";
import { Button, Input, type InputRef, Segmented } from "antd";
import { type Ref, useEffect, useState } from "react";
import { Ago, Face, Failure, Nothing } from "../shell/parts";
import { useWords } from "../texts";
import { useQueue, useSecond, type View, type Wish } from "./state";
import type { Talk, Talks } from "./types";
import { clock, look, waited } from "./words";

const VIEWS: readonly (View | "mine")[] = ["waiting", "mine", "open", "closed"];
const PAUSE_MS = 300;

/** How long a buyer has waited, counting while the store is open. */
export function Clock({ talk, told, toldMs }: { talk: Talk; told: Talks | undefined; toldMs: number }) {
  const t = useWords();
  const now = useSecond();
  if (talk.waited_s == null) return null;
  const seconds = waited(talk.waited_s, toldMs, now, told?.open_now ?? true);
  const first = talk.due_at != null;
  const how = first ? look(seconds, told?.answer_within_s ?? 180) : "";
  return (
    <span className={`state ${how}`} title={t(first ? "support.first_clock" : "support.clock")}>
      <Icon name="clock" size={12} />
      {clock(seconds)}
    </span>
  );
}

function Row({
  talk,
  told,
  toldMs,
  here,
  open,
}: {
  talk: Talk;
  told: Talks | undefined;
  toldMs: number;
  here: boolean;
  open: () => void;
}) {
  const t = useWords();
  const last = talk.last;
  const words =
    last?.kind === "picture" ? t("support.picture") : last?.kind === "card" ? t("support.card") : last?.text;
  return (
    <li>
      <button
        type="button"
        className={here ? "talk-row here" : "talk-row"}
        aria-current={here}
        onClick={open}
      >
        <Face image={talk.buyer?.avatar_url ?? null} name={talk.buyer?.name ?? "·"} size={36} />
        <span className="grow">
          <strong>{talk.buyer?.name ?? t("support.left")}</strong>
          <span className={talk.unread > 0 ? "talk-last news" : "talk-last"}>{words}</span>
        </span>
        <span className="talk-side">
          {talk.waited_s == null ? (
            <Ago at={talk.last_at} />
          ) : (
            <Clock talk={talk} told={told} toldMs={toldMs} />
          )}
          {talk.escalated && <span className="state act">{t("support.platform")}</span>}
          {talk.unread > 0 && <b className="talk-count">{talk.unread}</b>}
        </span>
      </button>
    </li>
  );
}

interface Props {
  store: string;
  wish: Wish;
  onWish: (wish: Wish) => void;
  open: string | null;
  onOpen: (id: string | null) => void;
  search: Ref<InputRef>;
  onEnter: () => void;
}

export function Queue({ store, wish, onWish, open, onOpen, search, onEnter }: Props) {
  const t = useWords();
  const queue = useQueue(store, wish);
  const [words, setWords] = useState(wish.q);
  const talks = queue.data?.pages.flatMap((page) => page.items) ?? [];
  const told = queue.data?.pages[0];
  const counts = told?.counts;
  const at = talks.findIndex((talk) => talk.id === open);
  const shown = wish.mine ? "mine" : wish.view;

  useEffect(() => {
    const timer = setTimeout(
      () => words !== wish.q && onWish({ view: "all", mine: false, q: words }),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [words, wish.q, onWish]);

  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest("input, textarea, .ant-select")) return;
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.key === "j") onOpen(talks[Math.min(at + 1, talks.length - 1)]?.id ?? null);
      else if (event.key === "k") onOpen(talks[Math.max(at - 1, 0)]?.id ?? null);
      else if (event.key === "/" && search && "current" in search) search.current?.focus();
      else if (event.key === "Enter" && event.target === document.body) onEnter();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [talks, at, onOpen, search, onEnter]);

  const choose = (view: View | "mine") => {
    setWords("");
    onWish(view === "mine" ? { view: "open", mine: true, q: "" } : { view, mine: false, q: "" });
  };
  return (
    <section className="talk-queue" aria-label={t("support.queue")}>
      <div className="talk-search">
        <Input
          ref={search}
          allowClear
          value={words}
          prefix={<Icon name="search" size={16} />}
          placeholder={t("support.search")}
          onChange={(event) => setWords(event.target.value)}
        />
        {wish.q ? (
          <p className="quiet">{t("support.searching")}</p>
        ) : (
          <Segmented
            size="small"
            value={shown}
            onChange={(view) => choose(view as View | "mine")}
            options={VIEWS.map((view) => ({
              value: view,
              label: (
                <>
                  {t(`support.view.${view}` as "support.view.waiting")}
                  <span className="count">{counts?.[view as keyof typeof counts] ?? ""}</span>
                </>
              ),
            }))}
          />
        )}
        {told && !told.open_now && told.opens_at && (
          <p className="quiet">{t("support.closed_now", { at: t.date(told.opens_at) })}</p>
        )}
      </div>
      {queue.isError && !queue.data ? (
        <Failure error={queue.error} retry={() => void queue.refetch()} />
      ) : talks.length === 0 ? (
        <Nothing pending={queue.isPending}>
          {t(wish.q ? "support.none_found" : shown === "waiting" ? "support.calm" : "support.none")}
        </Nothing>
      ) : (
        <ul className="talk-rows">
          {talks.map((talk) => (
            <Row
              key={talk.id}
              talk={talk}
              told={told}
              toldMs={queue.dataUpdatedAt}
              here={talk.id === open}
              open={() => onOpen(talk.id)}
            />
          ))}
        </ul>
      )}
      {queue.hasNextPage && (
        <Button
          type="text"
          block
          loading={queue.isFetchingNextPage}
          onClick={() => void queue.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </section>
  );
}
