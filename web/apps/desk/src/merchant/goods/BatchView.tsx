/** One batch: what it would change or has changed, line by line, and what can be done with it. */
import { get } from "@guang/api";
import { formatMoney } from "@guang/ui";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, App as Feedback, Progress, Segmented, Skeleton, Table } from "antd";
import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { Failure, More, Nothing } from "../../shell/parts";
import { counted, type Key, trouble, useWords } from "../../texts";
import { type Batch, isMoving, progress, useBatch, useTurn } from "./batch";

const SHOWN = ["planned", "done", "undone", "refused", "kept"] as const;
type Shown = (typeof SHOWN)[number];

export function BatchView({ store, currency, id }: { store: string; currency: string; id: string }) {
  const t = useWords();
  const found = useBatch(store, id);
  const client = useQueryClient();
  const was = useRef<string | undefined>(undefined);
  const state = found.data?.state;
  useEffect(() => {
    if (state !== was.current && (state === "done" || state === "undone") && was.current)
      void client.invalidateQueries({ queryKey: ["goods"] });
    was.current = state;
  }, [state, client]);
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active paragraph={{ rows: 6 }} />;
  const batch = found.data;
  const part = progress(batch);
  return (
    <>
      {isMoving(batch) && (
        <div role="status" className="block">
          <p className="quiet">
            {t(`batch.state.${batch.state}` as Key)} · {counted(t, "batch.looked_at", batch.looked_at)}
          </p>
          <Progress percent={part ?? 100} status="active" showInfo={part !== null} />
        </div>
      )}
      {!isMoving(batch) && <Said batch={batch} />}
      <Acts store={store} batch={batch} />
      {batch.state !== "planning" && <Lines store={store} currency={currency} batch={batch} />}
    </>
  );
}

/** In one sentence what would happen or has happened, and why not all of it. */
function Said({ batch }: { batch: Batch }) {
  const t = useWords();
  const { planned = 0, done = 0, refused = 0, undone = 0, kept = 0 } = batch.counts;
  const n = (count: number) => count.toLocaleString(t.locale);
  const said = {
    ready: planned ? counted(t, "batch.would", planned) : t("batch.nothing"),
    done: counted(t, "batch.did", done),
    undone: counted(t, "batch.undid", undone),
    failed: t("batch.failed"),
  }[batch.state as string];
  const missed = refused + kept;
  return (
    <Alert
      type={missed ? "warning" : batch.state === "ready" ? "info" : "success"}
      showIcon
      style={{ marginBottom: 16 }}
      title={said}
      description={
        missed > 0 && (
          <>
            {counted(t, kept ? "batch.not_undone" : "batch.not_made", missed)}
            <ul className="reasons">
              {Object.entries(batch.reasons).map(([why, count]) => (
                <li key={why}>
                  {t(`batch.why.${why}` as Key)} <b>{n(count)}</b>
                </li>
              ))}
            </ul>
          </>
        )
      }
    />
  );
}

function Acts({ store, batch }: { store: string; batch: Batch }) {
  const t = useWords();
  const { message, modal } = Feedback.useApp();
  const turn = useTurn(store);
  const { planned = 0, done = 0 } = batch.counts;
  const go = (way: "begin" | "undo") =>
    turn
      .mutateAsync({ id: batch.id, way })
      .catch((error: unknown) => void message.error(trouble(error, t), 6));
  if (batch.state === "ready" && planned > 0)
    return (
      <Button
        type="primary"
        loading={turn.isPending}
        onClick={() => void go("begin")}
        style={{ marginBottom: 16 }}
      >
        {counted(t, `batch.begin.${batch.kind}` as Key, planned)}
      </Button>
    );
  if (batch.state === "done" && done > 0 && batch.kind !== "import")
    return (
      <Button
        loading={turn.isPending}
        style={{ marginBottom: 16 }}
        onClick={() =>
          modal.confirm({
            title: counted(t, "batch.undo.sure", done),
            content: t("batch.undo.how"),
            okText: t("undo"),
            onOk: () => go("undo"),
          })
        }
      >
        {t("batch.undo")}
      </Button>
    );
  return null;
}

function Lines({ store, currency, batch }: { store: string; currency: string; batch: Batch }) {
  const t = useWords();
  const there = SHOWN.filter((one) => (batch.counts[one] ?? 0) > 0);
  const [picked, pick] = useState<Shown | null>(null);
  const outcome = picked && there.includes(picked) ? picked : there[0];
  const lines = useInfiniteQuery({
    queryKey: ["batch", batch.id, "lines", batch.state, outcome],
    enabled: outcome !== undefined,
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      get("/api/stores/{store_id}/desk/batches/{batch_id}/lines", {
        path: { store_id: store, batch_id: batch.id },
        query: { outcome, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (!outcome) return null;
  const rows = lines.data?.pages.flatMap((page) => page.items) ?? [];
  const value = (told: number | null) => {
    if (told === null) return "–";
    if (batch.kind === "price") return formatMoney({ minor: told, currency }, t.locale);
    if (batch.kind === "stock") return told.toLocaleString(t.locale);
    return t(told ? "state.listed" : "batch.off");
  };
  return (
    <div className="card flush">
      {there.length > 1 && (
        <div className="bar">
          <Segmented
            value={outcome}
            onChange={pick}
            options={there.map((one) => ({
              value: one,
              label: (
                <>
                  {t(`batch.outcome.${one}`)}
                  <span className="count">{(batch.counts[one] ?? 0).toLocaleString(t.locale)}</span>
                </>
              ),
            }))}
          />
        </div>
      )}
      <Table
        size="small"
        rowKey={(row) => `${row.product}${row.sku}`}
        dataSource={rows}
        pagination={false}
        locale={{ emptyText: <Nothing pending={lines.isPending}>{t("nothing.found")}</Nothing> }}
        columns={[
          {
            title: t("goods.title"),
            render: (_, row) => (
              <>
                <Link to={`/goods/${row.product}`} target="_blank">
                  {row.title}
                </Link>
                <div className="quiet">{[...row.options, row.code].filter(Boolean).join(" · ")}</div>
              </>
            ),
          },
          { title: t("batch.before"), width: 110, align: "right", render: (_, row) => value(row.before) },
          { title: t("batch.after"), width: 110, align: "right", render: (_, row) => value(row.after) },
          ...(outcome === "refused" || outcome === "kept" || rows.some((row) => row.reason)
            ? [
                {
                  title: t("batch.why"),
                  width: 190,
                  render: (_: unknown, row: (typeof rows)[number]) =>
                    row.reason ? t(`batch.why.${row.reason}` as Key) : "",
                },
              ]
            : []),
        ]}
      />
      <More
        shown={rows.length}
        more={lines.hasNextPage}
        busy={lines.isFetchingNextPage}
        load={() => void lines.fetchNextPage()}
      />
    </div>
  );
}
