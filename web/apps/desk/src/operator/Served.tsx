/** Every page the feed served: to whom, from what, how fast. */
import { get } from "@guang/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Input, Table } from "antd";
import { useNavigate, useSearchParams } from "react-router";
import { Ago, Failure, Head, More, Nothing } from "../shell/parts";
import { useWords } from "../texts";

export default function Served() {
  const t = useWords();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const viewer = params.get("viewer") ?? "";
  const pages = useInfiniteQuery({
    queryKey: ["served", viewer],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      get("/api/operator/pages", {
        query: { viewer: viewer || undefined, cursor: pageParam || undefined, limit: 50 },
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Head title={t("nav.pages")} about={t("pages.about")}>
        <Input.Search
          allowClear
          aria-label={t("pages.viewer")}
          defaultValue={viewer}
          placeholder={t("pages.viewer")}
          onSearch={(value) => setParams(value.trim() ? { viewer: value.trim() } : {}, { replace: true })}
          style={{ width: 280 }}
        />
      </Head>
      {pages.isError ? (
        <Failure error={pages.error} retry={() => void pages.refetch()} />
      ) : (
        <div className="card flush">
          <Table
            rowKey="id"
            dataSource={rows}
            pagination={false}
            size="middle"
            scroll={{ x: 860 }}
            locale={{ emptyText: <Nothing pending={pages.isPending}>{t("pages.empty")}</Nothing> }}
            onRow={(row) => ({
              tabIndex: 0,
              onClick: () => void navigate(`/pages/${row.id}`),
              onKeyDown: (event) => event.key === "Enter" && void navigate(`/pages/${row.id}`),
              style: { cursor: "pointer" },
            })}
            columns={[
              { title: t("pages.at"), width: 140, render: (_, row) => <Ago at={row.at} /> },
              { title: t("pages.who"), render: (_, row) => <code>{row.viewer}</code> },
              {
                title: t("pages.recipe"),
                width: 130,
                render: (_, row) => <span className="chip">{row.recipe}</span>,
              },
              {
                title: t("trace.model"),
                width: 190,
                render: (_, row) => <code className="quiet">{row.model}</code>,
              },
              { title: t("pages.candidates"), width: 110, align: "right", dataIndex: "candidates" },
              { title: t("pages.items"), width: 90, align: "right", dataIndex: "items" },
              {
                title: t("pages.took"),
                width: 110,
                align: "right",
                render: (_, row) => `${(row.took_us / 1000).toFixed(1)} ms`,
              },
              {
                title: t("pages.silent"),
                width: 160,
                render: (_, row) =>
                  row.silent.map((name) => (
                    <span key={name} className="chip bad">
                      {name}
                    </span>
                  )),
              },
            ]}
          />
          <More
            shown={rows.length}
            more={pages.hasNextPage}
            busy={pages.isFetchingNextPage}
            load={() => void pages.fetchNextPage()}
          />
        </div>
      )}
    </>
  );
}
