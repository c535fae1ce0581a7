/** What a store, or the platform, offers for a while: each promotion with its state, its terms and what it has done. */
import { call, newKey, type Schemas } from "@guang/api";
import { formatMoney, type Money } from "@guang/ui";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, App as Feedback, Segmented, Table } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { Amount, Empty, Failure, Head, More, Nothing } from "../shell/parts";
import { useStore } from "../state/store";
import { type Key, trouble, useWords } from "../texts";
import { type Draft, NewPromotion } from "./NewPromotion";

export type Promotion = Schemas["PromotionView"];
interface Found {
  items: Promotion[];
  next: string | null;
}

const STATES = ["running", "scheduled", "ended", "stopped"];

/** The store's own promotions. */
export function StorePromotions() {
  const t = useWords();
  const store = useStore();
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} icon="store" />;
  return (
    <Promotions
      title={t("nav.promotions")}
      about={t("promotions.about")}
      base={`/api/stores/${store.id}/promotions`}
      stop={(id) => `/api/desk/promotions/${id}/stop`}
      kinds={["time_limited", "member", "flash", "full_reduction", "store_coupon"]}
      currency={store.currency}
      store={store.id}
      may={store.rights.includes("goods")}
    />
  );
}

/** Those that the platform pays for. */
export function PlatformPromotions() {
  const t = useWords();
  return (
    <Promotions
      title={t("nav.subsidies")}
      about={t("subsidies.about")}
      base="/api/operator/promotions"
      stop={(id) => `/api/operator/promotions/${id}/stop`}
      kinds={["platform_coupon", "subsidy"]}
      currency="CNY"
      store={null}
      may
    />
  );
}

interface Props {
  title: string;
  about: string;
  base: string;
  stop: (id: string) => string;
  kinds: string[];
  currency: string;
  store: string | null;
  may: boolean;
}

