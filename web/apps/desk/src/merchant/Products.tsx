/** The store's goods: search, states, stock, list and take down, several at once. */
import { call } from "@guang/api";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Input, Segmented, Table } from "antd";
import { useEffect, useRef, useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { FEW_UNITS } from "../shell/Board";
import { Ago, Amount, download, Empty, Failure, Goods, Head, More, Nothing, State } from "../shell/parts";
import { useAvailable } from "../state/counts";
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

  const rows = goods.data?.pages.flatMap((page) => page.items) ?? [];
  const stock = useAvailable(
    store,
    rows.slice(-100).map((row) => row.id),
  );

  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} />;
  if (goods.isError) return <Failure error={goods.error} retry={() => void goods.refetch()} />;
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
      <div className="card flush">
        <div className="bar">
          <Segmented
            value={state}
            onChange={(value) => show({ state: value })}
            options={[
              { value: "", label: <Counted name={t("all")} n={all} /> },
              ...STATES.map((one) => ({
                value: one,
                label: <Counted name={t(`state.${one}` as Key)} n={counts[one] ?? 0} />,
              })),
            ]}
          />
          <Input.Search
            ref={(input) => {
              search.current = input?.input ?? null;
            }}
            aria-label={t("goods.search")}
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
        </div>
        <Table<ProductLine>
          rowKey="id"
          dataSource={rows}
          pagination={false}
          className="wide"
          rowSelection={{
            columnWidth: 48,
            selectedRowKeys: chosen,
            onChange: (keys) => choose(keys.map(String)),
            getTitleCheckboxProps: () => ({ "aria-label": t("choose.all") }) as object,
            getCheckboxProps: (row) => ({ "aria-label": t("choose.one", { title: row.title }) }) as object,
          }}
          locale={{
            emptyText: (
              <Nothing pending={goods.isPending}>
                {q || state ? t("nothing.found") : t("goods.empty")}
              </Nothing>
            ),
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
                  {row.price_to.minor !== row.price_from.minor && (
                    <>
                      {" – "}
                      <Amount money={row.price_to} />
                    </>
                  )}
                </>
              ),
            },
            {
              title: t("stock.available"),
              width: 110,
              align: "right",
              render: (_, row) => <Units n={stock.data?.get(row.id)} />,
            },
            {
              title: t("goods.changed"),
              width: 150,
              render: (_, row) => <Ago at={row.changed_at} />,
            },
          ]}
        />
        <More
          shown={rows.length}
          more={goods.hasNextPage}
          busy={goods.isFetchingNextPage}
          load={() => void goods.fetchNextPage()}
        />
      </div>
    </>
  );
}

function Counted({ name, n }: { name: string; n: number }) {
  return (
    <>
      {name}
      <span className="count">{n}</span>
    </>
  );
}

/** What can be sold; few stand out, none stands out more. */
function Units({ n }: { n: number | undefined }) {
  const t = useWords();
  if (n === undefined) return <span className="quiet">–</span>;
  if (n === 0) return <span className="state bad">{t("stock.none")}</span>;
  return <span className={n <= FEW_UNITS ? "state wait" : undefined}>{n.toLocaleString(t.locale)}</span>;
}
