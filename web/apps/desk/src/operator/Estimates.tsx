/** What a policy would have earned on pages that were served, told from chances that were logged with them. */
import type { Schemas } from "@guang/api";
import { Alert, Table } from "antd";
import { counted, type Key, useWords } from "../texts";

type Worth = Schemas["Worth"];

interface Row {
  metric: string;
  way: string;
  before: Worth;
  after: Worth;
}

export function Estimates({ of }: { of: Schemas["Estimated"] }) {
  const t = useWords();
  if (of.pages === 0) return <p className="card none">{t("estimates.none")}</p>;
  const rows = of.worth
    .filter((one) => one.tried)
    .flatMap((after): Row[] => {
      const before = of.worth.find(
        (one) => !one.tried && one.metric === after.metric && one.way === after.way,
      );
      return before ? [{ metric: after.metric, way: after.way, before, after }] : [];
    });
  const share = new Intl.NumberFormat(t.locale, { style: "percent", maximumFractionDigits: 1 }).format(
    of.told,
  );
  return (
    <section className="card flush" aria-label={counted(t, "estimates.title", of.pages)}>
      <Table<Row>
        rowKey={(row) => row.metric + row.way}
        title={() => counted(t, "estimates.title", of.pages)}
        dataSource={rows}
        pagination={false}
        size="small"
        scroll={{ x: 900 }}
        columns={[
          { title: t("estimates.metric"), render: (_, row) => t(`experiments.metric.${row.metric}` as Key) },
          {
            title: t("estimates.way"),
            width: 190,
            render: (_, row) => (
              <abbr title={t(`estimates.way.${row.way}.about` as Key)}>
                {t(`estimates.way.${row.way}` as Key)}
              </abbr>
            ),
          },
          ...(["before", "after"] as const).map((side) => ({
            title: t(`policies.${side}`),
            width: 230,
            align: "right" as const,
            render: (_: unknown, row: Row) => <Value of={row[side]} />,
          })),
          {
            title: t("estimates.shows"),
            width: 130,
            align: "right",
            render: (_, row) => row.after.shows.toLocaleString(t.locale, { maximumFractionDigits: 0 }),
          },
        ]}
      />
      <p className="quiet padded">{t("estimates.told", { share })}</p>
      {of.unfelt.length > 0 && (
        <Alert
          type="warning"
          showIcon
          banner
          message={t("estimates.unfelt", { knobs: of.unfelt.join(", ") })}
        />
      )}
      <p className="quiet padded">{t("estimates.how")}</p>
    </section>
  );
}

function Value({ of }: { of: Worth }) {
  const t = useWords();
  const said = (part: number) => part.toLocaleString(t.locale, { maximumSignificantDigits: 3 });
  if (typeof of.value !== "number" || typeof of.low !== "number" || typeof of.high !== "number")
    return <span className="quiet">{t("experiments.too_few")}</span>;
  return (
    <>
      {said(of.value)}{" "}
      <span className="quiet">
        [{said(of.low)}, {said(of.high)}]
      </span>
    </>
  );
}
