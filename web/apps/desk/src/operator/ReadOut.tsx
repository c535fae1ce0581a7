/** What came out of an experiment so far: differences with intervals, or pages won; guardrails; and how old it is. */
import { get, type Schemas } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { Alert, Skeleton, Table } from "antd";
import { Ago, Failure } from "../shell/parts";
import { scaleOf } from "../state/money";
import { type Key, useWords } from "../texts";

type Estimate = Schemas["Estimate"];

interface Judged {
  metric: string;
  guards: boolean;
  less: boolean;
}

/** Means, differences and intervals; whoever looks before the end reads the wide ones. */
export function ReadOut({ of }: { of: Schemas["Experiment"] }) {
  const t = useWords();
  const told = useQuery({
    queryKey: ["experiment", of.key],
    queryFn: () => get("/api/operator/experiments/{key}", { path: { key: of.key } }),
  });
  if (told.isPending) return <Skeleton active />;
  if (told.isError) return <Failure error={told.error} retry={() => void told.refetch()} />;
  const { people, sound, mismatch, counted_at, absent } = told.data;
  const number = (n: number | undefined) => (n ?? 0).toLocaleString(t.locale);
  return (
    <div className="readout">
      <p>
        {of.kind === "duel" ? (
          <span className="chip">{t("experiments.people", { n: number(people[0]) })}</span>
        ) : (
          of.variants.map((one, place) => (
            <span key={one.name} className="chip">
              {one.name}: {t("experiments.people", { n: number(people[place]) })}
            </span>
          ))
        )}{" "}
        <span className="quiet">
          {counted_at ? (
            <>
              {t("experiments.counted")} <Ago at={counted_at} />
            </>
          ) : (
            t("experiments.uncounted")
          )}
        </span>
      </p>
      {!sound && (
        <Alert type="error" showIcon message={t("experiments.mismatch", { p: mismatch.toExponential(1) })} />
      )}
      {of.kind === "duel" ? <Duels of={told.data} /> : <Comparisons of={told.data} />}
      <p className="quiet">{t(of.kind === "duel" ? "experiments.duel.how" : "experiments.how")}</p>
      {(absent ?? []).map((name) => (
        <p key={name} className="quiet">
          {t(`experiments.absent.${name}` as Key)}
        </p>
      ))}
    </div>
  );
}

function Comparisons({ of }: { of: Schemas["ReadOut"] }) {
  const t = useWords();
  const mean = (row: Judged, value: number) => {
    const [scale, digits] = measureOf(row.metric);
    return (value / scale).toLocaleString(t.locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  };
  return (
    <Table
      rowKey={(row) => row.metric + row.variant}
      dataSource={of.comparisons}
      pagination={false}
      size="small"
      columns={[
        { title: t("experiments.metric"), render: (_, row) => <Metric of={row} /> },
        { title: t("experiments.variant"), width: 120, dataIndex: "variant" },
        {
          title: t("policies.before"),
          width: 100,
          align: "right",
          render: (_, row) => mean(row, row.control_mean),
        },
        { title: t("policies.after"), width: 100, align: "right", render: (_, row) => mean(row, row.mean) },
        {
          title: t("experiments.always"),
          width: 220,
          align: "right",
          render: (_, row) => <Interval of={row} told={row.always} scale={measureOf(row.metric)[0]} />,
        },
        {
          title: t("experiments.fixed"),
          width: 220,
          align: "right",
          render: (_, row) => <Interval of={row} told={row.fixed} scale={measureOf(row.metric)[0]} />,
        },
      ]}
    />
  );
}

/** Pages that either side won; the intervals are about the share of decided pages, in points from a half. */
function Duels({ of }: { of: Schemas["ReadOut"] }) {
  const t = useWords();
  return (
    <Table
      rowKey="metric"
      dataSource={of.duels ?? []}
      pagination={false}
      size="small"
      columns={[
        { title: t("experiments.duel.metric"), render: (_, row) => <Metric of={row} /> },
        ...(["control", "tried", "tied"] as const).map((side) => ({
          title: t(`experiments.duel.${side}` as Key),
          width: 110,
          align: "right" as const,
          render: (_: unknown, row: Schemas["Duel"]) => row[side].toLocaleString(t.locale),
        })),
        {
          title: t("experiments.duel.always"),
          width: 220,
          align: "right",
          render: (_, row) => <Interval of={row} told={row.always} scale={0.01} unit=" %" />,
        },
        {
          title: t("experiments.duel.fixed"),
          width: 220,
          align: "right",
          render: (_, row) => <Interval of={row} told={row.fixed} scale={0.01} unit=" %" />,
        },
      ]}
    />
  );
}

function Metric({ of }: { of: Judged }) {
  const t = useWords();
  const [name, currency] = of.metric.split(":");
  return (
    <>
      {t(`experiments.metric.${name}` as Key)}
      {currency && ` (${currency})`} {of.guards && <span className="chip">{t("experiments.guard")}</span>}
    </>
  );
}

/** Into how many parts a unit of a metric is counted, and with how many digits its mean is read. */
const measureOf = (metric: string): [number, number] => {
  const currency = metric.split(":")[1];
  return currency ? [scaleOf(currency), 2] : [1, 4];
};

interface IntervalProps {
  of: Judged;
  told: Estimate;
  scale: number;
  unit?: string;
}

function Interval({ of, told, scale, unit = "" }: IntervalProps) {
  const t = useWords();
  const { value, low, high } = told;
  const said = (part: number) =>
    (part / scale).toLocaleString(t.locale, { signDisplay: "exceptZero", maximumSignificantDigits: 3 });
  if (low === null || high === null || low === undefined || high === undefined)
    return <span className="quiet">{t("experiments.too_few")}</span>;
  const tells = low > 0 || high < 0;
  return (
    <span className={tells ? (of.less === value > 0 ? "chip bad" : "chip good") : "quiet"}>
      {said(value)}
      {unit} [{said(low)}, {said(high)}]
    </span>
  );
}
