/** Who did what with an operator's powers; nothing here can be changed. */
import { get, type Money } from "@guang/api";
import { formatMoney } from "@guang/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Table } from "antd";
import { Ago, Failure, Head, More, Nothing } from "../shell/parts";
import { useSubjects } from "../state/subjects";
import { known, useWords, type Words } from "../texts";
import { Subject } from "./Subject";

type Facts = Record<string, unknown>;

const plain = (value: unknown): string =>
  value !== null && typeof value === "object" ? Object.values(value).map(plain).join(", ") : String(value);

/** What an act was about, in words: amounts as money, codes by their names. */
function told(facts: Facts, t: Words): [name: string, value: string][] {
  const { minor, currency, ...rest } = facts;
  const rows: Facts = typeof minor === "number" && typeof currency === "string" ? rest : facts;
  const said = Object.entries(rows).map(([name, value]): [string, string] => [
    known(t, `fact.${name}`, name),
    known(t, `fact.${name}.${plain(value)}`, plain(value)),
  ]);
  return rows === facts
    ? said
    : [...said, [t("fact.amount"), formatMoney({ minor, currency } as Money, t.locale)]];
}

export default function Acts() {
  const t = useWords();
  const acts = useInfiniteQuery({
    queryKey: ["acts"],
    initialPageParam: "",
    queryFn: ({ pageParam }) => get("/api/operator/acts", { query: { cursor: pageParam || undefined } }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = acts.data?.pages.flatMap((page) => page.items) ?? [];
  const cards = useSubjects(rows.flatMap((row) => [row.actor, row.subject]));
  if (acts.isError) return <Failure error={acts.error} retry={() => void acts.refetch()} />;
  return (
    <>
      <Head title={t("nav.acts")} about={t("acts.about")} />
      <div className="card flush">
        <Table
          rowKey="id"
          dataSource={rows}
          pagination={false}
          scroll={{ x: 900 }}
          locale={{ emptyText: <Nothing pending={acts.isPending}>{t("acts.empty")}</Nothing> }}
          columns={[
            { title: t("pages.at"), width: 130, render: (_, row) => <Ago at={row.at} /> },
            {
              title: t("acts.who"),
              width: 190,
              render: (_, row) => cards.get(row.actor)?.title ?? <code>{row.actor}</code>,
            },
            { title: t("acts.act"), width: 190, render: (_, row) => known(t, `act.${row.act}`, row.act) },
            {
              title: t("subject"),
              width: 260,
              render: (_, row) => row.subject && <Subject id={row.subject} card={cards.get(row.subject)} />,
            },
            {
              title: t("acts.facts"),
              render: (_, row) =>
                told(row.facts, t).map(([name, value]) => (
                  <div key={name}>
                    <span className="quiet">{name}</span> {value}
                  </div>
                )),
            },
          ]}
        />
        <More
          shown={rows.length}
          more={acts.hasNextPage}
          busy={acts.isFetchingNextPage}
          load={() => void acts.fetchNextPage()}
        />
      </div>
    </>
  );
}
