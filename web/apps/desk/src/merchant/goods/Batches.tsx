/** What was changed by the batch lately, and by imports; each can be looked into, and most undone. */
import { get } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { Drawer, Table } from "antd";
import { Link, useSearchParams } from "react-router";
import { Ago, Empty, Failure, Head, Nothing } from "../../shell/parts";
import { useStore } from "../../state/store";
import { type Key, useWords } from "../../texts";
import { BatchView } from "./BatchView";
import { type Batch, isMoving } from "./batch";

const LOOKS: Record<string, string> = { done: "good", ready: "wait", failed: "bad" };

export default function Batches() {
  const t = useWords();
  const store = useStore();
  const [params, setParams] = useSearchParams();
  const id = params.get("batch");
  const found = useQuery({
    queryKey: ["batches", store?.id],
    enabled: store !== null,
    refetchInterval: ({ state }) => (state.data?.items.some(isMoving) ? 2_000 : false),
    queryFn: () => get("/api/stores/{store_id}/desk/batches", { path: { store_id: store?.id ?? "" } }),
  });
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const rows = found.data?.items ?? [];
  const open = rows.find((row) => row.id === id);
  return (
    <>
      <Head
        title={t("goods.batches")}
        about={t("batches.about")}
        back={{ to: "/goods", name: t("nav.goods") }}
      />
      <div className="card flush">
        <Table<Batch>
          rowKey="id"
          dataSource={rows}
          pagination={false}
          locale={{ emptyText: <Nothing pending={found.isPending}>{t("batches.empty")}</Nothing> }}
          columns={[
            {
              title: t("batches.what"),
              render: (_, row) =>
                row.kind === "import" ? (
                  <Link to={`/goods/import?batch=${row.id}`}>
                    {t("batch.kind.import")} · {String(row.wish.name ?? "")}
                  </Link>
                ) : (
                  <button type="button" className="link" onClick={() => setParams({ batch: row.id })}>
                    {t(`batch.kind.${row.kind}` as Key)}
                  </button>
                ),
            },
            {
              title: t("goods.state"),
              width: 140,
              render: (_, row) => (
                <span className={`state ${LOOKS[row.state] ?? (isMoving(row) ? "move" : "")}`}>
                  {t(`batch.state.${row.state}` as Key)}
                </span>
              ),
            },
            {
              title: t("batch.outcome.done"),
              width: 120,
              align: "right",
              render: (_, row) => made(row).toLocaleString(t.locale),
            },
            {
              title: t("batch.outcome.refused"),
              width: 120,
              align: "right",
              render: (_, row) => missed(row).toLocaleString(t.locale),
            },
            { title: t("batches.at"), width: 150, render: (_, row) => <Ago at={row.made_at} /> },
          ]}
        />
      </div>
      <Drawer
        open={open !== undefined}
        onClose={() => setParams({})}
        size={640}
        title={open ? t(`batch.kind.${open.kind}` as Key) : ""}
      >
        {open && <BatchView store={store.id} currency={store.currency} id={open.id} />}
      </Drawer>
    </>
  );
}

interface Brought {
  new?: number;
  changed?: number;
}

const made = ({ kind, counts, report }: Batch): number => {
  const brought = report.brought as Brought | undefined;
  return kind === "import" ? (brought?.new ?? 0) + (brought?.changed ?? 0) : (counts.done ?? 0);
};

const missed = ({ kind, counts, report }: Batch): number =>
  kind === "import"
    ? ((report.errors as unknown[] | undefined)?.length ?? 0)
    : (counts.refused ?? 0) + (counts.kept ?? 0);
