/** Invoices that buyers want, and those that are out: issued one by one or many at once. */
import { address, call, type Schemas } from "@guang/api";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, App as Feedback, Input, Modal, Segmented, Table } from "antd";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { Ago, Amount, Empty, Failure, Head, More, Nothing, OrderName } from "../shell/parts";
import { orderAt, useOrderCards } from "../state/orders";
import { useStore } from "../state/store";
import { type Key, trouble, useWords } from "../texts";

type Invoice = Schemas["InvoiceOut"];
type Page = Schemas["StoreInvoicePage"];

const STATES = ["asked", "issuing", "issued", "refused", "reversed"] as const;
const LOOKS = { asked: "wait", issuing: "move", issued: "good", refused: "bad", reversed: "" } as const;
const MOST = 200;
const issuable = (one: Invoice) => one.state === "asked" || one.state === "refused";

export default function Invoices() {
  const t = useWords();
  const store = useStore();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [params, setParams] = useSearchParams();
  const [chosen, choose] = useState<string[]>([]);
  const [refusing, refuse] = useState<Invoice | null>(null);
  const [busy, setBusy] = useState(false);
  const q = params.get("q") ?? "";
  const state = params.get("state") ?? (q ? "all" : "asked");
  const base = `/api/stores/${store?.id}/invoices`;
  const found = useInfiniteQuery({
    queryKey: ["invoices", store?.id, state, q],
    enabled: store !== null,
    initialPageParam: "",
    refetchInterval: 5_000,
    queryFn: ({ pageParam }) =>
      call<Page>("GET", base, {
        query: { state: state === "all" ? null : state, q: q || null, cursor: pageParam || null },
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const cards = useOrderCards(rows.map((row) => row.order));
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} icon="store" />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const counts = found.data?.pages[0]?.counts ?? {};
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const show = (change: Record<string, string>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(change)) value ? next.set(name, value) : next.delete(name);
    choose([]);
    setParams(next, { replace: true });
  };
  const issue = async (ids: string[]) => {
    setBusy(true);
    try {
      const done = await call<Schemas["IssuedInvoices"]>("POST", `${base}/issue`, {
        body: { invoices: ids },
      });
      void message.success(t("invoices.handed", { n: done.items.length }));
      choose([]);
      await client.invalidateQueries({ queryKey: ["invoices"] });
    } catch (error) {
      void message.error(trouble(error, t), 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Head title={t("nav.invoices")} about={t("invoices.about")}>
        <Link to="/taxes">{t("invoices.to_profile")}</Link>
        <Button type="primary" disabled={!chosen.length} loading={busy} onClick={() => void issue(chosen)}>
          {chosen.length ? t("invoices.issue_many", { n: chosen.length }) : t("invoices.issue")}
        </Button>
      </Head>
      <div className="card flush">
        <div className="bar">
          <Segmented
            value={state}
            onChange={(value) => show({ state: value })}
            options={[
              { value: "all", label: `${t("all")} ${all}` },
              ...STATES.map((one) => ({
                value: one,
                label: `${t(`invoices.${one}` as Key)} ${counts[one] ?? 0}`,
              })),
            ]}
          />
        </div>
        <div className="bar">
          <Input.Search
            key={q}
            aria-label={t("invoices.search")}
            placeholder={t("invoices.search")}
            allowClear
            maxLength={100}
            defaultValue={q}
            onSearch={(typed) => show({ q: typed.trim(), state: typed.trim() ? "all" : "" })}
            style={{ maxWidth: 420 }}
          />
        </div>
        <Table<Invoice>
          rowKey="id"
          pagination={false}
          scroll={{ x: 1040 }}
          dataSource={rows}
          rowSelection={{
            selectedRowKeys: chosen,
            onChange: (keys) => choose(keys.map(String).slice(0, MOST)),
            getCheckboxProps: (row) => ({ disabled: !issuable(row) }),
          }}
          locale={{ emptyText: <Nothing pending={found.isPending}>{t("invoices.none")}</Nothing> }}
          columns={[
            {
              title: t("invoices.title"),
              render: (_, row) => (
                <div className="stack">
                  <strong>{row.title.name || "–"}</strong>
                  <span className="quiet">
                    {[t(`invoices.${row.title.kind}` as Key), row.title.number].filter(Boolean).join(" · ")}
                  </span>
                </div>
              ),
            },
            {
              title: t("invoices.number"),
              render: (_, row) => (
                <div className="stack">
                  {row.number && <span className="carried">{row.number}</span>}
                  <Link to={orderAt(row.order)}>
                    <OrderName id={row.order} card={cards.get(row.order)} />
                  </Link>
                </div>
              ),
            },
            {
              title: t("invoices.amount"),
              align: "right",
              render: (_, row) =>
                row.number ? (
                  <div className="stack sums-in">
                    <span className={row.total.minor < 0 ? "money minus" : "money"}>
                      <Amount money={row.total} />
                    </span>
                    <span className="quiet">
                      {t("invoices.tax")} <Amount money={row.tax} />
                    </span>
                  </div>
                ) : (
                  "–"
                ),
            },
            { title: t("goods.state"), render: (_, row) => <Fate row={row} /> },
            { title: t("invoices.asked_at"), width: 140, render: (_, row) => <Ago at={row.asked_at} /> },
            {
              width: 190,
              render: (_, row) => (
                <span className="row-acts">
                  {issuable(row) && (
                    <Button size="small" disabled={busy} onClick={() => void issue([row.id])}>
                      {t("invoices.issue")}
                    </Button>
                  )}
                  {row.state === "asked" && (
                    <Button size="small" type="text" danger onClick={() => refuse(row)}>
                      {t("invoices.refuse")}
                    </Button>
                  )}
                  {(row.state === "issued" || row.state === "reversed") && (
                    <Button
                      size="small"
                      href={address(`${base}/${row.id}/document`, { lang: t.locale })}
                      target="_blank"
                    >
                      {t("invoices.view")}
                    </Button>
                  )}
                </span>
              ),
            },
          ]}
        />
        <More
          shown={rows.length}
          more={found.hasNextPage}
          busy={found.isFetchingNextPage}
          load={() => void found.fetchNextPage()}
        />
      </div>
      {refusing && <Refusal one={refusing} base={base} close={() => refuse(null)} />}
    </>
  );
}

/** How far an invoice is, and what is special about it. */
function Fate({ row }: { row: Invoice }) {
  const t = useWords();
  const why = row.note || (row.code ? t(`invoices.code.${row.code}` as Key) : "");
  return (
    <div className="stack fate">
      <span className={`state ${LOOKS[row.state]}`}>
        {t(`invoices.${row.state}` as Key)}
        {row.reverses ? ` · ${t("invoices.red")}` : ""}
        {row.simulated ? ` · ${t("simulated")}` : ""}
      </span>
      {row.state === "refused" && why && <span className="quiet">{why}</span>}
      {row.reversed.minor > 0 && (
        <span className="quiet">
          {t("invoices.taken_back")} <Amount money={row.reversed} />
        </span>
      )}
    </div>
  );
}

/** Why there will be no invoice under this title; the buyer reads it. */
function Refusal({ one, base, close }: { one: Invoice; base: string; close: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    try {
      await call("POST", `${base}/${one.id}/refuse`, { body: { note: note.trim() } });
      await client.invalidateQueries({ queryKey: ["invoices"] });
      close();
    } catch (error) {
      void message.error(trouble(error, t), 6);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t("invoices.refuse_sure", { name: one.title.name })}
      okText={t("invoices.refuse")}
      okButtonProps={{ danger: true, disabled: !note.trim() }}
      confirmLoading={busy}
      onCancel={close}
      onOk={() => void submit()}
    >
      <Alert type="info" showIcon title={t("invoices.refuse_about")} style={{ marginBottom: 16 }} />
      <Input.TextArea
        aria-label={t("invoices.refuse_why")}
        placeholder={t("invoices.refuse_why")}
        maxLength={200}
        autoSize={{ minRows: 2 }}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </Modal>
  );
}
