/** Conversations in which the platform was asked: the longest ago first, with both sides in view. */
import { call } from "@guang/api";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button, Popconfirm, Skeleton } from "antd";
import { useSearchParams } from "react-router";
import { Ago, Empty, Face, Failure, Head, Nothing } from "../shell/parts";
import { useWords } from "../texts";
import { Composer } from "./Composer";
import { Said } from "./Said";
import { useDo } from "./state";
import type { Asked as AskedTalk, AskedTalks } from "./types";
import "./support.css";

const BASE = "/api/operator/conversations";

function Open({ id }: { id: string }) {
  const t = useWords();
  const act = useDo();
  const path = `${BASE}/${id}`;
  const query = useQuery({
    queryKey: ["asked", id],
    queryFn: () => call<AskedTalk>("GET", path),
    refetchInterval: 15_000,
  });
  if (query.isError && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active className="talk-waiting" />;
  const { talk, store, taken, mine } = query.data;
  const over = talk.state === "closed";
  return (
    <section className="talk-open" aria-label={t("support.conversation")}>
      <header className="talk-head">
        <div>
          <h2>
            {talk.buyer?.name ?? t("support.left")} · {store.name}
          </h2>
          <p className="quiet">{t(mine ? "asked.mine" : taken ? "asked.taken" : "asked.free")}</p>
        </div>
        <div className="acts">
          {!taken && !over && (
            <Button onClick={() => void act(() => call("POST", `${path}/assign`))}>
              {t("support.take")}
            </Button>
          )}
          {!over && (
            <Popconfirm
              title={t("asked.close.sure")}
              onConfirm={() => act(() => call("POST", `${path}/close`), t("support.closed"))}
            >
              <Button>{t("support.close")}</Button>
            </Popconfirm>
          )}
        </div>
      </header>
      <Said path={path} unread={talk.unread} read={0} />
      <Composer
        key={id}
        path={path}
        replies={[]}
        places={{ buyer: talk.buyer?.name ?? "", store: store.name, order: "" }}
        disabled={over ? t("asked.over") : undefined}
      />
    </section>
  );
}

export default function Asked() {
  const t = useWords();
  const [params, setParams] = useSearchParams();
  const open = params.get("talk");
  const query = useInfiniteQuery({
    queryKey: ["asked"],
    initialPageParam: "",
    refetchInterval: 15_000,
    queryFn: ({ pageParam }) => call<AskedTalks>("GET", BASE, { query: { cursor: pageParam || null } }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="talk-page">
      <Head title={t("nav.asked")} about={t("asked.about")} />
      <div className="talk-columns two">
        <section className="talk-queue" aria-label={t("support.queue")}>
          {query.isError && !query.data ? (
            <Failure error={query.error} retry={() => void query.refetch()} />
          ) : rows.length === 0 ? (
            <Nothing pending={query.isPending}>{t("asked.calm")}</Nothing>
          ) : (
            <ul className="talk-rows">
              {rows.map(({ talk, store, asked_at, taken }) => (
                <li key={talk.id}>
                  <button
                    type="button"
                    className={talk.id === open ? "talk-row here" : "talk-row"}
                    aria-current={talk.id === open}
                    onClick={() => setParams({ talk: talk.id }, { replace: true })}
                  >
                    <Face image={talk.buyer?.avatar_url ?? null} name={talk.buyer?.name ?? "·"} size={36} />
                    <span className="grow">
                      <strong>{talk.buyer?.name ?? t("support.left")}</strong>
                      <span className="talk-last">{store.name}</span>
                    </span>
                    <span className="talk-side">
                      {asked_at && <Ago at={asked_at} />}
                      {!taken && <span className="state act">{t("asked.free")}</span>}
                      {talk.unread > 0 && <b className="talk-count">{talk.unread}</b>}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          {query.hasNextPage && (
            <Button type="text" block onClick={() => void query.fetchNextPage()}>
              {t("more")}
            </Button>
          )}
        </section>
        {open ? (
          <Open key={open} id={open} />
        ) : (
          <section className="talk-open talk-nothing">
            <Empty title={t("support.choose")} about={t("asked.about")} icon="shield" />
          </section>
        )}
      </div>
    </div>
  );
}
