/** The bars above the list of goods: states with their counts, search, filters, saved views, columns. */
import { call, del, get, put } from "@guang/api";
import { Icon } from "@guang/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import {
  Button,
  Checkbox,
  Dropdown,
  App as Feedback,
  Input,
  InputNumber,
  Popover,
  Segmented,
  Select,
  TreeSelect,
} from "antd";
import { type RefObject, useState } from "react";
import type { Category, MyStore, Page } from "../../state/types";
import { type Key, trouble, useWords } from "../../texts";
import {
  COLUMNS,
  type Column,
  DAYS,
  FILTERS,
  type Filter,
  isFiltered,
  SORTS,
  STATES,
  STOCKS,
} from "./search";

interface Props {
  store: MyStore;
  params: URLSearchParams;
  show: (change: Partial<Record<Filter | "sort", string>>) => void;
  replace: (query: string) => void;
  counts: Record<string, number>;
  search: RefObject<HTMLInputElement | null>;
  columns: Column[];
  choose: (columns: Column[]) => void;
}

export function Filters({ store, params, show, replace, counts, search, columns, choose }: Props) {
  const t = useWords();
  const all = STATES.reduce((sum, one) => sum + (counts[one] ?? 0), 0);
  const value = (name: Filter | "sort") => params.get(name) ?? undefined;
  return (
    <>
      <div className="bar">
        <Segmented
          value={params.get("state") ?? ""}
          onChange={(state) => show({ state })}
          options={[
            { value: "", label: <Counted name={t("all")} n={all} /> },
            ...STATES.map((one) => ({
              value: one as string,
              label: <Counted name={t(`state.${one}` as Key)} n={counts[one] ?? 0} />,
            })),
          ]}
        />
        <Input.Search
          key={params.get("q") ?? ""}
          ref={(input) => {
            search.current = input?.input ?? null;
          }}
          aria-label={t("goods.search.for")}
          allowClear
          defaultValue={params.get("q") ?? ""}
          placeholder={t("goods.search.for")}
          maxLength={100}
          onSearch={(q) => show({ q: q.trim() })}
          style={{ width: 300 }}
        />
        <span className="grow" />
        <Views store={store} params={params} replace={replace} />
        <Popover
          trigger="click"
          placement="bottomRight"
          title={t("goods.columns")}
          content={
            <Checkbox.Group
              className="stack"
              value={columns}
              onChange={(chosen) => choose(COLUMNS.filter((one) => chosen.includes(one)))}
              options={COLUMNS.map((one) => ({ value: one, label: t(`goods.column.${one}`) }))}
            />
          }
        >
          <Button icon={<Icon name="sliders" size={16} />} aria-label={t("goods.columns")} />
        </Popover>
      </div>
      <div className="bar">
        <Categories value={value("category")} change={(category) => show({ category })} />
        <Select
          aria-label={t("goods.filter.stock")}
          placeholder={t("goods.filter.stock")}
          allowClear
          value={value("stock")}
          onChange={(stock?: string) => show({ stock: stock ?? "" })}
          options={STOCKS.map((one) => ({ value: one, label: t(`goods.stock.${one}`) }))}
          style={{ width: 150 }}
        />
        <Amount label={t("goods.filter.min")} value={value("min")} change={(min) => show({ min })} />
        <Amount label={t("goods.filter.max")} value={value("max")} change={(max) => show({ max })} />
        <Select
          aria-label={t("goods.filter.changed")}
          placeholder={t("goods.filter.changed")}
          allowClear
          value={value("days")}
          onChange={(days?: string) => show({ days: days ?? "" })}
          options={DAYS.map((n) => ({ value: String(n), label: t("goods.changed.within", { n }) }))}
          style={{ width: 170 }}
        />
        {isFiltered(params) && (
          <Button type="text" onClick={() => show(Object.fromEntries(FILTERS.map((name) => [name, ""])))}>
            {t("goods.filter.clear")}
          </Button>
        )}
        <span className="grow" />
        <Select
          aria-label={t("goods.sort")}
          value={value("sort") ?? "newest"}
          onChange={(sort) => show({ sort: sort === "newest" ? "" : sort })}
          options={SORTS.map((one) => ({ value: one as string, label: t(`goods.sort.${one}`) }))}
          style={{ width: 170 }}
        />
      </div>
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

function Amount({
  label,
  value,
  change,
}: {
  label: string;
  value: string | undefined;
  change: (typed: string) => void;
}) {
  return (
    <InputNumber<number>
      key={value}
      aria-label={label}
      placeholder={label}
      min={0}
      precision={2}
      defaultValue={value ? Number(value) : undefined}
      onBlur={(event) => event.target.value !== (value ?? "") && change(event.target.value)}
      onPressEnter={(event) => change(event.currentTarget.value)}
      style={{ width: 120 }}
    />
  );
}

function Categories({ value, change }: { value: string | undefined; change: (id: string) => void }) {
  const t = useWords();
  const found = useQuery({
    queryKey: ["categories", t.locale],
    queryFn: async () => (await call<Page<Category>>("GET", "/api/categories")).items,
    staleTime: 3_600_000,
  });
  return (
    <TreeSelect
      aria-label={t("product.category")}
      placeholder={t("product.category")}
      allowClear
      treeDataSimpleMode
      showSearch={{ treeNodeFilterProp: "title" }}
      popupMatchSelectWidth={280}
      value={value}
      onChange={(id?: string) => change(id ?? "")}
      treeData={(found.data ?? []).map((one) => ({
        id: one.id,
        pId: one.parent ?? 0,
        value: one.id,
        title: one.name,
      }))}
      style={{ width: 190 }}
    />
  );
}

/** Ways of looking that the person has saved; they are kept with the account. */
function Views({
  store,
  params,
  replace,
}: {
  store: MyStore;
  params: URLSearchParams;
  replace: Props["replace"];
}) {
  const t = useWords();
  const client = useQueryClient();
  const { message, modal } = Feedback.useApp();
  const [name, setName] = useState("");
  const place = { store_id: store.id, page: "goods" };
  const key = ["views", store.id, "goods"];
  const kept = useQuery({
    queryKey: key,
    queryFn: () => get("/api/stores/{store_id}/desk/views/{page}", { path: place }),
  });
  const query = params.toString();
  const act = async (work: Promise<unknown>) => {
    try {
      client.setQueryData(key, await work);
      setName("");
    } catch (error) {
      void message.error(trouble(error, t), 6);
    }
  };
  const views = kept.data?.items ?? [];
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          ...views.map((view) => ({
            key: view.name,
            label: (
              <span className="anchor slim">
                <span className="grow">{view.name}</span>
                <Button
                  type="text"
                  size="small"
                  icon={<Icon name="trash" size={14} />}
                  aria-label={t("goods.view.drop", { name: view.name })}
                  onClick={(event) => {
                    event.stopPropagation();
                    modal.confirm({
                      title: t("goods.view.drop", { name: view.name }),
                      okText: t("goods.view.drop.yes"),
                      onOk: () =>
                        act(
                          del("/api/stores/{store_id}/desk/views/{page}", {
                            path: place,
                            query: { name: view.name },
                          }),
                        ),
                    });
                  }}
                />
              </span>
            ),
            onClick: () => replace(view.query),
          })),
          ...(views.length ? [{ type: "divider" as const }] : []),
        ],
      }}
      popupRender={(menu) => (
        <div className="card popup">
          {views.length > 0 && menu}
          <form
            className="row-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim())
                void act(
                  put("/api/stores/{store_id}/desk/views/{page}", {
                    path: place,
                    query: { name: name.trim() },
                    body: { query },
                  }),
                );
            }}
          >
            <Input
              aria-label={t("goods.view.name")}
              placeholder={t("goods.view.name")}
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <Button htmlType="submit" disabled={!name.trim()}>
              {t("goods.view.save")}
            </Button>
          </form>
        </div>
      )}
    >
      <Button>{views.find((view) => view.query === query)?.name ?? t("goods.views")}</Button>
    </Dropdown>
  );
}
