/** One served page explained: every candidate, where it came from, its odds, and why it stood or fell. */
import { get, type Schemas } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { Button, Segmented, Skeleton, Table } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { download, Failure, Head } from "../shell/parts";
import { useSubjects } from "../state/subjects";
import { type Key, known, useWords } from "../texts";
import { byFilter, bySource, type Candidate, type Fate, fateOf, ordered, type Tally, total } from "./fates";
import { Subject } from "./Subject";

const FATES = ["shown", "passed", "removed"] as const;

export default function Trace() {
  const t = useWords();
  const { page = "" } = useParams();
  const [only, setOnly] = useState<Fate>("shown");
  const trace = useQuery({
    queryKey: ["trace", page, t.locale],
    queryFn: () => get("/api/operator/pages/{page}", { path: { page } }),
  });
  const shown = ordered((trace.data?.candidates ?? []).filter((one) => fateOf(one) === only));
  const cards = useSubjects(shown.map((one) => one.id));
  if (trace.isPending) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (trace.isError) return <Failure error={trace.error} retry={() => void trace.refetch()} />;
  const { page: line, candidates, sources, filters, variants, knobs } = trace.data;
  const count = (which: Fate) => candidates.filter((one) => fateOf(one) === which).length;
  return (
    <>
      <Head
        title={t("trace.title")}
        about={<code>{line.id}</code>}
        back={{ to: "/pages", name: t("nav.pages") }}
      >
        <Button onClick={() => exportRows(line.id, candidates)}>{t("export")}</Button>
      </Head>
      <Facts line={line} policy={String(variants.policy ?? "")} knobs={knobs} />
      <div className="halves">
        <section className="card" aria-labelledby="sources">
          <h2 id="sources">{t("trace.sources.about")}</h2>
          <Sources tallies={bySource(candidates, sources)} />
        </section>
        <section className="card" aria-labelledby="filters">
          <h2 id="filters">{t("trace.filters.about")}</h2>
          <Filters counts={byFilter(candidates, filters)} />
        </section>
      </div>
      <div className="card flush">
        <div className="bar">
          <Segmented<Fate>
            value={only}
            onChange={setOnly}
            options={FATES.map((which) => ({
              value: which,
              label: (
                <>
                  {t(`trace.${which}`)}
                  <span className="count">{count(which)}</span>
                </>
              ),
            }))}
          />
          <span className="quiet">{t(`trace.${only}.about`)}</span>
        </div>
        <Table<Candidate>
          rowKey="id"
          dataSource={shown}
          size="middle"
          scroll={{ x: 900 }}
          locale={{ emptyText: <p className="none">{t("trace.none")}</p> }}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          expandable={{
            columnWidth: 48,
            rowExpandable: (one) => Boolean(one.features),
            expandedRowRender: (one) => <Features of={one.features ?? {}} />,
          }}
          columns={[
            ...(only === "shown"
              ? [{ title: "#", width: 48, render: (_: unknown, one: Candidate) => (one.slot ?? 0) + 1 }]
              : []),
            {
              title: t("trace.item"),
              render: (_, one) => (
                <Subject
                  id={one.id}
                  card={cards.get(one.id) ?? { id: one.id, title: one.title ?? "", image_url: null, by: "" }}
                />
              ),
            },
            {
              title: t("trace.sources"),
              width: 230,
              render: (_, one) =>
                one.sources.map((name) => (
                  <span key={name} className="chip" title={name}>
                    {named("source", name, t)}
                  </span>
                )),
            },
            ...(only === "removed"
              ? [
                  {
                    title: t("trace.by"),
                    width: 180,
                    render: (_: unknown, one: Candidate) => (
                      <span className="chip bad">{named("filter", one.removed_by ?? "", t)}</span>
                    ),
                  },
                ]
              : []),
            {
              title: t("trace.score"),
              width: 100,
              align: "right" as const,
              render: (_, one) => one.score?.toFixed(4) ?? "–",
            },
            {
              title: t("trace.propensity"),
              width: 130,
              align: "right" as const,
              render: (_, one) => one.propensity?.toFixed(4) ?? "–",
            },
          ]}
        />
      </div>
    </>
  );
}

