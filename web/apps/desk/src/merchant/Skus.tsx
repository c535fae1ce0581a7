/** Options and their combinations, with price, code and stock each. */
import { call } from "@guang/api";
import { Icon } from "@guang/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Input, InputNumber, Select, Space, Table } from "antd";
import { useState } from "react";
import type { DeskProduct, Page, Stock, Words } from "../state/types";
import { trouble, useWords } from "../texts";
import { Alarm } from "./Alarm";
import { combine, type Draft, type DraftSku, newOption } from "./draft";

const MOST_OPTIONS = 3;

interface Props {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  known: DeskProduct | null;
  currency: string;
}

export function Skus({ draft, change, known, currency }: Props) {
  const t = useWords();
  const stock = useQuery({
    queryKey: ["stock", known?.id],
    enabled: known !== null,
    queryFn: async () => (await call<Page<Stock>>("GET", `/api/desk/products/${known?.id}/stock`)).items,
  });
  const words = (some: Words | undefined) => some?.[t.locale] ?? some?.en ?? some?.["zh-CN"] ?? "";
  const reshape = (options: Draft["options"]) => change({ options, skus: combine(options, draft.skus) });
  const edit = (at: number, part: Partial<DraftSku>) =>
    change({ skus: draft.skus.map((sku, place) => (place === at ? { ...sku, ...part } : sku)) });
  return (
    <>
      {draft.options.map((option, at) => (
        <div key={option.key} className="option">
          <Input
            aria-label={t("option.name")}
            placeholder={t("option.name")}
            value={words(option.name)}
            onChange={(event) =>
              change({
                options: draft.options.map((one, place) =>
                  place === at ? { ...one, name: { ...one.name, [t.locale]: event.target.value } } : one,
                ),
              })
            }
          />
          <Select
            mode="tags"
            aria-label={t("option.values")}
            placeholder={t("option.values")}
            value={option.values.map(words)}
            onChange={(texts: string[]) => {
              const values = texts.map(
                (text) => option.values.find((value) => words(value) === text) ?? { [t.locale]: text },
              );
              reshape(draft.options.map((one, place) => (place === at ? { ...one, values } : one)));
            }}
          />
          <Button
            type="text"
            icon={<Icon name="trash" size={16} />}
            aria-label={t("option.remove", { name: words(option.name) })}
            onClick={() => reshape(draft.options.filter((_, place) => place !== at))}
          />
        </div>
      ))}
      {draft.options.length < MOST_OPTIONS && (
        <Button
          type="dashed"
          style={{ marginBottom: 16 }}
          onClick={() => change({ options: [...draft.options, newOption()] })}
        >
          {t("option.add")}
        </Button>
      )}
      <Table<DraftSku>
        rowKey={(sku) => sku.choice.join() || "one"}
        dataSource={draft.skus}
        pagination={false}
        size="small"
        scroll={{ x: 830 }}
        expandable={{
          columnWidth: 40,
          columnTitle: <span className="unseen">{t("sku.parcel")}</span>,
          expandedRowRender: (sku, at) => (
            <Parcel
              sku={sku}
              edit={(part) => edit(at, part)}
              spread={
                draft.skus.length > 1
                  ? () =>
                      change({
                        skus: draft.skus.map((one) => ({ ...one, weightG: sku.weightG, sizeMm: sku.sizeMm })),
                      })
                  : null
              }
            />
          ),
        }}
        columns={[
          {
            title: t("sku.choice"),
            minWidth: 90,
            render: (_, sku) =>
              sku.choice.map((value, axis) => words(draft.options[axis]?.values[value])).join(" · ") ||
              t("sku.only"),
          },
          {
            title: `${t("sku.price")} (${currency})`,
            width: 130,
            render: (_, sku, at) => (
              <InputNumber
                aria-label={t("sku.price")}
                min={0.01}
                max={10_000_000}
                precision={2}
                value={sku.price}
                onChange={(price) => edit(at, { price })}
                status={sku.price === null ? "warning" : undefined}
                style={{ width: "100%" }}
              />
            ),
          },
          {
            title: t("sku.list_price"),
            width: 130,
            render: (_, sku, at) => (
              <InputNumber
                aria-label={t("sku.list_price")}
                min={0.01}
                precision={2}
                value={sku.listPrice}
                onChange={(listPrice) => edit(at, { listPrice })}
                style={{ width: "100%" }}
              />
            ),
          },
          {
            title: t("sku.code"),
            width: 130,
            render: (_, sku, at) => (
              <Input
                aria-label={t("sku.code")}
                value={sku.code}
                maxLength={64}
                onChange={(event) => edit(at, { code: event.target.value })}
              />
            ),
          },
          {
            title: t("sku.barcode"),
            width: 150,
            render: (_, sku, at) => (
              <Input
                aria-label={t("sku.barcode")}
                value={sku.barcode}
                maxLength={32}
                inputMode="numeric"
                onChange={(event) => edit(at, { barcode: event.target.value.replace(/[^0-9A-Za-z]/g, "") })}
              />
            ),
          },
          {
            title: t("sku.stock"),
            width: 190,
            render: (_, sku) => {
              const line = stock.data?.find((one) => one.sku === sku.id);
              return sku.id && line ? (
                <StockCell line={line} product={known?.id ?? ""} />
              ) : (
                <span className="quiet">{t("sku.after_save")}</span>
              );
            },
          },
        ]}
      />
    </>
  );
}

