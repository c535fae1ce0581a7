/** What to take from the shelves for some orders, on one sheet of paper. */
import { call, type Schemas } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useSearchParams } from "react-router";
import { Empty, Failure, Head } from "../../shell/parts";
import { useStore } from "../../state/store";
import { useWords } from "../../texts";

export default function PickList() {
  const t = useWords();
  const store = useStore();
  const [params] = useSearchParams();
  const orders = params.getAll("order");
  const cases = params.getAll("case");
  const asked = [...orders.map((id) => `order=${id}`), ...cases.map((id) => `case=${id}`)].join("&");
  const found = useQuery({
    queryKey: ["orders", store?.id, "pick", asked],
    enabled: store !== null && asked !== "",
    queryFn: () => call<Schemas["PickList"]>("GET", `/api/stores/${store?.id}/orders/pick-list?${asked}`),
  });
  const back = { to: "/orders", name: t("nav.orders") };
  if (!store || !asked) return <Empty title={t("pick.none")} about={t("pick.none.about")} icon="receipt" />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const rows = found.data?.items ?? [];
  const units = rows.reduce((sum, row) => sum + row.units, 0);
  return (
    <>
      <Head
        title={t("pick")}
        back={back}
        about={`${store.name} · ${t.date(new Date())} · ${t("pick.sum", { orders: orders.length + cases.length, n: units })}`}
      >
        <Button type="primary" disabled={!rows.length} onClick={() => print()}>
          {t("pick.print")}
        </Button>
      </Head>
      {found.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {found.data && !rows.length && <p className="none">{t("pick.nothing")}</p>}
      {rows.length > 0 && (
        <table className="picks">
          <thead>
            <tr>
              <th aria-label={t("pick.done")} />
              <th>{t("pick.units")}</th>
              <th>{t("goods.title")}</th>
              <th>{t("sku.code")}</th>
              <th>{t("pick.orders")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.sku}>
                <td>
                  <span className="box" />
                </td>
                <td className="units">{row.units}</td>
                <td>
                  <strong>{row.title}</strong>
                  {row.options.length > 0 && <div>{row.options.join(" · ")}</div>}
                </td>
                <td>{row.code}</td>
                <td className="small">
                  {row.orders
                    .map((part) =>
                      [
                        `${part.order.slice(-6)} × ${part.units}`,
                        part.speed === "standard" ? "" : t(`speed.${part.speed}`),
                        part.case ? t("wish.exchange") : "",
                      ].join(" "),
                    )
                    .join(", ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
