/** How a store's reviews go: the mean, who gave how many stars, what is answered, and the last month. */
import { get } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { Popover, Skeleton } from "antd";
import type { ReactNode } from "react";
import { Failure } from "../shell/parts";
import { counted, useWords } from "../texts";
import { answered, bars, moved, type Tally } from "./asked";
import { Stars } from "./Stars";

interface Props {
  store: string;
  chosen: number | null;
  choose: (stars: number | null) => void;
}

export function Summary({ store, chosen, choose }: Props) {
  const t = useWords();
  const found = useQuery({
    queryKey: ["reviews", store, "tally"],
    refetchInterval: 60_000,
    queryFn: () => get("/api/stores/{store_id}/review-tally", { path: { store_id: store } }),
  });
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active paragraph={{ rows: 3 }} />;
  const tally = found.data;
  if (!tally.count) return null;
  const how = `${t("reviews.how")} ${t("reviews.asof", { at: t.date(tally.at) })}`;
  return (
    <section className="reviews-sum" aria-label={t("reviews.sum")}>
      <Figure name={t("reviews.mean")} how={how} value={one(tally.mean, t.locale)}>
        <Stars value={tally.mean} /> {counted(t, "reviews.count", tally.count)}
      </Figure>
      <div className="card figure">
        <h3>{t("reviews.spread")}</h3>
        <Spread tally={tally} chosen={chosen} choose={choose} />
      </div>
      <Answered tally={tally} />
      <Month tally={tally} />
    </section>
  );
}

const one = (value: number, locale: string): string =>
  value.toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 2 });

const percent = (share: number, locale: string): string =>
  share.toLocaleString(locale, { style: "percent", maximumFractionDigits: 0 });

function Figure({
  name,
  how,
  value,
  children,
}: {
  name: string;
  how: string;
  value: string;
  children: ReactNode;
}) {
  const t = useWords();
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
      <strong>{value}</strong>
      <p>{children}</p>
    </section>
  );
}

/** Bars that are also a filter: pressing one shows its reviews, pressing it again shows all. */
function Spread({ tally, chosen, choose }: { tally: Tally } & Omit<Props, "store">) {
  const t = useWords();
  return (
    <ul className="spread">
      {bars(tally.histogram).map(({ stars, n, share }) => (
        <li key={stars}>
          <button
            type="button"
            aria-pressed={chosen === stars}
            onClick={() => choose(chosen === stars ? null : stars)}
          >
            <span className="g-hidden-text">
              {t("reviews.bar", { stars, n, share: percent(share, t.locale) })}
            </span>
            <span aria-hidden>{stars}</span>
            <i aria-hidden>
              <b style={{ width: `${share * 100}%` }} />
            </i>
            <span aria-hidden>{n.toLocaleString(t.locale)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Answered({ tally }: { tally: Tally }) {
  const t = useWords();
  const share = answered(tally);
  return (
    <Figure
      name={t("reviews.answered")}
      how={t("reviews.answered.how")}
      value={share === null ? "–" : percent(share, t.locale)}
    >
      {counted(t, "reviews.waiting", tally.count - tally.answered)}
    </Figure>
  );
}

function Month({ tally }: { tally: Tally }) {
  const t = useWords();
  const change = moved(tally);
  return (
    <Figure
      name={t("reviews.recent", { n: tally.days })}
      how={t("reviews.recent.how", { n: tally.days })}
      value={tally.recent.count ? one(tally.recent.mean, t.locale) : "–"}
    >
      {counted(t, "reviews.count", tally.recent.count)}
      {" · "}
      {change === null
        ? counted(t, "reviews.before", tally.before.count)
        : t("reviews.moved", {
            change: change.toLocaleString(t.locale, { signDisplay: "exceptZero" }),
            n: tally.before.count.toLocaleString(t.locale),
          })}
    </Figure>
  );
}