/** What a packer needs to know of one variant; a new one takes it over from the first. */
function Parcel({
  sku,
  edit,
  spread,
}: {
  sku: DraftSku;
  edit: (part: Partial<DraftSku>) => void;
  spread: (() => void) | null;
}) {
  const t = useWords();
  const sides = [t("sku.size.length"), t("sku.size.width"), t("sku.size.height")];
  return (
    <fieldset className="parcel-form">
      <legend className="quiet">
        {t("sku.parcel")} · {t("sku.parcel.how")}
      </legend>
      <InputNumber
        aria-label={t("sku.weight")}
        placeholder={t("sku.weight")}
        min={1}
        max={1_000_000}
        precision={0}
        value={sku.weightG}
        onChange={(weightG) => edit({ weightG })}
        suffix="g"
        style={{ width: 140 }}
      />
      <Space.Compact>
        {sides.map((name, axis) => (
          <InputNumber
            key={name}
            aria-label={`${t("sku.size")}: ${name}`}
            placeholder={name}
            min={1}
            max={10_000}
            precision={0}
            value={sku.sizeMm[axis] ?? null}
            onChange={(side) =>
              edit({ sizeMm: sku.sizeMm.map((one, place) => (place === axis ? side : one)) })
            }
            suffix="mm"
            style={{ width: 120 }}
          />
        ))}
      </Space.Compact>
      {sku.id && <Alarm sku={sku.id} />}
      {spread && <Button onClick={spread}>{t("sku.parcel.spread")}</Button>}
    </fieldset>
  );
}

function StockCell({ line, product }: { line: Stock; product: string }) {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [count, setCount] = useState<number | null>(line.on_hand);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (count === null || count === line.on_hand) return;
    setBusy(true);
    try {
      await call("PUT", `/api/desk/skus/${line.sku}/stock`, {
        body: { on_hand: count, reason: "counted at the desk" },
      });
      await client.invalidateQueries({ queryKey: ["stock", product] });
      void message.success(t("sku.stock.saved", { n: count }));
    } catch (error) {
      setCount(line.on_hand);
      void message.error(trouble(error, t), 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Space.Compact>
        <InputNumber
          aria-label={t("sku.stock")}
          min={0}
          precision={0}
          value={count}
          onChange={setCount}
          onPressEnter={() => void save()}
          style={{ width: 90 }}
        />
        <Button
          onClick={() => void save()}
          loading={busy}
          disabled={count === null || count === line.on_hand}
        >
          {t("save")}
        </Button>
      </Space.Compact>
      {line.reserved > 0 && <div className="quiet">{t("sku.reserved", { n: line.reserved })}</div>}
    </>
  );
}
