/** The store's orders: what has to be shipped first, each with its terms and its way. */
import { address, call } from "@guang/api";
import { oneLine } from "@guang/ui";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import {
  Button,
  Checkbox,
  Drawer,
  App as Feedback,
  Form,
  Input,
  Segmented,
  Select,
  Space,
  Table,
  Tag,
  Timeline,
  Typography,
} from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { Ago, Amount, Carried, Empty, Failure, Goods, Head, More, Nothing, State } from "../shell/parts";
import { useStore } from "../state/store";
import type { CountedPage, DeskOrder } from "../state/types";
import { type Key, trouble, useWords } from "../texts";
import { since } from "./goods/search";
import { type Parcel, ParcelFields } from "./orders/ParcelFields";
import { Replacements } from "./orders/Replacements";
import { ShipMany } from "./orders/ShipMany";

const STATES = [
  "paid",
  "packed",
  "created",
  "shipped",
  "delivered",
  "confirmed",
  "settled",
  "closed",
  "cancelled",
  "refunded",
];
const DAYS = [1, 7, 30, 90];
/** As many orders as one pick list holds. */
const MOST_PICKED = 200;

export default function Orders() {
  const t = useWords();
  const store = useStore();
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const search = useRef<HTMLInputElement | null>(null);
  const [chosen, choose] = useState<string[]>([]);
  const [shipping, setShipping] = useState(false);
  const q = params.get("q") ?? "";
  const state = params.get("state") ?? (q ? "" : "paid");
  const asked = {
    q: q || null,
    state: state === "all" ? null : state || null,
    since: since(params.get("days")),
    noted: params.get("noted") === "1" ? true : null,
    product: params.get("product"),
  };
  const orders = useInfiniteQuery({
    queryKey: ["orders", store?.id, asked],
    enabled: store !== null,
    initialPageParam: "",
    refetchInterval: 15_000,
    queryFn: ({ pageParam }) =>
      call<CountedPage<DeskOrder>>("GET", `/api/stores/${store?.id}/orders`, {
        query: { ...asked, cursor: pageParam || null },
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = orders.data?.pages.flatMap((page) => page.items) ?? [];
  const at = rows.findIndex((row) => row.id === params.get("order"));
  const show = useCallback(
    (change: Record<string, string | undefined>) => {
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(change)) value ? next.set(name, value) : next.delete(name);
      if (!("order" in change)) choose([]);
      setParams(next, { replace: true });
    },
    [params, setParams],
  );
  const look = useCallback((order: string | undefined) => show({ order }), [show]);

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest("input, textarea")) return;
      if (event.key === "/") {
        event.preventDefault();
        search.current?.focus();
      }
      if (event.key === "j") look(rows[Math.min(at + 1, rows.length - 1)]?.id);
      if (event.key === "k") look(rows[Math.max(at - 1, 0)]?.id);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [rows, at, look]);

  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} />;
  if (orders.isError) return <Failure error={orders.error} retry={() => void orders.refetch()} />;
  const counts = orders.data?.pages[0]?.counts ?? {};
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const may = store.rights.includes("orders");
  const picks = chosen
    .slice(0, MOST_PICKED)
    .map((id) => `order=${id}`)
    .join("&");
  return (
    <>
      <Head title={t("nav.orders")} about={t("orders.about")}>
        <Button href={address(`/api/stores/${store.id}/orders.csv`, { ...asked, lang: t.locale })} download>
          {t("export")}
        </Button>
        <Button disabled={!may} onClick={() => setShipping(true)}>
          {t("ship.many")}
        </Button>
      </Head>
      {may && state === "paid" && <Replacements store={store.id} />}
      <div className="card flush">
        <div className="bar">
          <Segmented
            value={state || "all"}
            onChange={(value) => show({ state: value, order: undefined })}
            options={[
              { value: "all", label: <Counted name={t("all")} n={all} /> },
              ...STATES.map((one) => ({
                value: one,
                label: <Counted name={t(`state.${one}` as Key)} n={counts[one] ?? 0} />,
              })),
            ]}
          />
        </div>
        <div className="bar">
          <Input.Search
            key={q}
            ref={(input) => {
              search.current = input?.input ?? null;
            }}
            aria-label={t("orders.search")}
            placeholder={t("orders.search")}
            allowClear
            maxLength={80}
            defaultValue={q}
            onSearch={(typed) =>
              show({ q: typed.trim(), state: typed.trim() ? "all" : "", order: undefined })
            }
            style={{ width: 420 }}
          />
          <Select
            aria-label={t("orders.placed")}
            placeholder={t("orders.placed")}
            allowClear
            value={params.get("days") ?? undefined}
            onChange={(days?: string) => show({ days })}
            options={DAYS.map((n) => ({ value: String(n), label: t("goods.changed.within", { n }) }))}
            style={{ width: 170 }}
          />
          <Checkbox
            checked={asked.noted === true}
            onChange={(event) => show({ noted: event.target.checked ? "1" : "" })}
          >
            {t("orders.noted")}
          </Checkbox>
        </div>
        {chosen.length > 0 && (
          <div className="bar chosen" role="toolbar" aria-label={t("chosen", { n: chosen.length })}>
            <strong>{t("chosen", { n: chosen.length.toLocaleString(t.locale) })}</strong>
            <span className="grow" />
            <Button onClick={() => void navigate(`/orders/pick?${picks}`)}>{t("pick")}</Button>
            <Button onClick={() => choose([])}>{t("goods.choose.none")}</Button>
          </div>
        )}
        <Table<DeskOrder>
          rowKey="id"
          dataSource={rows}
          pagination={false}
          className={chosen.length ? "head-stays below" : "head-stays"}
          rowSelection={{
            columnWidth: 48,
            selectedRowKeys: chosen,
            onChange: (keys) => choose(keys.map(String)),
            getTitleCheckboxProps: () => ({ "aria-label": t("choose.all") }) as object,
            getCheckboxProps: (row) =>
              ({ "aria-label": t("choose.one", { title: row.lines[0]?.title ?? row.id }) }) as object,
          }}
          rowClassName={(row) => (row.id === rows[at]?.id ? "at" : "")}
          onRow={(row) => ({
            tabIndex: 0,
            onClick: ({ target }) =>
              target instanceof HTMLElement && target.closest(".ant-table-selection-column")
                ? undefined
                : look(row.id),
            onKeyDown: (event) => event.key === "Enter" && look(row.id),
            style: { cursor: "pointer" },
          })}
          locale={{
            emptyText: (
              <Nothing pending={orders.isPending}>{t(q ? "nothing.found" : "orders.empty")}</Nothing>
            ),
          }}
          columns={[
            {
              title: t("order.items"),
              render: (_, row) => (
                <Goods
                  image={row.lines[0]?.image_url ?? null}
                  title={row.lines[0]?.title ?? ""}
                  about={[
                    row.lines[0]?.options.join(" · "),
                    `× ${row.lines.reduce((sum, line) => sum + line.units, 0)}`,
                    row.lines.length > 1 ? t("order.more", { n: row.lines.length - 1 }) : "",
                  ]
                    .filter(Boolean)
                    .join("  ")}
                />
              ),
            },
            { title: t("order.buyer"), width: 160, render: (_, row) => row.address.name },
            {
              title: t("order.total"),
              width: 120,
              align: "right",
              render: (_, row) => <Amount money={row.total} />,
            },
            {
              title: t("order.placed"),
              width: 150,
              render: (_, row) => <Ago at={row.placed_at} />,
            },
            {
              title: t("goods.state"),
              width: 130,
              render: (_, row) => (
                <>
                  <State of={row.state} />
                  {row.speed === "express" && <Tag color="orange">{t("speed.express")}</Tag>}
                </>
              ),
            },
          ]}
        />
        <More
          shown={rows.length}
          more={orders.hasNextPage}
          busy={orders.isFetchingNextPage}
          load={() => void orders.fetchNextPage()}
        />
      </div>
      {shipping && <ShipMany store={store.id} close={() => setShipping(false)} />}
      <OrderDrawer order={rows[at] ?? null} storeId={store.id} close={() => look(undefined)} />
    </>
  );
}

