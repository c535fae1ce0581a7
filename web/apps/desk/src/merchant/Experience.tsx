/** The store's experience score: what it is today, what made it, what it cost, and what follows. */
import { get } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { Skeleton, Table } from "antd";
import { Link } from "react-router";
import { Line } from "../shell/figures";
import { Ago, Empty, Failure, Head, Nothing, OrderName } from "../shell/parts";
import { orderAt, useOrderCards } from "../state/orders";
import { useStore } from "../state/store";
import { type Key, useWords } from "../texts";

export default function Experience() {
  const t = useWords();
  const store = useStore();
  const found = useQuery({
    queryKey: ["experience", store?.id],
    enabled: store !== null,
    queryFn: () => get("/api/stores/{store_id}/experience", { path: { store_id: store?.id ?? "" } }),
  });
  const cards = useOrderCards(found.data?.faults.map((fault) => fault.order) ?? []);
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} icon="store" />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const page = found.data;
  const points = (value: number | null) =>
    value === null ? "–" : value.toLocaleString(t.locale, { maximumFractionDigits: 1 });
  const share = (value: number | null) =>
    value === null ? "–" : value.toLocaleString(t.locale, { style: "percent", maximumFractionDigits: 1 });
  const scored = page.history.filter((day) => day.points !== null);
  const past = scored.map((day) => `${day.day}: ${points(day.points)}`).join("; ");
  return (
    <>
      <Head title={t("nav.experience")} about={t("experience.about", { days: page.window_days })} />
      <div className="experience">
        <section className="card score" aria-labelledby="score">
          <h2 id="score">{t("experience.score")}</h2>
          {page.points === null ? (
            <>
              <strong className="big">–</strong>
              <p>{t("experience.none", { has: page.orders, needs: page.fewest_orders })}</p>
              <progress max={page.fewest_orders} value={Math.min(page.orders, page.fewest_orders)} />
            </>
          ) : (
            <>
              <strong className="big">
                {points(page.points)}
                <small> / 100</small>
              </strong>
              <p>
                {t("experience.of", { day: page.day ? t.date(page.day, "day") : "", version: page.version })}
              </p>
              {scored.length > 1 && (
                <Line values={scored.map((day) => (day.points ?? 0) - page.lowest)} label={past} />
              )}
            </>
          )}
        </section>
        <section className="card" aria-labelledby="follows">
          <h2 id="follows">{t("experience.follows")}</h2>
          <p>{t("experience.paid", { days: page.settlement_days })}</p>
          <ul className="steps">
            {page.settlement.map((step) => (
              <li key={step.points} aria-current={page.points !== null && step.days === page.settlement_days}>
                <span>{t("experience.from", { points: step.points })}</span>
                <b>{t("experience.days", { n: step.days })}</b>
              </li>
            ))}
            <li aria-current={page.points === null}>
              <span>{t("experience.unscored")}</span>
              <b>{t("experience.days", { n: page.settlement_unscored_days })}</b>
            </li>
          </ul>
        </section>
      </div>
      <section className="block" aria-labelledby="parts">
        <h2 id="parts">{t("experience.parts")}</h2>
        <p className="quiet">{t("experience.parts.about", { half: page.half_life_days })}</p>
        <div className="card flush">
          <Table
            rowKey="metric"
            pagination={false}
            scroll={{ x: 760 }}
            dataSource={page.parts}
            locale={{ emptyText: <Nothing pending={false}>{t("experience.parts.none")}</Nothing> }}
            columns={[
              {
                title: t("experience.metric"),
                render: (_, part) => (
                  <div className="stack">
                    <strong>{t(`metric.${part.metric}` as Key)}</strong>
                    <span className="quiet">{t(`metric.${part.metric}.how` as Key)}</span>
                  </div>
                ),
              },
              {
                title: t("experience.dimension"),
                width: 170,
                render: (_, part) =>
                  `${t(`dimension.${part.dimension}` as Key)} · ${page.weights[part.dimension] ?? 0} %`,
              },
              {
                title: t("experience.counted"),
                width: 130,
                align: "right",
                render: (_, part) =>
                  `${part.counted.toLocaleString(t.locale, { maximumFractionDigits: 1 })} / ${part.cases.toLocaleString(t.locale, { maximumFractionDigits: 1 })}`,
              },
              {
                title: t("experience.rate"),
                width: 110,
                align: "right",
                render: (_, part) => share(part.rate),
              },
              {
                title: t("experience.rank"),
                width: 180,
                render: (_, part) =>
                  part.rank === null ? (
                    "–"
                  ) : (
                    <span className="meter" title={share(part.rank)}>
                      <meter min={0} max={1} low={0.25} high={0.6} optimum={1} value={part.rank} />
                      {share(part.rank)}
                    </span>
                  ),
              },
            ]}
          />
        </div>
      </section>
      <section className="block" aria-labelledby="faults">
        <h2 id="faults">{t("experience.faults")}</h2>
        <div className="card flush">
          <Table
            rowKey={(row) => `${row.metric}${row.at}${row.order}`}
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            dataSource={page.faults}
            locale={{ emptyText: <Nothing pending={false}>{t("experience.faults.none")}</Nothing> }}
            columns={[
              { title: t("experience.metric"), render: (_, row) => t(`metric.${row.metric}` as Key) },
              {
                title: t("order"),
                render: (_, row) =>
                  row.order ? (
                    <Link to={orderAt(row.order)}>
                      <OrderName id={row.order} card={cards.get(row.order)} />
                    </Link>
                  ) : (
                    "–"
                  ),
              },
              { title: t("experience.when"), width: 160, render: (_, row) => <Ago at={row.at} /> },
            ]}
          />
        </div>
      </section>
    </>
  );
}
