/** What needs me now, how things go, and what came last. */
import type { Account } from "@guang/api";
import { call } from "@guang/api";
import { Icon, type IconName } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { Link } from "react-router";
import {
  useAfterSales,
  useArbitrations,
  useAsked,
  useAvailable,
  useCases,
  useDisputes,
  useGoodsCounts,
  useInvoices,
  useOrderCounts,
  useReports,
  useTalks,
} from "../state/counts";
import { useStore } from "../state/store";
import type { DeskOrder, DeskVideo, MyStore, Page } from "../state/types";
import { type Key, useWords } from "../texts";
import { Figures } from "./figures";
import { Ago, Amount, Empty, Goods, Head, State } from "./parts";

export const FEW_UNITS = 5;
const LATEST = 5;
const FILMS = 6;

interface Need {
  key: Key;
  to: string;
  icon: IconName;
  n: number;
  urgent?: boolean;
}

export function Board({ account }: { account: Account }) {
  const t = useWords();
  const store = useStore();
  const needs = useNeeds(store, account);
  return (
    <>
      <Head title={t("board.hello", { name: account.name })} about={t.date(new Date(), "day")} />
      <section aria-labelledby="needs" className="block">
        <h2 id="needs">{t("board.about")}</h2>
        {needs === null ? (
          <div className="card">
            <Skeleton active title={false} paragraph={{ rows: 3 }} />
          </div>
        ) : (
          <Needs needs={needs} />
        )}
      </section>
      {store ? (
        <>
          <section aria-labelledby="figures" className="block">
            <h2 id="figures">{t("board.figures")}</h2>
            <Figures store={store} />
          </section>
          <Latest store={store} />
        </>
      ) : account.roles.includes("operator") || account.roles.includes("creator") ? null : (
        <Empty title={t("store.none")} about={t("store.none.about")} icon="store">
          <Link to="/open-store">
            <Button type="primary">{t("store.open")}</Button>
          </Link>
        </Empty>
      )}
      <Films />
    </>
  );
}

/** The last videos, with what became of them. */
function Films() {
  const t = useWords();
  const videos = useVideos().data?.items.slice(0, FILMS) ?? [];
  if (!videos.length) return null;
  return (
    <section aria-labelledby="films" className="block">
      <header className="row">
        <h2 id="films">{t("board.films")}</h2>
        <Link to="/videos">{t("board.all_films")}</Link>
      </header>
      <ul className="posters">
        {videos.map((video) => (
          <li key={video.id}>
            <Link to="/videos">
              {video.poster_url ? (
                <img src={video.poster_url} alt="" loading="lazy" />
              ) : (
                <span className="blank" style={{ display: "block" }} />
              )}
              <strong>{video.title}</strong>
              <State of={video.state} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useVideos() {
  return useQuery({
    queryKey: ["videos"],
    queryFn: () => call<Page<DeskVideo>>("GET", "/api/me/videos"),
  });
}

/** Everything with a count; null until the first answers are in. */
function useNeeds(store: MyStore | null, account: Account): Need[] | null {
  const operator = account.roles.includes("operator");
  const orders = useOrderCounts(store);
  const goods = useGoodsCounts(store);
  const talks = useTalks(store);
  const afterSales = useAfterSales(store);
  const disputes = useDisputes(store);
  const invoices = useInvoices(store);
  const videos = useVideos();
  const reports = useReports(operator);
  const cases = useCases(operator);
  const arbitrations = useArbitrations(operator);
  const asked = useAsked(operator);
  const listed = (goods.data?.items ?? []).filter((line) => line.state === "listed").map((line) => line.id);
  const stock = useAvailable(store, listed);
  if ((store && (orders.isPending || goods.isPending)) || videos.isPending) return null;
  const few = [...(stock.data?.values() ?? [])].filter((units) => units <= FEW_UNITS).length;
  const of = (...states: string[]) =>
    (videos.data?.items ?? []).filter((video) => states.includes(video.state)).length;
  const all: Need[] = [
    {
      key: "board.to_ship",
      to: "/orders?state=paid",
      icon: "truck",
      n: orders.data?.counts.paid ?? 0,
      urgent: true,
    },
    { key: "board.after_sales", to: "/after-sales", icon: "returned", n: afterSales.data ?? 0, urgent: true },
    {
      key: "board.disputes",
      to: "/disputes?state=evidence_due",
      icon: "flag",
      n: disputes.data ?? 0,
      urgent: true,
    },
    { key: "board.invoices", to: "/invoices", icon: "paper", n: invoices.data ?? 0, urgent: true },
    { key: "support.board", to: "/support", icon: "comment", n: talks.data ?? 0, urgent: true },
    { key: "board.reports", to: "/reports", icon: "flag", n: reports.data?.items.length ?? 0, urgent: true },
    { key: "board.cases", to: "/cases", icon: "shield", n: cases.data?.items.length ?? 0, urgent: true },
    {
      key: "board.arbitration",
      to: "/arbitration",
      icon: "question",
      n: arbitrations.data ?? 0,
      urgent: true,
    },
    { key: "board.asked", to: "/asked", icon: "comment", n: asked.data ?? 0, urgent: true },
    { key: "board.rejected", to: "/videos", icon: "alert", n: of("rejected", "taken_down"), urgent: true },
    { key: "board.few", to: "/goods?state=listed", icon: "bag", n: few, urgent: true },
    { key: "board.in_work", to: "/videos", icon: "play", n: of("uploading", "transcoding", "reviewing") },
    { key: "board.unpaid", to: "/orders?state=created", icon: "card", n: orders.data?.counts.created ?? 0 },
    { key: "board.drafts", to: "/goods?state=draft", icon: "receipt", n: goods.data?.counts.draft ?? 0 },
  ];
  return all.filter((need) => need.n > 0);
}

function Needs({ needs }: { needs: Need[] }) {
  const t = useWords();
  if (!needs.length) {
    return (
      <div className="card calm">
        <Icon name="check" size={20} />
        <span>{t("board.calm")}</span>
      </div>
    );
  }
  return (
    <ul className="needs card flush">
      {needs.map((need) => (
        <li key={need.key}>
          <Link to={need.to}>
            <span className={need.urgent ? "dot urgent" : "dot"}>
              <Icon name={need.icon} size={18} />
            </span>
            <b>{need.n}</b>
            <span className="grow">{t(need.key, { n: need.n })}</span>
            <Icon name="forward" size={16} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Latest({ store }: { store: MyStore }) {
  const t = useWords();
  const orders = useOrderCounts(store);
  const rows: DeskOrder[] = (orders.data?.items ?? []).slice(0, LATEST);
  if (!rows.length) return null;
  return (
    <section aria-labelledby="latest" className="block">
      <header className="row">
        <h2 id="latest">{t("board.latest")}</h2>
        <Link to="/orders">{t("board.all_orders")}</Link>
      </header>
      <ul className="latest card flush">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={`/orders?state=${row.state}&order=${row.id}`}>
              <Goods
                image={row.lines[0]?.image_url ?? null}
                title={row.lines[0]?.title ?? ""}
                about={row.address.name}
              />
              <State of={row.state} />
              <span className="money">
                <Amount money={row.total} />
              </span>
              <Ago at={row.placed_at} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
