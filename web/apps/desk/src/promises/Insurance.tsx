/** What insuring the way back has cost a store, and what its buyers got. */
import { api } from "@guang/api";
import { formatMoney } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { Table, Tag } from "antd";
import { Link } from "react-router";
import { OrderName } from "../shell/parts";
import { orderAt, useOrderCards } from "../state/orders";
import { type Key, useWords } from "../texts";

const LOOK = { due: "blue", paid: "green", refused: "red" } as const;

export function Insurance({ store }: { store: string }) {
  const t = useWords();
  const found = useQuery({
    queryKey: ["store-insurance", store],
    queryFn: () => api.insurance.ofStore(store),
  }).data;
  const cards = useOrderCards(found?.items.map((one) => one.order) ?? []);
  if (!found || (found.orders === 0 && found.items.length === 0)) return null;
  return (
    <section className="section">
      <h2>{t("insurance.title")}</h2>
      <p>
        {t("insurance.sum", {
          days: found.days,
          orders: found.orders.toLocaleString(t.locale),
          premiums: formatMoney(found.premiums, t.locale),
          claims: found.claims.toLocaleString(t.locale),
          paid: formatMoney(found.paid, t.locale),
        })}
      </p>
      {found.items.some((one) => one.simulated) && <p className="quiet">{t("insurance.simulated")}</p>}
      {found.items.length > 0 && (
        <Table
          size="small"
          rowKey="order"
          dataSource={found.items}
          pagination={found.items.length > 10 ? { pageSize: 10 } : false}
          scroll={{ x: "max-content" }}
          columns={[
            {
              title: t("insurance.order"),
              render: (_, one) => (
                <Link to={orderAt(one.order)}>
                  <OrderName id={one.order} card={cards.get(one.order)} />
                </Link>
              ),
            },
            { title: t("insurance.pays"), align: "end", render: (_, one) => formatMoney(one.pays, t.locale) },
            {
              title: t("insurance.state"),
              render: (_, one) =>
                one.claim && (
                  <Tag color={LOOK[one.claim.state]}>{t(`insurance.${one.claim.state}` as Key)}</Tag>
                ),
            },
            {
              title: t("insurance.when"),
              render: (_, one) => one.claim && t.date(one.claim.done_at ?? one.claim.due_at),
            },
          ]}
        />
      )}
    </section>
  );
}
