/** What of the reviews one wants to see. */
import { call } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { Checkbox, Segmented, Select } from "antd";
import { useState } from "react";
import type { DeskProduct, Page, ProductLine } from "../state/types";
import { useWords } from "../texts";

interface Props {
  store: string;
  params: URLSearchParams;
  show: (change: Record<string, string | undefined>) => void;
}

export function Filters({ store, params, show }: Props) {
  const t = useWords();
  return (
    <div className="bar">
      <Segmented
        value={params.get("unanswered") === "1" ? "1" : ""}
        onChange={(unanswered) => show({ unanswered })}
        options={[
          { value: "", label: t("all") },
          { value: "1", label: t("reviews.is_waiting") },
        ]}
      />
      <Select<string>
        aria-label={t("reviews.stars")}
        placeholder={t("reviews.stars")}
        allowClear
        value={params.get("stars") ?? undefined}
        onChange={(stars?: string) => show({ stars })}
        options={[5, 4, 3, 2, 1].map((n) => ({ value: String(n), label: t("reviews.stars.n", { n }) }))}
        style={{ width: 130 }}
      />
      <Product store={store} chosen={params.get("product")} choose={(product) => show({ product })} />
      <Checkbox
        checked={params.get("pictures") === "1"}
        onChange={(event) => show({ pictures: event.target.checked ? "1" : "" })}
      >
        {t("reviews.pictures")}
      </Checkbox>
    </div>
  );
}

/** One product of the store, found by its words. */
function Product({
  store,
  chosen,
  choose,
}: {
  store: string;
  chosen: string | null;
  choose: (product: string | undefined) => void;
}) {
  const t = useWords();
  const [typed, setTyped] = useState("");
  const found = useQuery({
    queryKey: ["goods", store, "pick", "any", typed],
    placeholderData: (before) => before,
    queryFn: () =>
      call<Page<ProductLine>>("GET", `/api/stores/${store}/desk/products`, { query: { q: typed || null } }),
  });
  const lines = (found.data?.items ?? []).map((line) => ({ value: line.id, label: line.title }));
  const other = chosen !== null && !lines.some((line) => line.value === chosen);
  const name = useQuery({
    queryKey: ["goods", "title", chosen],
    enabled: other,
    queryFn: () => call<DeskProduct>("GET", `/api/desk/products/${chosen}`),
    select: ({ title }) => title[t.locale] ?? Object.values(title)[0] ?? "",
  });
  return (
    <Select<string>
      id="review-product"
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      aria-label={t("reviews.product")}
      placeholder={t("reviews.product")}
      value={chosen ?? undefined}
      onChange={(product?: string) => choose(product)}
      loading={found.isFetching}
      options={other && name.data ? [{ value: chosen, label: name.data }, ...lines] : lines}
      style={{ width: 280, maxWidth: "100%" }}
    />
  );
}