function Counted({ name, n }: { name: string; n: number }) {
  const t = useWords();
  return (
    <>
      {name}
      <span className="count">{n.toLocaleString(t.locale)}</span>
    </>
  );
}

function OrderDrawer({
  order,
  storeId,
  close,
}: {
  order: DeskOrder | null;
  storeId: string;
  close: () => void;
}) {
  const t = useWords();
  return (
    <Drawer
      open={order !== null}
      onClose={close}
      size={460}
      title={
        order ? (
          <Space>
            {t("order")}
            <State of={order.state} />
          </Space>
        ) : (
          ""
        )
      }
    >
      {order && (
        <>
          {order.lines.map((line) => (
            <div key={line.id} className="anchor">
              <Goods
                image={line.image_url}
                title={line.title}
                about={`${line.options.join(" · ")} × ${line.units}`}
              />
              <Amount money={line.total} />
            </div>
          ))}
          <dl className="sums">
            <dt className="quiet">
              {t("order.shipping")} · {t(`speed.${order.speed}`)}
            </dt>
            <dd>
              <Amount money={order.shipping} />
            </dd>
            <dt className="all">{t("order.total")}</dt>
            <dd className="all">
              <Amount money={order.total} />
            </dd>
          </dl>
          <section className="parcel" aria-label={t("order.buyer")}>
            <strong>{order.address.name}</strong> {order.address.phone}
            <div>{oneLine(order.address)}</div>
            {order.note && <p className="quiet">“{order.note}”</p>}
          </section>
          {order.state === "paid" && <Ship order={order} storeId={storeId} done={close} />}
          {order.tracking && (
            <p>
              <Carried carrier={order.carrier ?? ""} tracking={order.tracking} />{" "}
              {order.courier_simulated && order.carrier !== "simulator" && (
                <span className="simulated">{t("order.simulated")}</span>
              )}
            </p>
          )}
          <Timeline
            className="steps"
            items={order.history.map((step) => ({
              color: step.state === "cancelled" ? "red" : "blue",
              content: (
                <>
                  {t(`step.${step.state}` as Key)} <span className="quiet count">{t.date(step.at)}</span>
                </>
              ),
            }))}
          />
          <p className="quiet order-number">
            {t("order.number")}{" "}
            <Typography.Text copyable={{ text: order.id }} code>
              {order.id}
            </Typography.Text>
          </p>
        </>
      )}
    </Drawer>
  );
}

function Ship({ order, storeId, done }: { order: DeskOrder; storeId: string; done: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [busy, setBusy] = useState(false);
  const ship = async (parcel: Parcel) => {
    setBusy(true);
    try {
      await call("POST", `/api/stores/${storeId}/orders/${order.id}/ship`, { body: parcel });
      await client.invalidateQueries({ queryKey: ["orders"] });
      void message.success(t("order.is_shipped"));
      done();
    } catch (error) {
      void message.error(trouble(error, t), 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form layout="vertical" onFinish={(parcel) => void ship(parcel as Parcel)} requiredMark={false}>
      <ParcelFields />
      <Button type="primary" htmlType="submit" loading={busy} block style={{ marginBottom: 16 }}>
        {t("order.ship")}
      </Button>
    </Form>
  );
}
