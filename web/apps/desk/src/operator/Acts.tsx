/** Who did what with an operator's powers; nothing here can be changed. */
import { get } from "@guang/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Table } from "antd";
import { Ago, Failure, Head, More, Nothing } from "../shell/parts";
import { useSubjects } from "../state/subjects";
import { type Key, useWords } from "../texts";
import { Subject } from "./Subject";

const told = (value: unknown): string =>
  value !== null && typeof value === "object" ? Object.values(value).map(told).join(", ") : String(value);

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
  const named = (act: string) => {
    const words = t(`act.${act}` as Key);
    return words === `act.${act}` ? act : words;
  };
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
            { title: t("acts.act"), width: 190, render: (_, row) => named(row.act) },
            {
              title: t("subject"),
              width: 260,
              render: (_, row) => row.subject && <Subject id={row.subject} card={cards.get(row.subject)} />,
            },
            {
              title: t("acts.facts"),
              render: (_, row) =>
                Object.entries(row.facts).map(([name, value]) => (
                  <div key={name} className="quiet">
                    {name}: {told(value)}
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
