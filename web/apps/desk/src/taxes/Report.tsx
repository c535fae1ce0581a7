/** A month's taxes by rate and by day, as they were frozen with orders and refunds. */
import { call, type Schemas } from "@guang/api";
import { formatMoney, type Money, monthIn } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, DatePicker, Skeleton, Table } from "antd";
import { useState } from "react";
import { Amount, Failure } from "../shell/parts";
import type { MyStore } from "../state/types";
import { type Key, useWords } from "../texts";

type Found = Schemas["TaxReportOut"];
type Rate = Found["rates"][number];

export function Report({ store }: { store: MyStore }) {
  const t = useWords();
  const [month, setMonth] = useState(() => monthIn(store.time_zone));
  const base = `/api/stores/${store.id}/tax-report`;
  const found = useQuery({
    queryKey: ["tax-report", store.id, month],
    queryFn: () => call<Found>("GET", base, { query: { month } }),
  });
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return (
    <>
      <header className="row report-head">
        <p className="quiet">{t("taxes.month_of", { month, zone: store.time_zone })}</p>
        <span className="row-acts">
          <DatePicker
            picker="month"
            allowClear={false}
            placeholder={month}
            onChange={(value) => value && setMonth(value.format("YYYY-MM"))}
            aria-label={t("taxes.month")}
          />
          <Button href={`${base}.csv?month=${month}`} download>
            {t("taxes.csv")}
          </Button>
        </span>
      </header>
      {found.data ? <Month found={found.data} /> : <Skeleton active paragraph={{ rows: 8 }} />}
    </>
  );
}

function Month({ found }: { found: Found }) {
  const t = useWords();
  if (!found.rates.length && !found.untaxed.minor) return <p className="none card">{t("taxes.nothing")}</p>;
  return (
    <>
      {found.untaxed.minor > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("taxes.untaxed", { amount: formatMoney(found.untaxed, t.locale) })}
          description={t("taxes.untaxed.about")}
          style={{ marginBottom: 16 }}
        />
      )}
      {found.rates.length > 0 && <Reckoned found={found} />}
    </>
  );
}

/** What was sold and what tax was in it: in sum, by day, by rate. */
function Reckoned({ found }: { found: Found }) {
  const t = useWords();
  return (
    <>
      <div className="figures">
        <Figure name={t("taxes.turnover")} money={found.turnover} />
        <Figure name={t("taxes.tax")} money={found.tax} />
      </div>
      {found.days.length > 0 && <Days found={found} />}
      <div className="card flush">
        <Table<Rate>
          rowKey={(row) => `${row.country} ${row.kind} ${row.code} ${row.rate_bps}`}
          pagination={false}
          scroll={{ x: 880 }}
          dataSource={found.rates}
          columns={[
            {
              title: t("taxes.rate"),
              render: (_, row) => (
                <div className="stack">
                  <strong>{percent(row.rate_bps, t.locale)}</strong>
                  <span className="quiet">
                    {[
                      row.country,
                      t(`taxes.kind.${row.kind}` as Key),
                      t(`taxes.code.${row.code}` as Key),
                    ].join(" · ")}
                  </span>
                </div>
              ),
            },
            ...(["sales", "sales_tax", "refunds", "refunds_tax", "net", "tax"] as const).map((name) => ({
              title: t(`taxes.col.${name}`),
              align: "right" as const,
              render: (_: unknown, row: Rate) => (
                <span className="money">
                  <Amount money={row[name]} />
                </span>
              ),
            })),
          ]}
        />
      </div>
    </>
  );
}

function Figure({ name, money }: { name: string; money: Money }) {
  return (
    <section className="figure card" aria-label={name}>
      <h3>{name}</h3>
      <strong>
        <Amount money={money} />
      </strong>
    </section>
  );
}

/** Each day's sales upwards and refunds downwards; the words of every bar are read out and shown on it. */
function Days({ found }: { found: Found }) {
  const t = useWords();
  const [width, height, gap] = [1080, 150, 5];
  const { currency } = found.tax;
  const told = (minor: number) => formatMoney({ minor, currency } as Money, t.locale);
  const up = Math.max(...found.days.map((day) => day.sales.minor), 1);
  const down = Math.max(...found.days.map((day) => day.refunds.minor), 0);
  const zero = (height * up) / (up + down);
  const scale = height / (up + down);
  const last = new Date(Number(found.month.slice(0, 4)), Number(found.month.slice(5)), 0).getDate();
  const step = width / last;
  return (
    <figure className="card days-chart">
      <figcaption className="quiet">{t("taxes.days", { currency })}</figcaption>
      <svg viewBox={`0 0 ${width} ${height + 18}`} role="img" aria-label={t("taxes.days", { currency })}>
        <line x1="0" x2={width} y1={zero} y2={zero} className="axis" />
        {found.days.map((day) => {
          const at = (Number(day.day.slice(8)) - 1) * step;
          const sales = day.sales.minor * scale;
          return (
            <g key={day.day}>
              <title>
                {t("taxes.day", {
                  day: day.day,
                  sales: told(day.sales.minor),
                  refunds: told(day.refunds.minor),
                  tax: told(day.tax.minor),
                })}
              </title>
              <rect x={at} y={zero - sales} width={step - gap} height={sales} className="sold" />
              <rect x={at} y={zero} width={step - gap} height={day.refunds.minor * scale} className="gone" />
            </g>
          );
        })}
        {[1, 8, 15, 22, last].map((day) => (
          <text key={day} x={(day - 1) * step} y={height + 14}>
            {day}
          </text>
        ))}
      </svg>
    </figure>
  );
}

export const percent = (bps: number, locale: string) =>
  (bps / 10_000).toLocaleString(locale, { style: "percent", maximumFractionDigits: 2 });
