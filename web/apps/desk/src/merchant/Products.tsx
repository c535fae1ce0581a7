/** The store's goods, however many: found, filtered, chosen by the page or by the search, changed by the batch. */
import { address, get } from "@guang/api";
import { Icon } from "@guang/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Dropdown, Table } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { FEW_UNITS } from "../shell/Board";
import { Ago, Amount, Empty, Failure, Goods, Head, More, Nothing, State } from "../shell/parts";
import { useStore } from "../state/store";
import type { MyStore } from "../state/types";
import { counted, useWords } from "../texts";
import { type Asked, BatchDrawer } from "./goods/BatchDrawer";
import { Filters } from "./goods/Filters";
import { asked, type Column, isFiltered, keepColumns, keptColumns, searchOf } from "./goods/search";

type Line = Awaited<ReturnType<typeof page>>["items"][number];

const page = (store: string, params: URLSearchParams, cursor: string) =>
  get("/api/stores/{store_id}/desk/products", {
    path: { store_id: store },
    query: {
      ...Object.fromEntries(Object.entries(asked(params)).filter(([, value]) => value)),
      ...(params.get("sort") ? { sort: params.get("sort") } : {}),
      ...(cursor ? { cursor } : {}),
    } as object,
  });

export default function Products() {
  const t = useWords();
  const store = useStore();
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} />;
  return <List store={store} />;
}

