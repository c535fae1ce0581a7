/** Which ranker answers, how it ranked on days it had not seen, and whether its odds came true there. */
import { get, type Schemas } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { Skeleton, Table } from "antd";
import { useState } from "react";
import { Ago, Empty, Failure, Head } from "../shell/parts";
import { known, useWords } from "../texts";
import { Reliability } from "./Reliability";

type Trained = Schemas["TrainedModel"];

export default function Models() {
  const t = useWords();
  const [chosen, choose] = useState<string>();
  const found = useQuery({ queryKey: ["models"], queryFn: () => get("/api/operator/models") });
  if (found.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const { items, answering } = found.data;
  const shown = items.find((one) => one.version === (chosen ?? answering)) ?? items[0];
  return (
    <>
      <Head title={t("nav.models")} about={t("models.about")} />
      {shown ? (
        <>
          <Runs items={items} shown={shown} choose={choose} />
          <Trials of={shown} />
          <Odds of={shown} />
        </>
      ) : (
        <Empty icon="sliders" title={t("models.none")} about={t("models.none.about")} />
      )}
    </>
  );
}

function Runs({
  items,
  shown,
  choose,
}: {
  items: Trained[];
  shown: Trained;
  choose: (version: string) => void;
}) {
  const t = useWords();
  const ways = items.find((one) => one.ways.length > 0)?.ways.map((one) => one.way) ?? [];
  return (
    <div className="card flush">
      <Table
        rowKey="version"
        dataSource={items}
        pagination={false}
        size="middle"
        scroll={{ x: 820 }}
        onRow={(row) => ({
          tabIndex: 0,
          "aria-selected": row.version === shown.version,
          onClick: () => choose(row.version),
          onKeyDown: (event) => event.key === "Enter" && choose(row.version),
          style: { cursor: "pointer" },
        })}
        columns={[
          {
            title: t("models.version"),
            render: (_, row) => (
              <>
                <code>{row.version}</code>{" "}
                {row.answers && <span className="chip good">{t("models.answers")}</span>}
                {row.state !== "ready" && (
                  <span className={row.state === "shadow" ? "chip" : "chip bad"}>
                    {known(t, `models.state.${row.state}`, row.state)}
                  </span>
                )}
                {row.base && <div className="quiet">{t("models.base", { base: row.base })}</div>}
              </>
            ),
          },
          { title: t("models.trained"), width: 140, render: (_, row) => <Ago at={row.at} /> },
          ...ways.map((way) => ({
            title: known(t, `models.way.${way}`, way),
            width: 130,
            align: "right" as const,
            render: (_: unknown, row: Trained) =>
              row.ways.find((one) => one.way === way)?.hr20.toFixed(4) ?? "",
          })),
        ]}
      />
      <p className="quiet note">{t("models.hr20")}</p>
    </div>
  );
}

/** What later pages said: before it answered, and what ended that. */
function Trials({ of }: { of: Trained }) {
  const told = (["trial", "live"] as const).flatMap((kind) => {
    const against = of[kind];
    return against ? [{ kind, against }] : [];
  });
  return told.map(({ kind, against }) => <Against key={kind} kind={kind} of={against} />);
}

function Against({ kind, of }: { kind: "trial" | "live"; of: Schemas["AgainstTheOther"] }) {
  const t = useWords();
  const number = (value: number) => value.toLocaleString(t.locale, { maximumSignificantDigits: 2 });
  const signed = (value: number) =>
    value.toLocaleString(t.locale, { maximumFractionDigits: 4, signDisplay: "exceptZero" });
  return (
    <section className="card spaced" aria-labelledby={kind}>
      <h2 id={kind}>{t(`models.${kind}`)}</h2>
      <p>
        {t(of.gain < 0 ? "models.against.worse" : "models.against.better", {
          gain: number(Math.abs(of.gain)),
          error: number(of.error),
          lines: of.lines.toLocaleString(t.locale),
        })}
      </p>
      {of.actions.length > 0 && (
        <p className="quiet">
          {t("models.against.order")}{" "}
          {of.actions
            .map((one) => {
              const name = known(t, `models.action.${one.action}`, one.action);
              return `${name} ${signed(one.auc_gain)} ± ${number(one.auc_error)}`;
            })
            .join(" · ")}
        </p>
      )}
    </section>
  );
}

function Odds({ of }: { of: Trained }) {
  const t = useWords();
  return (
    <section className="card" aria-labelledby="odds">
      <h2 id="odds">{t("models.odds", { version: of.version })}</h2>
      <p className="quiet">{of.actions.length > 0 ? t("models.odds.about") : t("models.odds.none")}</p>
      <div className="diagrams">
        {of.actions.map((one) => (
          <Reliability key={one.action} of={one} name={known(t, `models.action.${one.action}`, one.action)} />
        ))}
      </div>
    </section>
  );
}
