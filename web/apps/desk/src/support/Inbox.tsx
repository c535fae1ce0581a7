/** A store's conversations in three columns: who waits, what was said, and whom one talks to. */
import { call } from "@guang/api";
import { Icon } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { Button, Dropdown, Input, type InputRef, Modal, Skeleton } from "antd";
import { useCallback, useRef, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { Empty, Failure, Head } from "../shell/parts";
import { useMe } from "../state/session";
import { useStore } from "../state/store";
import type { MyStore } from "../state/types";
import { useWords } from "../texts";
import { Buyer } from "./Buyer";
import { Composer } from "./Composer";
import { Queue } from "./Queue";
import { Said } from "./Said";
import { useDo, useReplies, type Wish } from "./state";
import type { TalkPage } from "./types";
import "./support.css";

interface Team {
  items: { account: string; name: string; open: number }[];
}

function AskPlatform({ path, close }: { path: string; close: () => void }) {
  const t = useWords();
  const act = useDo();
  const [reason, setReason] = useState("");
  const ask = async () => {
    const body = { to: null, platform: true, reason: reason.trim() };
    if (await act(() => call("POST", `${path}/transfer`, { body }), t("support.asked"))) close();
  };
  return (
    <Modal
      open
      title={t("support.ask")}
      okText={t("support.ask")}
      okButtonProps={{ disabled: reason.trim().length < 2 }}
      onOk={() => void ask()}
      onCancel={close}
    >
      <p className="quiet">{t("support.ask.about")}</p>
      <Input.TextArea
        rows={3}
        maxLength={300}
        value={reason}
        aria-label={t("support.reason")}
        placeholder={t("support.reason")}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}

/** Who looks after it, and handing it on. */
function Acts({ store, path, page }: { store: string; path: string; page: TalkPage }) {
  const t = useWords();
  const act = useDo();
  const [asking, setAsking] = useState(false);
  const { talk } = page;
  const team = useQuery({
    queryKey: ["team", store],
    queryFn: () => call<Team>("GET", `/api/stores/${store}/support-team`),
  });
  const to = (account: string | null) =>
    act(() => call("POST", `${path}/transfer`, { body: { to: account } }));
  const others = (team.data?.items ?? []).filter((one) => one.account !== talk.assignee?.account);
  return (
    <div className="acts">
      {!talk.assignee && talk.state === "open" && (
        <Button onClick={() => void act(() => call("POST", `${path}/assign`))}>{t("support.take")}</Button>
      )}
      {talk.state === "open" && (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: [
              ...others.map((one) => ({
                key: one.account,
                label: t("support.to", { name: one.name, n: one.open }),
                onClick: () => void to(one.account),
              })),
              ...(talk.assignee
                ? [{ key: "nobody", label: t("support.to_nobody"), onClick: () => void to(null) }]
                : []),
              ...(talk.escalated
                ? []
                : [{ key: "platform", label: t("support.ask"), onClick: () => setAsking(true) }]),
            ],
          }}
        >
          <Button>
            {t("support.transfer")} <Icon name="down" size={14} />
          </Button>
        </Dropdown>
      )}
      {talk.state === "closed" ? (
        <Button onClick={() => void act(() => call("POST", `${path}/reopen`))}>{t("support.reopen")}</Button>
      ) : (
        <Button
          disabled={talk.escalated}
          onClick={() => void act(() => call("POST", `${path}/close`), t("support.closed"))}
        >
          {t("support.close")}
        </Button>
      )}
      {asking && <AskPlatform path={path} close={() => setAsking(false)} />}
    </div>
  );
}

function Open({
  store,
  id,
  field,
  close,
}: {
  store: MyStore;
  id: string;
  field: React.Ref<InputRef>;
  close: () => void;
}) {
  const t = useWords();
  const act = useDo();
  const path = `/api/stores/${store.id}/conversations/${id}`;
  const replies = useReplies(store.id);
  const me = useMe().data?.account?.id;
  const page = useQuery({
    queryKey: ["talk", path],
    queryFn: () => call<TalkPage>("GET", path),
    refetchInterval: 15_000,
  });
  if (page.isError && !page.data) return <Failure error={page.error} retry={() => void page.refetch()} />;
  if (!page.data) return <Skeleton active className="talk-waiting" />;
  const { talk } = page.data;
  const held = talk.assignee && !talk.mine;
  const places = {
    buyer: talk.buyer?.name ?? "",
    store: store.name,
    order: page.data.orders[0]?.card.id ?? "",
  };
  return (
    <>
      <section className="talk-open" aria-label={t("support.conversation")}>
        <header className="talk-head">
          <div>
            <Button type="link" size="small" className="talk-back" onClick={close}>
              <Icon name="back" size={14} /> {t("support.back")}
            </Button>
            <h2>{talk.buyer?.name ?? t("support.left")}</h2>
            <p className="quiet">
              {talk.assignee ? t("support.held", { name: talk.assignee.name }) : t("support.held_none")}
              {talk.escalated && ` · ${t("support.with_platform")}`}
            </p>
          </div>
          <Acts store={store.id} path={path} page={page.data} />
        </header>
        <Said path={path} unread={talk.unread} read={page.data.buyer_read} />
        {held && (
          <p className="talk-held">
            {t("support.held", { name: talk.assignee?.name ?? "" })}
            <Button
              size="small"
              onClick={() => void act(() => call("POST", `${path}/transfer`, { body: { to: me } }))}
            >
              {t("support.take_over")}
            </Button>
          </p>
        )}
        <Composer
          key={id}
          path={path}
          store={store.id}
          replies={replies.data ?? []}
          places={places}
          disabled={!talk.buyer ? t("support.left.about") : held ? t("support.held_write") : undefined}
          field={field}
        />
      </section>
      <aside className="talk-buyer" aria-label={t("support.buyer")}>
        <Buyer store={store.id} path={path} page={page.data} />
      </aside>
    </>
  );
}

export default function Inbox() {
  const t = useWords();
  const store = useStore();
  const [params, setParams] = useSearchParams();
  const [wish, setWish] = useState<Wish>({ view: "waiting", mine: false, q: "" });
  const search = useRef<InputRef>(null);
  const field = useRef<InputRef>(null);
  const open = params.get("talk");
  const onOpen = useCallback(
    (id: string | null) => setParams(id ? { talk: id } : {}, { replace: true }),
    [setParams],
  );
  const onEnter = useCallback(() => field.current?.focus(), []);
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} icon="store" />;
  return (
    <div className="talk-page">
      <Head title={t("nav.support")} about={t("support.about")}>
        <Link to="/support/settings">
          <Button>{t("support.settings")}</Button>
        </Link>
      </Head>
      <div className={open ? "talk-columns is-open" : "talk-columns"}>
        <Queue
          key={store.id}
          store={store.id}
          wish={wish}
          onWish={setWish}
          open={open}
          onOpen={onOpen}
          search={search}
          onEnter={onEnter}
        />
        {open ? (
          <Open key={open} store={store} id={open} field={field} close={() => onOpen(null)} />
        ) : (
          <section className="talk-open talk-nothing">
            <Empty title={t("support.choose")} about={t("support.keys")} icon="comment" />
          </section>
        )}
      </div>
    </div>
  );
}
