/** How a store goes: four figures of the last seven days, each with its line and the seven days before. */
import { get, type Money } from "@guang/api";
import { formatMoney } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { Popover, Skeleton } from "antd";
import type { MyStore } from "../state/types";
import { useWords } from "../texts";
import { Failure } from "./parts";

const WEEK = 7;

export function Figures({ store }: { store: MyStore }) {
  const t = useWords();
  const found = useQuery({
    queryKey: ["figures", store.id],
    refetchInterval: 60_000,
    queryFn: () =>
      get("/api/stores/{store_id}/figures", {
        path: { store_id: store.id },
        query: { days: 2 * WEEK },
      }),
  });
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active paragraph={{ rows: 3 }} />;
  const { days, at } = found.data;
  const money = (minor: number) =>
    formatMoney({ minor: Math.round(minor), currency: store.currency } as Money, t.locale);
  const plain = (value: number) => value.toLocaleString(t.locale);
  const rows = [
    { key: "taken", values: days.map((day) => day.goods.minor), told: money },
    { key: "orders", values: days.map((day) => day.orders), told: plain },
    { key: "units", values: days.map((day) => day.units), told: plain },
    { key: "buyers", values: days.map((day) => day.buyers), told: plain },
  ] as const;
  const labels = days.slice(-WEEK).map((day) => t.date(day.day, "day"));
  return (
    <div className="figures">
      {rows.map((row) => (
        <Figure
          key={row.key}
          name={t(`figure.${row.key}`)}
          how={`${t(`figure.${row.key}.how`)} ${t("figure.asof", { at: t.date(at) })}`}
          values={row.values}
          told={row.told}
          labels={labels}
        />
      ))}
    </div>
  );
}

interface FigureProps {
  name: string;
  how: string;
  values: readonly number[];
  told: (value: number) => string;
  labels: string[];
}

function Figure({ name, how, values, told, labels }: FigureProps) {
  const t = useWords();
  const now = values.slice(-WEEK);
  const total = sum(now);
  const before = sum(values.slice(0, -WEEK));
  const change = before ? (total - before) / before : null;
  const table = now.map((value, at) => `${labels[at]}: ${told(value)}`).join("; ");
  return (
    <section className="figure card" aria-label={name}>
      <h3>
        {name}
        <Popover content={<div style={{ maxWidth: 280 }}>{how}</div>} trigger={["click"]}>
          <button type="button" className="how" aria-label={t("figure.how", { name })}>
            ?
          </button>
        </Popover>
      </h3>
      <strong>{told(total)}</strong>
      <p>
        {change === null
          ? t("figure.first")
          : t("figure.change", {
              change: change.toLocaleString(t.locale, { style: "percent", signDisplay: "exceptZero" }),
            })}
      </p>
      <Line values={now} label={table} />
    </section>
  );
}

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);

/** Seven days in a line; the last point, today, stands out because it is not over. */
export function Line({ values, label }: { values: readonly number[]; label: string }) {
  const [width, height, pad] = [240, 44, 4];
  const most = Math.max(...values, 1);
  const points = values.map((value, at) => ({
    x: pad + (at * (width - 2 * pad)) / Math.max(1, values.length - 1),
    y: height - pad - (value / most) * (height - 2 * pad),
  }));
  const path = points.map(({ x, y }, at) => `${at ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  const last = points.at(-1);
  return (
    <svg className="line" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <title>{label}</title>
      <path d={`${path}L${width - pad} ${height}L${pad} ${height}Z`} className="under" />
      <path d={path} className="stroke" />
      {last && <circle cx={last.x} cy={last.y} r="3.5" />}
    </svg>
  );
}