function Promotions({ title, about, base, stop, kinds, currency, store, may }: Props) {
  const t = useWords();
  const client = useQueryClient();
  const { message, modal } = Feedback.useApp();
  const [params, setParams] = useSearchParams();
  const [making, setMaking] = useState(false);
  const [key, setKey] = useState(newKey);
  const state = params.get("state") ?? "running";
  const found = useInfiniteQuery({
    queryKey: ["promotions", base, state],
    initialPageParam: undefined as string | undefined,
    refetchInterval: 30_000,
    queryFn: ({ pageParam }) => call<Found>("GET", base, { query: { state, cursor: pageParam ?? null } }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const end = (row: Promotion) =>
    modal.confirm({
      title: t("promotion.stop.sure", { name: row.name[t.locale] ?? Object.values(row.name)[0] ?? "" }),
      content: t("promotion.stop.about"),
      okText: t("promotion.stop"),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await call("POST", stop(row.id));
          await client.invalidateQueries({ queryKey: ["promotions"] });
        } catch (error) {
          void message.error(trouble(error, t), 6);
        }
      },
    });
  const make = async (draft: Draft) => {
    await call("POST", base, { body: draft, headers: { "Idempotency-Key": key } });
    setKey(newKey());
    setMaking(false);
    void message.success(t("promotion.made"));
    await client.invalidateQueries({ queryKey: ["promotions"] });
    setParams({ state: draft.starts_at ? "scheduled" : "running" }, { replace: true });
  };
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return (
    <>
      <Head title={title} about={about}>
        {may && (
          <Button type="primary" onClick={() => setMaking(true)}>
            {t("promotion.new")}
          </Button>
        )}
      </Head>
      <div className="card flush">
        <div className="bar">
          <Segmented
            value={state}
            onChange={(value) => setParams({ state: value }, { replace: true })}
            options={STATES.map((one) => ({ value: one, label: t(`promotion.${one}` as Key) }))}
          />
        </div>
        <Table<Promotion>
          rowKey="id"
          pagination={false}
          scroll={{ x: 900 }}
          dataSource={rows}
          locale={{ emptyText: <Nothing pending={found.isPending}>{t("promotions.none")}</Nothing> }}
          columns={[
            {
              title: t("promotion.name"),
              render: (_, row) => (
                <div className="stack">
                  <strong>{row.name[t.locale] ?? Object.values(row.name)[0]}</strong>
                  <span className="quiet">
                    {t(`kind.${row.kind}` as Key)} · {terms(row, t)}
                  </span>
                </div>
              ),
            },
            {
              title: t("promotion.when"),
              width: 230,
              render: (_, row) => (
                <div className="stack">
                  <span>{t.date(row.starts_at)}</span>
                  <span className="quiet">– {t.date(row.ends_at)}</span>
                </div>
              ),
            },
            { title: t("promotion.left"), width: 170, render: (_, row) => <Left of={row} /> },
            {
              title: t("promotion.effect"),
              width: 190,
              render: (_, row) => (
                <div className="stack">
                  <span>
                    {t("promotion.orders", { n: row.effect.orders })} ·{" "}
                    {t("promotion.units", { n: row.effect.units })}
                  </span>
                  <span className="quiet">
                    {t("promotion.cost")} <Amount money={row.effect.off} />
                  </span>
                </div>
              ),
            },
            {
              width: 100,
              render: (_, row) =>
                may && (row.state === "running" || row.state === "scheduled") ? (
                  <Button size="small" danger type="text" onClick={() => end(row)}>
                    {t("promotion.stop")}
                  </Button>
                ) : null,
            },
          ]}
          expandable={{
            rowExpandable: (row) => row.items.length > 0,
            expandedRowRender: (row) => <Items of={row} />,
          }}
        />
        <More
          shown={rows.length}
          more={found.hasNextPage}
          busy={found.isFetchingNextPage}
          load={() => void found.fetchNextPage()}
        />
      </div>
      <Drawer
        open={making}
        onClose={() => setMaking(false)}
        title={t("promotion.new")}
        size={720}
        destroyOnHidden
      >
        <NewPromotion
          kinds={kinds}
          currency={currency}
          store={store}
          preview={`${base}/preview`}
          make={make}
        />
      </Drawer>
    </>
  );
}

/** The terms in a few words. */
function terms(row: Promotion, t: ReturnType<typeof useWords>): string {
  const told = (money: Money) => formatMoney(money, t.locale);
  if (row.tiers.length)
    return row.tiers
      .map((tier) =>
        tier.spend.minor
          ? t("terms.tier", { spend: told(tier.spend), off: told(tier.off) })
          : t("terms.off", { off: told(tier.off) }),
      )
      .join(" · ");
  if (row.rate_bps)
    return t("terms.rate", {
      rate: (row.rate_bps / 10_000).toLocaleString(t.locale, { style: "percent" }),
      most: row.most_off ? told(row.most_off) : "–",
    });
  return t("terms.items", { n: row.items.length });
}

/** How much of its own stock, of its coupons or of its budget is gone. */
function Left({ of }: { of: Promotion }) {
  const t = useWords();
  const stock = of.items.reduce((sum, item) => sum + (item.stock ?? 0), 0);
  const used = of.items.reduce((sum, item) => sum + (item.stock === null ? 0 : item.used), 0);
  const [gone, all, words] =
    of.budget && of.spent
      ? [
          of.spent.minor,
          of.budget.minor,
          `${formatMoney(of.spent, t.locale)} / ${formatMoney(of.budget, t.locale)}`,
        ]
      : of.total !== null
        ? [of.used ?? 0, of.total, `${of.used ?? 0} / ${of.total}`]
        : stock
          ? [used, stock, `${used} / ${stock}`]
          : [0, 0, ""];
  if (!all) return <span className="quiet">{t("promotion.unlimited")}</span>;
  return (
    <div className="stack">
      <span className="money">{words}</span>
      <progress max={all} value={gone} aria-label={t("promotion.left")} />
    </div>
  );
}

function Items({ of }: { of: Promotion }) {
  const t = useWords();
  return (
    <Table
      rowKey="sku"
      size="small"
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      dataSource={of.items}
      columns={[
        { title: "SKU", render: (_, item) => item.sku },
        {
          title: t("promotion.before"),
          align: "right",
          render: (_, item) => <Amount money={item.list_price} />,
        },
        { title: t("promotion.after"), align: "right", render: (_, item) => <Amount money={item.price} /> },
        {
          title: t("promotion.sold"),
          align: "right",
          render: (_, item) => (item.stock === null ? item.used : `${item.used} / ${item.stock}`),
        },
        { title: t("promotion.per_buyer"), align: "right", render: (_, item) => item.per_buyer ?? "–" },
      ]}
    />
  );
}
