/** Who did what with an operator's powers; nothing here can be changed. */
import { call } from "@guang/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Table } from "antd";
import { Failure, Head } from "../shell/parts";
import type { Page } from "../state/types";
import { useWords } from "../texts";

interface Act {
  id: string;
  actor: string;
  act: string;
  subject: string | null;
  facts: Record<string, unknown>;
  at: string;
}

const told = (facts: Record<string, unknown>) =>
  Object.entries(facts)
    .map(
      ([name, value]) =>
        `${name}: ${typeof value === "object" ? Object.values(value ?? {}).join(", ") : value}`,
    )
    .join(" · ");

export default function Acts() {
  const t = useWords();
  const acts = useInfiniteQuery({
    queryKey: ["acts"],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      call<Page<Act>>("GET", "/api/operator/acts", { query: { cursor: pageParam || null } }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (acts.isError) return <Failure error={acts.error} retry={() => void acts.refetch()} />;
  return (
    <>
      <Head title={t("nav.acts")} about={t("acts.about")} />
      <div className="card">
        <Table<Act>
          rowKey="id"
          loading={acts.isPending}
          dataSource={acts.data?.pages.flatMap((page) => page.items) ?? []}
          pagination={false}
          scroll={{ x: 760 }}
          locale={{ emptyText: <p style={{ padding: 32 }}>{t("acts.empty")}</p> }}
          columns={[
            { title: t("pages.at"), width: 180, render: (_, row) => t.date(row.at) },
            { title: t("acts.who"), width: 200, render: (_, row) => <code>{row.actor}</code> },
            { title: t("acts.act"), width: 180, dataIndex: "act" },
            { title: t("subject"), width: 200, render: (_, row) => <code>{row.subject ?? ""}</code> },
            { title: t("acts.facts"), render: (_, row) => <span className="quiet">{told(row.facts)}</span> },
          ]}
        />
        {acts.hasNextPage && (
          <Button block style={{ marginTop: 12 }} onClick={() => void acts.fetchNextPage()}>
            {t("more")}
          </Button>
        )}
      </div>
    </>
  );
}
