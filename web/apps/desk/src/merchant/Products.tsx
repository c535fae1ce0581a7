/** The store's goods: search, states, stock, list and take down, several at once. */
import { call } from "@guang/api";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Input, Segmented, Space, Table } from "antd";
import { useEffect, useRef, useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { Amount, download, Empty, Failure, Goods, Head, State } from "../shell/parts";
import { useStore } from "../state/store";
import type { CountedPage, ProductLine, ProductState } from "../state/types";
import { type Key, trouble, useWords } from "../texts";

const STATES: ProductState[] = ["listed", "draft", "delisted"];

export default function Products() {
  const t = useWords();
  const store = useStore();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message, notification } = Feedback.useApp();
  const [params, setParams] = useSearchParams();
  const state = params.get("state") ?? "";
  const q = params.get("q") ?? "";
  const [chosen, choose] = useState<string[]>([]);
  const search = useRef<HTMLInputElement | null>(null);
  const goods = useInfiniteQuery({
    queryKey: ["goods", store?.id, state, q],
    enabled: store !== null,
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      call<CountedPage<ProductLine>>("GET", `/api/stores/${store?.id}/desk/products`, {
        query: { state: state || null, q: q || null, cursor: pageParam || null },
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea");
      if (event.key === "/" && !typing) {
        event.preventDefault();
        search.current?.focus();
      }
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);

  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} />;
  if (goods.isError) return <Failure error={goods.error} retry={() => void goods.refetch()} />;
  const rows = goods.data?.pages.flatMap((page) => page.items) ?? [];
  const counts = goods.data?.pages[0]?.counts ?? {};
  const all = STATES.reduce((sum, one) => sum + (counts[one] ?? 0), 0);
  const show = (change: Record<string, string>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(change)) value ? next.set(name, value) : next.delete(name);
    setParams(next, { replace: true });
    choose([]);
  };
  const move = async (ids: string[], to: "list" | "delist", undo = true) => {
    const done: string[] = [];
    for (const id of ids) {
      try {
        await call("POST", `/api/desk/products/${id}/${to}`);
        done.push(id);
      } catch (error) {
        void message.error(trouble(error, t));
      }
    }
    choose([]);
    await client.invalidateQueries({ queryKey: ["goods"] });
    if (!done.length || !undo) return;
    const key = `move-${done[0]}`;
    notification.success({
      key,
      title: t(to === "list" ? "goods.listed.n" : "goods.delisted.n", { n: done.length }),
      actions: (
        <Button
          size="small"
          onClick={() => {
            notification.destroy(key);
            void move(done, to === "list" ? "delist" : "list", false);
          }}
        >
          {t("undo")}
        </Button>
      ),
    });
  };
  const exportRows = () =>
    download("goods.csv", [
      [t("goods.title"), t("goods.state"), t("goods.price"), "ID"],
      ...rows.map((row) => [row.title, t(`state.${row.state}` as Key), row.price_from.minor / 100, row.id]),
    ]);
  return (
    <>
      <Head title={t("nav.goods")} about={t("goods.about")}>
        <Button onClick={exportRows} disabled={!rows.length}>
          {t("export")}
        </Button>
        <Button type="primary" onClick={() => void navigate("/goods/new")}>
          {t("goods.new")}
        </Button>
      </Head>
      <div className="card">
        <Space wrap style={{ marginBottom: 16 }}>
          <Segmented
            value={state}
            onChange={(value) => show({ state: value })}
            options={[
              { value: "", label: `${t("all")} ${all}` },
              ...STATES.map((one) => ({
                value: one,
                label: `${t(`state.${one}` as Key)} ${counts[one] ?? 0}`,
              })),
            ]}
          />
          <Input.Search
            ref={(input) => {
              search.current = input?.input ?? null;
            }}
            allowClear
            defaultValue={q}
            placeholder={t("goods.search")}
            onSearch={(value) => show({ q: value.trim() })}
            style={{ width: 260 }}
          />
          {chosen.length > 0 && (
            <>
              <span className="quiet">{t("chosen", { n: chosen.length })}</span>
              <Button onClick={() => void move(chosen, "list")}>{t("goods.list")}</Button>
              <Button onClick={() => void move(chosen, "delist")}>{t("goods.delist")}</Button>
            </>
          )}
        </Space>
        <Table<ProductLine>
          rowKey="id"
          loading={goods.isPending}
          dataSource={rows}
          pagination={false}
          sticky
          scroll={{ x: 720 }}
          rowSelection={{ selectedRowKeys: chosen, onChange: (keys) => choose(keys.map(String)) }}
          locale={{
            emptyText: <p style={{ padding: 32 }}>{q || state ? t("nothing.found") : t("goods.empty")}</p>,
          }}
          columns={[
            {
              title: t("goods.title"),
              render: (_, row) => (
                <Link to={`/goods/${row.id}`} style={{ color: "inherit" }}>
                  <Goods image={row.image_url} title={row.title} />
                </Link>
              ),
            },
            {
              title: t("goods.state"),
              width: 140,
              render: (_, row) => <State of={row.restricted ? "restricted" : row.state} />,
            },
            {
              title: t("goods.price"),
              width: 150,
              align: "right",
              render: (_, row) => (
                <>
                  <Amount money={row.price_from} />
                  {row.price_to.minor !== row.price_from.minor && "+"}
                </>
              ),
            },
            {
              title: t("goods.changed"),
              width: 190,
              render: (_, row) => <span className="quiet">{t.date(row.changed_at)}</span>,
            },
          ]}
        />
        {goods.hasNextPage && (
          <Button
            block
            style={{ marginTop: 12 }}
            loading={goods.isFetchingNextPage}
            onClick={() => void goods.fetchNextPage()}
          >
            {t("more")}
          </Button>
        )}
      </div>
    </>
  );
}
