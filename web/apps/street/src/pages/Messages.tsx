import { api, type Notice } from "@guang/api";
import { Button, cx, Icon, type IconName, StateView, Tabs } from "@guang/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useCounts } from "../shell/BottomBar";
import { Page } from "../shell/Page";
import { RowsWaiting } from "../shell/PageWaiting";
import { Trouble } from "../shell/Trouble";
import { client } from "../state/query";
import { go, usePlace } from "../state/router";
import { Talks } from "../talk/Talks";
import { useTexts } from "../texts";
import { ago } from "../texts/ago";
import { ForMembers } from "./Guest";
import styles from "./Messages.module.css";

function icon(kind: string): IconName {
  if (kind.startsWith("order")) return kind.includes("ship") ? "truck" : "receipt";
  if (kind.includes("comment") || kind.includes("repl")) return "comment";
  if (kind.includes("follow")) return "person";
  return "bell";
}

function One({ notice }: { notice: Notice }) {
  const t = useTexts();
  const { link } = notice;
  const open = () => {
    if (!link) return;
    if (link.startsWith("/desk")) location.assign(link);
    else go(link);
  };
  return (
    <li>
      <button
        type="button"
        className={cx(styles.one, !notice.read && styles.fresh)}
        onClick={open}
        disabled={!link}
      >
        <span className={styles.icon}>
          <Icon name={icon(notice.kind)} />
        </span>
        <span className={styles.words}>
          <b>{notice.title}</b>
          <span>{notice.text}</span>
          <time dateTime={notice.at}>{ago(notice.at, t.locale)}</time>
        </span>
        {!notice.read && <span className="g-hidden-text">{t("messages.new")}</span>}
      </button>
    </li>
  );
}

function List() {
  const t = useTexts();
  const query = useInfiniteQuery({
    queryKey: ["notices", t.locale],
    queryFn: ({ pageParam }) => api.accounts.notices(pageParam || undefined),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
  const notices = query.data?.pages.flatMap((page) => page.items) ?? [];
  const fresh = notices.some((notice) => !notice.read);
  useEffect(() => {
    if (!fresh) return;
    void api.accounts
      .readNotices()
      .then(() => client.invalidateQueries({ queryKey: ["counts"] }))
      .catch(() => undefined);
  }, [fresh]);
  if (query.isError) return <Trouble error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <RowsWaiting />;
  if (notices.length === 0)
    return <StateView icon="bell" title={t("messages.none")} text={t("messages.none_text")} />;
  return (
    <>
      <ul className={styles.list}>
        {notices.map((notice) => (
          <One key={notice.id} notice={notice} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button look="quiet" wide busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("common.more")}
        </Button>
      )}
    </>
  );
}

type Tab = "talks" | "notices";

/** Conversations with stores, and what one has been told. */
export default function Messages() {
  const t = useTexts();
  const counts = useCounts().data;
  const asked = usePlace().query.get("tab");
  const tab: Tab = asked === "talks" || asked === "notices" ? asked : counts?.messages ? "talks" : "notices";
  const label = (key: Tab, n: number) => (
    <>
      {t(`talk.tab_${key}`)}
      {n > 0 && ` · ${n > 99 ? "99+" : n}`}
    </>
  );
  return (
    <Page
      title={t("bar.messages")}
      root
      tabs={
        <Tabs
          label={t("talk.tabs")}
          current={tab}
          onChange={(key) => go(`/messages?tab=${key}`, { replace: true })}
          tabs={[
            { key: "talks", label: label("talks", counts?.messages ?? 0) },
            { key: "notices", label: label("notices", counts?.unread ?? 0) },
          ]}
        />
      }
    >
      <ForMembers reason="general" icon="bell" text="messages.guest">
        {tab === "talks" ? <Talks /> : <List />}
      </ForMembers>
    </Page>
  );
}
