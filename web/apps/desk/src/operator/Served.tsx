/** Every page the feed served: to whom, from what, how fast. */
import { call } from "@guang/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Input, Table, Tag } from "antd";
import { useNavigate, useSearchParams } from "react-router";
import { Failure, Head } from "../shell/parts";
import type { Page } from "../state/types";
import { useWords } from "../texts";

export interface PageLine {
  id: string;
  at: string;
  viewer: string;
  surface: string;
  recipe: string;
  model: string;
  items: number;
  candidates: number;
  took_us: number;
  silent: string[];
}

export default function Served() {
  const t = useWords();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const viewer = params.get("viewer") ?? "";
  const pages = useInfiniteQuery({
    queryKey: ["served", viewer],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      call<Page<PageLine>>("GET", "/api/operator/pages", {
        query: { viewer: viewer || null, cursor: pageParam || null, limit: 50 },
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (pages.isError) return <Failure error={pages.error} retry={() => void pages.refetch()} />;
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Head title={t("nav.pages")} about={t("pages.about")}>
        <Input.Search
          allowClear
          defaultValue={viewer}
          placeholder={t("pages.viewer")}
          onSearch={(value) => setParams(value.trim() ? { viewer: value.trim() } : {}, { replace: true })}
          style={{ width: 260 }}
        />
      </Head>
      <div className="card">
        <Table<PageLine>
          rowKey="id"
          loading={pages.isPending}
          dataSource={rows}
          pagination={false}
          sticky
          scroll={{ x: 860 }}
          locale={{ emptyText: <p style={{ padding: 32 }}>{t("pages.empty")}</p> }}
          onRow={(row) => ({
            tabIndex: 0,
            onClick: () => void navigate(`/pages/${row.id}`),
            onKeyDown: (event) => event.key === "Enter" && void navigate(`/pages/${row.id}`),
            style: { cursor: "pointer" },
          })}
          columns={[
            { title: t("pages.at"), width: 190, render: (_, row) => t.date(row.at) },
            { title: t("pages.who"), render: (_, row) => <code>{row.viewer}</code> },
            { title: t("pages.recipe"), width: 130, render: (_, row) => <Tag>{row.recipe}</Tag> },
            { title: t("pages.candidates"), width: 110, align: "right", dataIndex: "candidates" },
            { title: t("pages.items"), width: 80, align: "right", dataIndex: "items" },
            {
              title: t("pages.took"),
              width: 110,
              align: "right",
              render: (_, row) => `${(row.took_us / 1000).toFixed(1)} ms`,
            },
            {
              title: t("pages.silent"),
              width: 150,
              render: (_, row) =>
                row.silent.map((name) => (
                  <Tag key={name} color="gold">
                    {name}
                  </Tag>
                )),
            },
          ]}
        />
        {pages.hasNextPage && (
          <Button block style={{ marginTop: 12 }} onClick={() => void pages.fetchNextPage()}>
            {t("more")}
          </Button>
        )}
      </div>
    </>
  );
}
