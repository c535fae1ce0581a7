/** What needs me now, and what to do next. */
import { type Account, call } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { useStore } from "../state/store";
import type { CountedPage, DeskOrder, DeskVideo, MyStore, Page, ProductLine } from "../state/types";
import { useWords } from "../texts";
import { Empty, Head } from "./parts";

export function Board({ account }: { account: Account }) {
  const t = useWords();
  const store = useStore();
  return (
    <>
      <Head title={t("board.hello", { name: account.name })} about={t("board.about")} />
      {store ? <StoreTiles store={store} /> : <NoStore />}
      <VideoTiles />
      {account.roles.includes("operator") && <OperatorTiles />}
    </>
  );
}

function Tile({
  to,
  count,
  label,
  urgent,
}: {
  to: string;
  count: number | undefined;
  label: string;
  urgent?: boolean;
}) {
  return (
    <Link className="tile" to={to}>
      <b style={urgent && count ? { color: "var(--accent-text)" } : undefined}>{count ?? "–"}</b>
      <span>{label}</span>
    </Link>
  );
}

function StoreTiles({ store }: { store: MyStore }) {
  const t = useWords();
  const orders = useQuery({
    queryKey: ["orders", store.id, "counts"],
    queryFn: () => call<CountedPage<DeskOrder>>("GET", `/api/stores/${store.id}/orders`),
  });
  const goods = useQuery({
    queryKey: ["goods", store.id, "counts"],
    queryFn: () => call<CountedPage<ProductLine>>("GET", `/api/stores/${store.id}/desk/products`),
  });
  const of = (counts: Record<string, number> | undefined, state: string) =>
    counts ? (counts[state] ?? 0) : undefined;
  return (
    <section aria-label={store.name}>
      <h2 style={{ fontSize: 16 }}>{store.name}</h2>
      <div className="tiles">
        <Tile
          to="/orders?state=paid"
          count={of(orders.data?.counts, "paid")}
          label={t("board.to_ship")}
          urgent
        />
        <Tile
          to="/orders?state=created"
          count={of(orders.data?.counts, "created")}
          label={t("board.unpaid")}
        />
        <Tile
          to="/orders?state=shipped"
          count={of(orders.data?.counts, "shipped")}
          label={t("board.on_the_way")}
        />
        <Tile to="/goods?state=listed" count={of(goods.data?.counts, "listed")} label={t("board.listed")} />
        <Tile to="/goods?state=draft" count={of(goods.data?.counts, "draft")} label={t("board.drafts")} />
      </div>
    </section>
  );
}

function VideoTiles() {
  const t = useWords();
  const videos = useQuery({
    queryKey: ["videos"],
    queryFn: () => call<Page<DeskVideo>>("GET", "/api/me/videos"),
  });
  const items = videos.data?.items;
  if (!items?.length) return null;
  const count = (...states: string[]) => items.filter((video) => states.includes(video.state)).length;
  return (
    <section aria-label={t("nav.videos")}>
      <h2 style={{ fontSize: 16 }}>{t("nav.videos")}</h2>
      <div className="tiles">
        <Tile
          to="/videos"
          count={count("uploading", "transcoding", "reviewing")}
          label={t("board.in_work")}
        />
        <Tile to="/videos" count={count("rejected", "taken_down")} label={t("board.rejected")} urgent />
        <Tile to="/videos" count={count("published")} label={t("board.published")} />
      </div>
    </section>
  );
}

function OperatorTiles() {
  const t = useWords();
  const reports = useQuery({
    queryKey: ["reports"],
    queryFn: () => call<Page<unknown>>("GET", "/api/operator/reports"),
  });
  const cases = useQuery({
    queryKey: ["cases"],
    queryFn: () => call<Page<unknown>>("GET", "/api/operator/cases"),
  });
  return (
    <section aria-label={t("nav.operator")}>
      <h2 style={{ fontSize: 16 }}>{t("nav.operator")}</h2>
      <div className="tiles">
        <Tile to="/reports" count={reports.data?.items.length} label={t("board.reports")} urgent />
        <Tile to="/cases" count={cases.data?.items.length} label={t("board.cases")} urgent />
      </div>
    </section>
  );
}

function NoStore() {
  const t = useWords();
  return (
    <Empty title={t("store.none")} about={t("store.none.about")}>
      <Link to="/open-store">
        <Button type="primary">{t("store.open")}</Button>
      </Link>
    </Empty>
  );
}
