/** One served page explained: every candidate, where it came from, its odds, and why it stood or fell. */
import { call } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { Button, Descriptions, Segmented, Skeleton, Table, Tag } from "antd";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { download, Failure, Head } from "../shell/parts";
import { useWords } from "../texts";
import type { PageLine } from "./Served";

interface Candidate {
  id: string;
  title: string | null;
  sources: string[];
  score: number | null;
  slot: number | null;
  removed_by: string | null;
  propensity: number | null;
  features: Record<string, number | null> | null;
}

interface PageTrace {
  page: PageLine;
  sources: string[];
  filters: string[];
  candidates: Candidate[];
  variants: Record<string, unknown>;
}

type Fate = "shown" | "passed" | "removed";
const fate = (one: Candidate): Fate => (one.slot !== null ? "shown" : one.removed_by ? "removed" : "passed");

export default function Trace() {
  const t = useWords();
  const navigate = useNavigate();
  const { page = "" } = useParams();
  const [only, setOnly] = useState<Fate>("shown");
  const trace = useQuery({
    queryKey: ["trace", page, t.locale],
    queryFn: () => call<PageTrace>("GET", `/api/operator/pages/${page}`),
  });
  if (trace.isPending) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (trace.isError) return <Failure error={trace.error} retry={() => void trace.refetch()} />;
  const { page: line, candidates } = trace.data;
  const count = (which: Fate) => candidates.filter((one) => fate(one) === which).length;
  const shown = candidates
    .filter((one) => fate(one) === only)
    .sort((a, b) =>
      only === "shown" ? (a.slot ?? 0) - (b.slot ?? 0) : (b.score ?? -1e9) - (a.score ?? -1e9),
    );
  const exportRows = () =>
    download(`${line.id}.csv`, [
      ["id", "title", "slot", "score", "removed_by", "sources", "propensity"],
      ...candidates.map((one) => [
        one.id,
        one.title ?? "",
        one.slot ?? "",
        one.score ?? "",
        one.removed_by ?? "",
        one.sources.join(" "),
        one.propensity ?? "",
      ]),
    ]);
  return (
    <>
      <Head title={t("trace.title")} about={<code>{line.id}</code>}>
        <Button onClick={() => void navigate(-1)}>{t("back")}</Button>
        <Button onClick={exportRows}>{t("export")}</Button>
      </Head>
      <div className="card" style={{ marginBottom: 16 }}>
        <Descriptions size="small" column={{ xs: 1, md: 3 }}>
          <Descriptions.Item label={t("pages.at")}>{t.date(line.at)}</Descriptions.Item>
          <Descriptions.Item label={t("pages.who")}>
            <Link to={`/pages?viewer=${line.viewer}`}>{line.viewer}</Link>
          </Descriptions.Item>
          <Descriptions.Item label={t("pages.recipe")}>{line.recipe}</Descriptions.Item>
          <Descriptions.Item label={t("trace.model")}>{line.model}</Descriptions.Item>
          <Descriptions.Item label={t("pages.took")}>{(line.took_us / 1000).toFixed(1)} ms</Descriptions.Item>
          <Descriptions.Item label={t("pages.silent")}>{line.silent.join(", ") || "–"}</Descriptions.Item>
        </Descriptions>
      </div>
      <div className="card">
        <Segmented<Fate>
          value={only}
          onChange={setOnly}
          options={(["shown", "passed", "removed"] as const).map((which) => ({
            value: which,
            label: `${t(`trace.${which}`)} ${count(which)}`,
          }))}
          style={{ marginBottom: 16 }}
        />
        <Table<Candidate>
          rowKey="id"
          dataSource={shown}
          size="middle"
          sticky
          scroll={{ x: 860 }}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          expandable={{
            rowExpandable: (one) => one.features !== null,
            expandedRowRender: (one) => <Features of={one.features ?? {}} />,
          }}
          columns={[
            ...(only === "shown"
              ? [{ title: "#", width: 56, render: (_: unknown, one: Candidate) => (one.slot ?? 0) + 1 }]
              : []),
            {
              title: t("trace.item"),
              render: (_, one) => (
                <>
                  <div>{one.title ?? t("trace.gone")}</div>
                  <code className="quiet">{one.id}</code>
                </>
              ),
            },
            {
              title: t("trace.sources"),
              width: 240,
              render: (_, one) => one.sources.map((name) => <Tag key={name}>{name}</Tag>),
            },
            ...(only === "removed"
              ? [
                  {
                    title: t("trace.by"),
                    width: 180,
                    render: (_: unknown, one: Candidate) => <Tag color="red">{one.removed_by}</Tag>,
                  },
                ]
              : []),
            {
              title: t("trace.score"),
              width: 110,
              align: "right" as const,
              render: (_, one) => one.score?.toFixed(4) ?? "–",
            },
            {
              title: t("trace.propensity"),
              width: 120,
              align: "right" as const,
              render: (_, one) => (one.propensity === null ? "–" : one.propensity.toFixed(4)),
            },
          ]}
        />
      </div>
    </>
  );
}

function Features({ of }: { of: Record<string, number | null> }) {
  const entries = Object.entries(of).filter(([, value]) => value !== null && value !== 0);
  return (
    <div
      style={{
        display: "grid",
        gridTemplateColumns: "repeat(auto-fill, minmax(220px, 1fr))",
        gap: "4px 24px",
      }}
    >
      {entries.map(([name, value]) => (
        <div key={name} style={{ display: "flex", justifyContent: "space-between" }}>
          <span className="quiet">{name}</span>
          <span>{Number(value).toPrecision(4)}</span>
        </div>
      ))}
    </div>
  );
}
