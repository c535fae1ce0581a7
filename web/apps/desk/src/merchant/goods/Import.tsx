/** Goods from a file: uploaded, read, shown, brought in. */
import { call } from "@guang/api";
import { Icon } from "@guang/ui";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, App as Feedback, Progress, Table, Upload } from "antd";
import { useEffect, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { download, Empty, Failure, Head } from "../../shell/parts";
import { useStore } from "../../state/store";
import { counted, trouble, useWords } from "../../texts";
import { type Batch, isMoving, newKey, useBatch, useTurn } from "./batch";
import { reasonOf } from "./reasons";

interface Counts {
  new: number;
  changed: number;
  same: number;
  drafts: number;
  variants: number;
  pictures: number;
  pictures_missing: number;
}
type Row = [line: number, reason: string, about: string];
interface Report {
  format?: string;
  foreseen?: Counts;
  brought?: Counts;
  errors?: Row[];
  coming?: { fate: "new" | "changed"; line: number; title: string; variants: number }[];
  fault?: string;
}

export default function Import() {
  const t = useWords();
  const store = useStore();
  const { message } = Feedback.useApp();
  const [params, setParams] = useSearchParams();
  const [busy, setBusy] = useState(false);
  const id = params.get("batch");
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} />;
  const send = async (file: File) => {
    setBusy(true);
    try {
      const batch = await call<Batch>("POST", `/api/stores/${store.id}/desk/imports`, {
        query: { name: file.name },
        headers: { "Content-Type": "application/octet-stream", "Idempotency-Key": newKey() },
        body: file,
      });
      setParams({ batch: batch.id }, { replace: true });
    } catch (error) {
      void message.error(trouble(error, t), 8);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Head title={t("goods.import")} about={t("import.about")} back={{ to: "/goods", name: t("nav.goods") }}>
        {id && <Button onClick={() => setParams({}, { replace: true })}>{t("import.another")}</Button>}
      </Head>
      {id ? (
        <Progressing store={store.id} id={id} />
      ) : (
        <Upload.Dragger
          accept=".csv,.tsv,.txt,.xml,.gz,.zip"
          showUploadList={false}
          disabled={busy}
          beforeUpload={(file) => {
            void send(file);
            return false;
          }}
        >
          <div className="empty">
            <span className="sign" aria-hidden>
              <Icon name="share" size={24} />
            </span>
            <h2>{busy ? t("uploading") : t("import.drop")}</h2>
            <p>{t("import.what")}</p>
          </div>
        </Upload.Dragger>
      )}
    </>
  );
}

function Progressing({ store, id }: { store: string; id: string }) {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const found = useBatch(store, id);
  const turn = useTurn(store);
  const state = found.data?.state;
  useEffect(() => {
    if (state === "done") void client.invalidateQueries({ queryKey: ["goods"] });
  }, [state, client]);
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const batch = found.data;
  const report = (batch?.report ?? {}) as Report;
  const name = String(batch?.wish.name ?? "");
  if (!batch || isMoving(batch))
    return (
      <div className="card" role="status">
        <strong>{name}</strong>
        <p className="quiet">
          {counted(
            t,
            batch?.state === "running" ? "import.running" : "import.reading",
            batch?.looked_at ?? 0,
          )}
        </p>
        <Progress
          percent={
            batch?.state === "running" && report.foreseen
              ? Math.min(99, Math.floor((batch.looked_at / Math.max(1, total(report.foreseen))) * 100))
              : 100
          }
          status="active"
          showInfo={batch?.state === "running"}
        />
      </div>
    );
  if (batch.state === "failed")
    return <Alert type="error" showIcon title={t("import.failed", { name })} description={report.fault} />;
  const told = report.brought ?? report.foreseen;
  const wanted = (report.foreseen?.new ?? 0) + (report.foreseen?.changed ?? 0);
  return (
    <>
      {batch.state === "done" && (
        <Alert
          type="success"
          showIcon
          style={{ marginBottom: 16 }}
          title={t("import.done", { name })}
          description={<Link to="/goods?sort=changed">{t("import.see")}</Link>}
        />
      )}
      {told && <Figures counts={told} format={report.format ?? ""} done={batch.state === "done"} />}
      {batch.state === "ready" && (
        <Button
          type="primary"
          disabled={!wanted}
          loading={turn.isPending}
          style={{ marginBottom: 16 }}
          onClick={() =>
            void turn
              .mutateAsync({ id, way: "begin" })
              .catch((error: unknown) => void message.error(trouble(error, t), 6))
          }
        >
          {wanted ? counted(t, "import.begin", wanted) : t("import.nothing")}
        </Button>
      )}
      <Errors rows={report.errors ?? []} name={name} />
      {batch.state === "ready" && <Coming rows={report.coming ?? []} all={wanted} />}
    </>
  );
}

const total = (counts: Counts) => counts.new + counts.changed + counts.same;

function Figures({ counts, format, done }: { counts: Counts; format: string; done: boolean }) {
  const t = useWords();
  const n = (count: number) => count.toLocaleString(t.locale);
  const shown: [string, number][] = [
    [t(done ? "import.was.new" : "import.new"), counts.new],
    [t(done ? "import.was.changed" : "import.changed"), counts.changed],
    [t("import.same"), counts.same],
    [t("import.pictures"), counts.pictures],
  ];
  return (
    <section style={{ marginBottom: 16 }} aria-label={format}>
      <p className="quiet">
        {format} · {counted(t, "import.variants", counts.variants)}
        {counts.pictures_missing > 0 && ` · ${counted(t, "import.missing", counts.pictures_missing)}`}
        {counts.drafts > 0 && ` · ${counted(t, "import.drafts", counts.drafts)}`}
      </p>
      <div className="figures" style={{ marginTop: 8 }}>
        {shown.map(([name, count]) => (
          <div key={name} className="card figure">
            <h3>{name}</h3>
            <strong>{n(count)}</strong>
          </div>
        ))}
      </div>
    </section>
  );
}

function Errors({ rows, name }: { rows: Row[]; name: string }) {
  const t = useWords();
  if (!rows.length) return null;
  const columns = [t("import.line"), t("import.reason"), t("import.row")] as const;
  return (
    <section className="card flush" style={{ marginBottom: 16 }}>
      <div className="bar">
        <strong>{counted(t, "import.errors", rows.length)}</strong>
        <span className="grow" />
        <Button
          size="small"
          onClick={() =>
            download(`${name}.errors.csv`, [
              [...columns],
              ...rows.map(([line, why, about]) => [line, reasonOf(t, why), about]),
            ])
          }
        >
          {t("import.errors.save")}
        </Button>
      </div>
      <Table<Row>
        size="small"
        rowKey={(row) => row.join()}
        dataSource={rows}
        pagination={rows.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        columns={[
          {
            title: columns[0],
            width: 90,
            align: "right",
            render: (_, row) => row[0].toLocaleString(t.locale),
          },
          { title: columns[1], render: (_, row) => reasonOf(t, row[1]) },
          { title: columns[2], width: 260, render: (_, row) => row[2] },
        ]}
      />
    </section>
  );
}

function Coming({ rows, all }: { rows: NonNullable<Report["coming"]>; all: number }) {
  const t = useWords();
  if (!rows.length) return null;
  return (
    <section className="card flush">
      <div className="bar">
        <strong>{t("import.coming", { n: rows.length, all: all.toLocaleString(t.locale) })}</strong>
      </div>
      <Table
        size="small"
        rowKey={(row) => row.line}
        dataSource={rows}
        pagination={false}
        columns={[
          { title: t("import.line"), width: 90, align: "right", dataIndex: "line" },
          { title: t("goods.title"), dataIndex: "title" },
          { title: t("goods.column.skus"), width: 90, align: "right", dataIndex: "variants" },
          {
            title: t("import.fate"),
            width: 130,
            render: (_, row) => (
              <span className={`state ${row.fate === "new" ? "good" : "move"}`}>
                {t(`import.fate.${row.fate}`)}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}
