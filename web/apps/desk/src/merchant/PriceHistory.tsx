/** What each variant has cost since the product was first listed. */
import { get } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { Table } from "antd";
import { Amount, Nothing } from "../shell/parts";
import type { DeskProduct } from "../state/types";
import { useWords } from "../texts";

export function PriceHistory({ product }: { product: DeskProduct }) {
  const t = useWords();
  const found = useQuery({
    queryKey: ["prices", product.id, product.changed_at],
    queryFn: () => get("/api/desk/products/{product_id}/prices", { path: { product_id: product.id } }),
  });
  const named = new Map(
    product.skus.map((sku) => [
      sku.id,
      sku.choice
        .map((value, axis) => {
          const words = product.options[axis]?.values[value];
          return words?.[t.locale] ?? words?.en ?? words?.["zh-CN"] ?? "";
        })
        .join(" · ") || t("sku.only"),
    ]),
  );
  const rows = found.data?.items ?? [];
  return (
    <section className="section">
      <h2>{t("prices.history")}</h2>
      <p className="quiet">{t("prices.history.how")}</p>
      <Table
        size="small"
        rowKey={(row) => `${row.sku}${row.at}`}
        dataSource={rows}
        pagination={rows.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        locale={{
          emptyText: (
            <Nothing pending={found.isPending}>
              {found.isError ? t("trouble.broken") : t("prices.history.none")}
            </Nothing>
          ),
        }}
        columns={[
          { title: t("batches.at"), width: 190, render: (_, row) => t.date(row.at) },
          { title: t("sku.choice"), render: (_, row) => named.get(row.sku) ?? t("sku.dropped") },
          {
            title: t("batch.before"),
            width: 120,
            align: "right",
            render: (_, row) => <Amount money={row.before} />,
          },
          {
            title: t("batch.after"),
            width: 120,
            align: "right",
            render: (_, row) => <Amount money={row.after} />,
          },
        ]}
      />
    </section>
  );
}