interface FactsProps {
  line: Schemas["PageLine"];
  policy: string;
  knobs: Record<string, unknown>;
}

function Facts({ line, policy, knobs }: FactsProps) {
  const t = useWords();
  return (
    <dl className="card facts">
      <div>
        <dt>{t("pages.at")}</dt>
        <dd>{t.date(line.at)}</dd>
      </div>
      <div>
        <dt>{t("pages.who")}</dt>
        <dd>
          <Link to={`/pages?viewer=${line.viewer}`}>
            <code>{line.viewer}</code>
          </Link>
        </dd>
      </div>
      <div>
        <dt>{t("pages.recipe")}</dt>
        <dd>{line.recipe}</dd>
      </div>
      <div>
        <dt>{t("trace.model")}</dt>
        <dd>
          <code>{line.model}</code>
        </dd>
      </div>
      {policy && (
        <div>
          <dt>{t("trace.policy")}</dt>
          <dd>
            <Link to="/policies">{known(t, `policies.${policy}`, policy)}</Link>
          </dd>
        </div>
      )}
      <div>
        <dt>{t("trace.knobs")}</dt>
        <dd>
          {Object.entries(knobs)
            .map(([name, value]) => `${name} = ${value}`)
            .join(", ") || t("trace.no_knobs")}
        </dd>
      </div>
      <div>
        <dt>{t("pages.took")}</dt>
        <dd>{(line.took_us / 1000).toFixed(1)} ms</dd>
      </div>
      <div>
        <dt>{t("pages.silent")}</dt>
        <dd>{line.silent.join(", ") || t("trace.all_answered")}</dd>
      </div>
    </dl>
  );
}

/** What each source brought, and what became of it. */
function Sources({ tallies }: { tallies: Tally[] }) {
  const t = useWords();
  const most = Math.max(1, ...tallies.map(total));
  return (
    <>
      <ul className="bars">
        {tallies.map((tally) => (
          <li key={tally.name}>
            <span title={tally.name}>{named("source", tally.name, t)}</span>
            <span
              className="track"
              role="img"
              aria-label={FATES.map((fate) => `${t(`trace.${fate}`)} ${tally[fate]}`).join(", ")}
            >
              {FATES.map((fate) => (
                <i key={fate} className={fate} style={{ width: `${(100 * tally[fate]) / most}%` }} />
              ))}
            </span>
            <b>{total(tally)}</b>
          </li>
        ))}
      </ul>
      <p className="legend">
        {FATES.map((fate) => (
          <span key={fate}>
            <i className={fate} /> {t(`trace.${fate}`)}
          </span>
        ))}
      </p>
    </>
  );
}

function Filters({ counts }: { counts: [string, number][] }) {
  const t = useWords();
  const most = Math.max(1, ...counts.map(([, n]) => n));
  return (
    <ul className="bars">
      {counts.map(([name, n]) => (
        <li key={name}>
          <span title={name}>{named("filter", name, t)}</span>
          <span className="track" aria-hidden>
            <i className="removed" style={{ width: `${(100 * n) / most}%` }} />
          </span>
          <b>{n}</b>
        </li>
      ))}
    </ul>
  );
}

/** A component in the reader's words; a new one by its own name. */
function named(kind: "source" | "filter", name: string, t: ReturnType<typeof useWords>): string {
  const key = `${kind}.${name}`;
  const words = t(key as Key);
  return words === key ? name : words;
}

function Features({ of }: { of: Record<string, number | null> }) {
  const t = useWords();
  const entries = Object.entries(of).filter(([, value]) => value !== null && value !== 0);
  if (!entries.length) return <span className="quiet">{t("trace.no_features")}</span>;
  return (
    <div className="stats">
      {entries.map(([name, value]) => (
        <div key={name}>
          <span className="quiet">{name}</span>
          <span>
            {Number(Number(value).toPrecision(4)).toLocaleString(t.locale, { maximumFractionDigits: 4 })}
          </span>
        </div>
      ))}
    </div>
  );
}

function exportRows(page: string, candidates: Candidate[]): void {
  download(`${page}.csv`, [
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
}
