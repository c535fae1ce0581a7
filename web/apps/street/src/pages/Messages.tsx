import { api, type Notice } from "@guang/api";
import { cx, Icon, type IconName, StateView, Tabs } from "@guang/ui";
import { useEffect } from "react";
import { useCounts } from "../shell/BottomBar";
import { Page } from "../shell/Page";
import { Paged, useParts } from "../shell/Paged";
import { client } from "../state/query";
import { go, usePlace } from "../state/router";
import { Talks } from "../talk/Talks";
import { useTexts } from "../texts";
import { ago } from "../texts/ago";
import { ForMembers } from "./Guest";
import styles from "./Messages.module.css";

function icon(kind: string): IconName {
  if (kind.startsWith("order")) return kind.includes("ship") ? "truck" : "receipt";
  if (kind.startsWith("after_sale") || kind.startsWith("exchange")) return "returned";
  if (kind.startsWith("invoice")) return "paper";
  if (kind.startsWith("dispute")) return "question";
  if (kind.startsWith("review")) return "star";
  if (kind.startsWith("stock")) return "bag";
  if (kind.startsWith("video")) return "play";
  if (kind.startsWith("second_factor") || kind.startsWith("password")) return "lock";
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
  const query = useParts(["notices", t.locale], (after) => api.accounts.notices(after));
  const fresh = query.data?.pages.some((part) => part.items.some((notice) => !notice.read));
  useEffect(() => {
    if (!fresh) return;
    void api.accounts
      .readNotices()
      .then(() => client.invalidateQueries({ queryKey: ["counts"] }))
      .catch(() => undefined);
  }, [fresh]);
  const empty = <StateView icon="bell" title={t("messages.none")} text={t("messages.none_text")} />;
  return (
    <Paged query={query} empty={empty}>
      {(notices) => (
        <ul className={styles.list}>
          {notices.map((notice) => (
            <One key={notice.id} notice={notice} />
          ))}
        </ul>
      )}
    </Paged>
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
