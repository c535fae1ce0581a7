/** The store's orders: what has to be shipped first, each with its terms and its way. */
import { call } from "@guang/api";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import {
  AutoComplete,
  Button,
  Drawer,
  App as Feedback,
  Form,
  Input,
  Segmented,
  Space,
  Table,
  Timeline,
} from "antd";
import { useCallback, useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { Ago, Amount, download, Empty, Failure, Goods, Head, More, Nothing, State } from "../shell/parts";
import { useStore } from "../state/store";
import type { CountedPage, DeskOrder } from "../state/types";
import { type Key, trouble, useWords } from "../texts";

/** What most parcels in China travel with; anything else can be typed. */
const CARRIERS = ["顺丰速运", "京东物流", "中通快递", "圆通速递", "韵达快递", "EMS"];
const STATES = ["paid", "created", "shipped", "delivered", "confirmed", "cancelled"];

export default function Orders() {
  const t = useWords();
  const store = useStore();
  const [params, setParams] = useSearchParams();
  const state = params.get("state") ?? "paid";
  const orders = useInfiniteQuery({
    queryKey: ["orders", store?.id, state],
    enabled: store !== null,
    initialPageParam: "",
    refetchInterval: 15_000,
    queryFn: ({ pageParam }) =>
      call<CountedPage<DeskOrder>>("GET", `/api/stores/${store?.id}/orders`, {
        query: { state, cursor: pageParam || null },
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = orders.data?.pages.flatMap((page) => page.items) ?? [];
  const at = rows.findIndex((row) => row.id === params.get("order"));
  const look = useCallback(
    (id: string | undefined) => setParams(id ? { state, order: id } : { state }, { replace: true }),
    [setParams, state],
  );

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest("input, textarea")) return;
      if (event.key === "j") look(rows[Math.min(at + 1, rows.length - 1)]?.id);
      if (event.key === "k") look(rows[Math.max(at - 1, 0)]?.id);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [rows, at, look]);

  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} />;
  if (orders.isError) return <Failure error={orders.error} retry={() => void orders.refetch()} />;
  const counts = orders.data?.pages[0]?.counts ?? {};
  const exportRows = () =>
    download("orders.csv", [
      [t("order"), t("goods.state"), t("order.placed"), t("order.items"), t("order.total")],
      ...rows.map((row) => [
        row.id,
        t(`state.${row.state}` as Key),
        row.placed_at,
        row.lines.map((line) => `${line.title} × ${line.units}`).join("; "),
        row.total.minor / 100,
      ]),
    ]);
  return (
    <>
      <Head title={t("nav.orders")} about={t("orders.about")}>
        <Button onClick={exportRows} disabled={!rows.length}>
          {t("export")}
        </Button>
      </Head>
      <div className="card flush">
        <div className="bar">
          <Segmented
            value={state}
            onChange={(value) => setParams({ state: value }, { replace: true })}
            options={STATES.map((one) => ({
              value: one,
              label: (
                <>
                  {t(`state.${one}` as Key)}
                  <span className="count">{counts[one] ?? 0}</span>
                </>
              ),
            }))}
          />
        </div>
        <Table<DeskOrder>
          rowKey="id"
          dataSource={rows}
          pagination={false}
          scroll={{ x: 760 }}
          rowClassName={(row) => (row.id === rows[at]?.id ? "at" : "")}
          onRow={(row) => ({
            tabIndex: 0,
            onClick: () => look(row.id),
            onKeyDown: (event) => event.key === "Enter" && look(row.id),
            style: { cursor: "pointer" },
          })}
          locale={{ emptyText: <Nothing pending={orders.isPending}>{t("orders.empty")}</Nothing> }}
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
              render: (_, row) => <State of={row.state} />,
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
      <OrderDrawer order={rows[at] ?? null} storeId={store.id} close={() => look(undefined)} />
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
            <dt className="quiet">{t("order.shipping")}</dt>
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
            <div>
              {[order.address.region, order.address.city, order.address.district, order.address.street]
                .filter(Boolean)
                .join(" ")}
            </div>
            {order.note && <p className="quiet">“{order.note}”</p>}
          </section>
          {order.state === "paid" && <Ship order={order} storeId={storeId} done={close} />}
          {order.tracking && (
            <p>
              {order.carrier} {order.tracking}{" "}
              {order.courier_simulated && <span className="simulated">{t("order.simulated")}</span>}
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
          <code className="quiet">{order.id}</code>
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
  const ship = async (parcel: { carrier: string; tracking: string }) => {
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
    <Form
      layout="vertical"
      onFinish={(parcel) => void ship(parcel as { carrier: string; tracking: string })}
      requiredMark={false}
    >
      <Form.Item
        name="carrier"
        label={t("order.carrier")}
        rules={[{ required: true, message: t("required") }]}
      >
        <AutoComplete
          options={CARRIERS.map((value) => ({ value }))}
          showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
          maxLength={40}
        />
      </Form.Item>
      <Form.Item
        name="tracking"
        label={t("order.tracking")}
        rules={[{ required: true, message: t("required") }]}
      >
        <Input maxLength={64} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} block style={{ marginBottom: 16 }}>
        {t("order.ship")}
      </Button>
    </Form>
  );
}