function List({ store }: { store: MyStore }) {
  const t = useWords();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [chosen, choose] = useState<string[]>([]);
  const [everything, chooseEverything] = useState(false);
  const [at, stand] = useState(-1);
  const [columns, setColumns] = useState(keptColumns);
  const [batch, setBatch] = useState<Asked | null>(null);
  const search = useRef<HTMLInputElement | null>(null);
  const goods = useInfiniteQuery({
    queryKey: ["goods", store.id, params.toString()],
    initialPageParam: "",
    queryFn: ({ pageParam }) => page(store.id, params, pageParam),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = goods.data?.pages.flatMap((one) => one.items) ?? [];
  const counts = goods.data?.pages[0]?.counts ?? {};
  const state = params.get("state");
  const found = state ? (counts[state] ?? 0) : Object.values(counts).reduce((sum, n) => sum + n, 0);
  const may = store.rights.includes("goods");

  const turn = (next: URLSearchParams) => {
    setParams(next, { replace: true });
    choose([]);
    chooseEverything(false);
    stand(-1);
  };
  const show = (change: Record<string, string | undefined>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(change)) value ? next.set(name, value) : next.delete(name);
    turn(next);
  };
  const toggle = useCallback((id: string) => {
    chooseEverything(false);
    choose((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  }, []);
  useKeys(search, rows, at, stand, toggle, (row) => void navigate(`/goods/${row.id}`));

  const shown = useColumns(columns);
  if (goods.isError) return <Failure error={goods.error} retry={() => void goods.refetch()} />;
  const n = everything ? found : chosen.length;
  const change = (kind: Asked["kind"]) =>
    setBatch({ kind, n, chosen: everything ? { search: searchOf(params) } : { ids: chosen } });
  const file = address(`/api/stores/${store.id}/desk/products.csv`, { ...asked(params), lang: t.locale });
  return (
    <>
      <Head title={t("nav.goods")} about={t("goods.about")}>
        <Dropdown
          menu={{
            items: [
              { key: "import", label: <Link to="/goods/import">{t("goods.import")}</Link>, disabled: !may },
              {
                key: "export",
                disabled: !found,
                label: (
                  <a href={file} download>
                    {counted(t, "goods.export.n", found)}
                  </a>
                ),
              },
              { type: "divider" },
              {
                key: "batches",
                label: <Link to="/goods/batches">{t("goods.batches")}</Link>,
                disabled: !may,
              },
            ],
          }}
        >
          <Button>
            {t("goods.files")} <Icon name="down" size={14} />
          </Button>
        </Dropdown>
        <Button type="primary" disabled={!may} onClick={() => void navigate("/goods/new")}>
          {t("goods.new")}
        </Button>
      </Head>
      <div className="card flush">
        <Filters
          store={store}
          params={params}
          show={show}
          replace={(query) => turn(new URLSearchParams(query))}
          counts={counts}
          search={search}
          columns={columns}
          choose={(next) => {
            keepColumns(next);
            setColumns(next);
          }}
        />
        {n > 0 && may && (
          <Chosen
            n={n}
            found={found}
            everything={everything}
            all={() => chooseEverything(true)}
            none={() => {
              choose([]);
              chooseEverything(false);
            }}
            change={change}
          />
        )}
        <Table<Line>
          rowKey="id"
          dataSource={rows}
          pagination={false}
          className={n > 0 && may ? "head-stays below" : "head-stays"}
          rowClassName={(_, place) => (place === at ? "at" : "")}
          rowSelection={{
            columnWidth: 48,
            selectedRowKeys: everything ? rows.map((row) => row.id) : chosen,
            onChange: (keys) => {
              chooseEverything(false);
              choose(keys.map(String));
            },
            getTitleCheckboxProps: () => ({ "aria-label": t("choose.all") }) as object,
            getCheckboxProps: (row) => ({ "aria-label": t("choose.one", { title: row.title }) }) as object,
          }}
          locale={{
            emptyText: (
              <Nothing pending={goods.isPending}>
                {isFiltered(params) || state ? t("nothing.found") : t("goods.empty")}
              </Nothing>
            ),
          }}
          columns={shown}
        />
        <More
          shown={rows.length}
          more={goods.hasNextPage}
          busy={goods.isFetchingNextPage}
          load={() => void goods.fetchNextPage()}
        />
      </div>
      {batch && <BatchDrawer store={store} asked={batch} close={() => setBatch(null)} />}
    </>
  );
}

/** What is chosen, and what can be done with it; it stays in sight while one scrolls. */
function Chosen({
  n,
  found,
  everything,
  all,
  none,
  change,
}: {
  n: number;
  found: number;
  everything: boolean;
  all: () => void;
  none: () => void;
  change: (kind: Asked["kind"]) => void;
}) {
  const t = useWords();
  return (
    <div className="bar chosen" role="toolbar" aria-label={t("chosen", { n })}>
      <strong>{counted(t, "chosen", n)}</strong>
      {!everything && n < found && (
        <Button type="link" onClick={all}>
          {counted(t, "goods.choose.found", found)}
        </Button>
      )}
      <span className="grow" />
      <Button onClick={() => change("price")}>{t("goods.change.price")}</Button>
      <Button onClick={() => change("stock")}>{t("goods.change.stock")}</Button>
      <Button onClick={() => change("list")}>{t("goods.list")}</Button>
      <Button onClick={() => change("delist")}>{t("goods.delist")}</Button>
      <Button
        type="text"
        icon={<Icon name="close" size={16} />}
        aria-label={t("goods.choose.none")}
        onClick={none}
      />
    </div>
  );
}

function useColumns(shown: Column[]) {
  const t = useWords();
  const known: Record<Column, object> = {
    state: {
      title: t("goods.state"),
      width: 130,
      render: (_: unknown, row: Line) => (
        <State of={row.restricted ? "restricted" : row.in_review ? "reviewing" : row.state} />
      ),
    },
    price: {
      title: t("goods.price"),
      width: 170,
      align: "right",
      render: (_: unknown, row: Line) => (
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
    available: {
      title: t("stock.available"),
      width: 110,
      align: "right",
      render: (_: unknown, row: Line) => <Units n={row.available} />,
    },
    code: {
      title: t("sku.code"),
      width: 130,
      render: (_: unknown, row: Line) => row.code || <span className="quiet">–</span>,
    },
    skus: { title: t("goods.column.skus"), width: 90, align: "right", dataIndex: "skus" },
    changed: {
      title: t("goods.changed"),
      width: 140,
      render: (_: unknown, row: Line) => <Ago at={row.changed_at} />,
    },
    created: {
      title: t("goods.column.created"),
      width: 140,
      render: (_: unknown, row: Line) => <Ago at={row.created_at} />,
    },
  };
  return [
    {
      title: t("goods.title"),
      render: (_: unknown, row: Line) => (
        <Link to={`/goods/${row.id}`} style={{ color: "inherit" }}>
          <Goods image={row.image_url} title={row.title} />
        </Link>
      ),
    },
    ...shown.map((one) => ({ key: one, ...known[one] })),
  ];
}

/** `/` looks, `j` and `k` walk, `x` chooses, Enter opens. */
function useKeys(
  search: React.RefObject<HTMLInputElement | null>,
  rows: Line[],
  at: number,
  stand: (at: number) => void,
  toggle: (id: string) => void,
  open: (row: Line) => void,
) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.closest("input, textarea, [role=dialog], .ant-select") || event.metaKey || event.ctrlKey)
        return;
      const row = rows[at];
      if (event.key === "/") {
        event.preventDefault();
        search.current?.focus();
      } else if (event.key === "j") stand(Math.min(at + 1, rows.length - 1));
      else if (event.key === "k") stand(Math.max(at - 1, 0));
      else if (event.key === "x" && row) toggle(row.id);
      else if (event.key === "Enter" && row && !target?.closest("a, button")) open(row);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [search, rows, at, stand, toggle, open]);
  useEffect(() => {
    if (at >= 0) document.querySelector(".ant-table-row.at")?.scrollIntoView({ block: "nearest" });
  }, [at]);
}

/** What can be sold; few stand out, none stands out more. */
function Units({ n }: { n: number }) {
  const t = useWords();
  if (n === 0) return <span className="state bad">{t("stock.none")}</span>;
  return <span className={n <= FEW_UNITS ? "state wait" : undefined}>{n.toLocaleString(t.locale)}</span>;
}
