/** The goods of a promotion: find a product, and say the price (or what comes off) of each of its SKUs. */
import { call } from "@guang/api";
import { formatMoney, type Money } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import type { DeskProduct, Page, ProductLine } from "../state/types";
import { useWords } from "../texts";

/** One SKU: ``value`` is its price, or what the platform pays of it. */
export interface Chosen {
  sku: string;
  title: string;
  before: Money | null;
  value: number | null;
  stock?: number | null;
}

interface Props {
  store: string | null;
  kind: string;
  currency: string;
  value?: Chosen[];
  onChange?: (value: Chosen[]) => void;
}

export function Picker({ store, kind, currency, value = [], onChange }: Props) {
  const t = useWords();
  const set = (next: Chosen[]) => onChange?.(next);
  const add = (more: Chosen[]) =>
    set([...value, ...more.filter((one) => !value.some((has) => has.sku === one.sku))]);
  const change = (sku: string, change: Partial<Chosen>) =>
    set(value.map((one) => (one.sku === sku ? { ...one, ...change } : one)));
  return (
    <div className="picker">
      {store ? <Search store={store} add={add} /> : <ById add={add} />}
      {value.length > 0 && (
        <table className="plain">
          <thead>
            <tr>
              <th>{t("order.items")}</th>
              <th>{t("promotion.before")}</th>
              <th>{t(kind === "subsidy" ? "promotion.pays" : "promotion.after")}</th>
              {kind === "flash" && <th>{t("promotion.stock")}</th>}
              <th />
            </tr>
          </thead>
          <tbody>
            {value.map((one) => (
              <tr key={one.sku}>
                <td>{one.title}</td>
                <td>{one.before ? formatMoney(one.before, t.locale) : "–"}</td>
                <td>
                  <InputNumber
                    min={0.01}
                    precision={2}
                    prefix={currency}
                    value={one.value}
                    aria-label={`${one.title} ${t("promotion.after")}`}
                    onChange={(next) => change(one.sku, { value: next })}
                  />
                </td>
                {kind === "flash" && (
                  <td>
                    <InputNumber
                      min={1}
                      precision={0}
                      value={one.stock ?? null}
                      aria-label={`${one.title} ${t("promotion.stock")}`}
                      onChange={(next) => change(one.sku, { stock: next })}
                    />
                  </td>
                )}
                <td>
                  <Button
                    type="text"
                    size="small"
                    onClick={() => set(value.filter((has) => has.sku !== one.sku))}
                  >
                    {t("remove")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Search({ store, add }: { store: string; add: (more: Chosen[]) => void }) {
  const t = useWords();
  const [typed, setTyped] = useState("");
  const found = useQuery({
    queryKey: ["goods", store, "pick", typed],
    placeholderData: (before) => before,
    queryFn: () =>
      call<Page<ProductLine>>("GET", `/api/stores/${store}/desk/products`, {
        query: { state: "listed", q: typed || null },
      }),
  });
  const pick = async (id: string) => {
    const product = await call<DeskProduct>("GET", `/api/desk/products/${id}`);
    const title = product.title[t.locale] ?? Object.values(product.title)[0] ?? id;
    add(
      product.skus.map((sku) => {
        const options = sku.choice
          .map((at, place) => {
            const words = product.options[place]?.values[at];
            return words?.[t.locale] ?? (words ? Object.values(words)[0] : "");
          })
          .filter(Boolean);
        return {
          sku: sku.id,
          title: options.length ? `${title} · ${options.join(" · ")}` : title,
          before: sku.price,
          value: null,
        };
      }),
    );
  };
  return (
    <Select<string | null>
      showSearch
      filterOption={false}
      value={null}
      placeholder={t("promotion.find")}
      onSearch={setTyped}
      onSelect={(id) => id && void pick(id)}
      loading={found.isFetching}
      options={(found.data?.items ?? []).map((line) => ({ value: line.id, label: line.title }))}
      style={{ width: "100%" }}
    />
  );
}

const ID = /sku_[0-9a-hjkmnp-tv-z]{13}/g;

/** Operators name SKUs of any store by their ids. */
function ById({ add }: { add: (more: Chosen[]) => void }) {
  const t = useWords();
  const [typed, setTyped] = useState("");
  const ids = typed.match(ID) ?? [];
  return (
    <span className="row-acts">
      <Input
        value={typed}
        placeholder="sku_…"
        onChange={(event) => setTyped(event.target.value)}
        aria-label={t("promotion.ids")}
      />
      <Button
        disabled={!ids.length}
        onClick={() => {
          add(ids.map((sku) => ({ sku, title: sku, before: null, value: null })));
          setTyped("");
        }}
      >
        {t("promotion.add")}
      </Button>
    </span>
  );
}
