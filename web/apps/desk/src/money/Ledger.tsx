/** The books as a whole: what the platform holds and owes, and whether every close proved it. */
import { get, newKey, post, type Schemas } from "@guang/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Drawer, App as Feedback, Input, Skeleton, Table } from "antd";
import { useState } from "react";
import { Ago, Amount, Failure, Head, Nothing } from "../shell/parts";
import { type Key, trouble, useWords } from "../texts";
import { OrderBooks } from "./Purse";

const ID = /ord_[0-9a-hjkmnp-tv-z]{13}/;

export default function Ledger() {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [order, setOrder] = useState<string | null>(null);
  const found = useQuery({
    queryKey: ["ledger"],
    refetchInterval: 15_000,
    queryFn: () => get("/api/operator/ledger"),
  });
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const { platform, closes, faults } = found.data;
  const close = async () => {
    try {
      await post("/api/operator/ledger/close", { headers: { "Idempotency-Key": newKey() } });
      void message.success(t("ledger.closing"));
      setTimeout(() => void client.invalidateQueries({ queryKey: ["ledger"] }), 3_000);
    } catch (error) {
      void message.error(trouble(error, t), 6);
    }
  };
  const last = closes.find((one) => one.done_at);
  return (
    <>
      <Head title={t("nav.ledger")} about={t("ledger.about")}>
        <Input.Search
          allowClear
          placeholder={t("ledger.find")}
          style={{ width: 260 }}
          onSearch={(typed) => setOrder(typed.match(ID)?.[0] ?? null)}
        />
        <Button type="primary" onClick={() => void close()}>
          {t("ledger.close")}
        </Button>
      </Head>
      {last && (
        <Alert
          showIcon
          type={last.offenders ? "error" : "success"}
          title={
            last.offenders
              ? t("ledger.offenders", { n: last.offenders })
              : t("ledger.proven", {
                  orders: last.orders.toLocaleString(t.locale),
                  entries: last.entries.toLocaleString(t.locale),
                  at: t.date(last.at),
                })
          }
          style={{ marginBottom: 16 }}
        />
      )}
      <section className="block" aria-labelledby="trial">
        <h2 id="trial">{t("ledger.platform")}</h2>
        <p className="quiet">{t("ledger.platform.about")}</p>
        <ul className="sums card">
          {platform.length === 0 && <li>{t("entries.none")}</li>}
          {platform.map((sum) => (
            <li key={`${sum.account}${sum.amount.currency}`}>
              <span>{t(`account.${sum.account}` as Key)}</span>
              <b>
                <Amount money={sum.amount} />
              </b>
            </li>
          ))}
        </ul>
      </section>
      {faults.length > 0 && (
        <section className="block" aria-labelledby="faults">
          <h2 id="faults">{t("ledger.faults")}</h2>
          <div className="card flush">
            <Table
              rowKey={(row) => `${row.close}${row.rule}${row.order}`}
              pagination={{ pageSize: 20, hideOnSinglePage: true }}
              dataSource={faults}
              columns={[
                { title: t("ledger.rule"), dataIndex: "rule" },
                {
                  title: t("order"),
                  render: (_, row) =>
                    row.order ? (
                      <Button type="link" size="small" onClick={() => setOrder(row.order)}>
                        {row.order}
                      </Button>
                    ) : (
                      t("ledger.whole")
                    ),
                },
                { title: t("ledger.expected"), align: "right", dataIndex: "expected" },
                { title: t("ledger.found"), align: "right", dataIndex: "found" },
              ]}
            />
          </div>
        </section>
      )}
      <section className="block" aria-labelledby="closes">
        <h2 id="closes">{t("ledger.closes")}</h2>
        <div className="card flush">
          <Table<Schemas["CloseOut"]>
            rowKey="number"
            pagination={false}
            scroll={{ x: 760 }}
            dataSource={closes}
            locale={{ emptyText: <Nothing pending={false}>{t("ledger.closes.none")}</Nothing> }}
            columns={[
              { title: "#", width: 60, dataIndex: "number" },
              { title: t("pages.at"), render: (_, row) => <Ago at={row.at} /> },
              {
                title: t("goods.state"),
                render: (_, row) =>
                  !row.done_at ? (
                    <span className="state move">{t("ledger.working")}</span>
                  ) : row.offenders ? (
                    <span className="state bad">{t("ledger.offenders", { n: row.offenders })}</span>
                  ) : (
                    <span className="state good">{t("ledger.balances")}</span>
                  ),
              },
              {
                title: t("ledger.orders"),
                align: "right",
                render: (_, row) => row.orders.toLocaleString(t.locale),
              },
              {
                title: t("entries"),
                align: "right",
                render: (_, row) => row.entries.toLocaleString(t.locale),
              },
            ]}
          />
        </div>
      </section>
      <Drawer open={order !== null} onClose={() => setOrder(null)} title={t("money.order")} size={640}>
        {order && <OrderBooks path={`/api/operator/ledger/orders/${order}`} order={order} />}
      </Drawer>
    </>
  );
}
