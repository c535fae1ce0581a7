/** How a store delivers: the options among which buyers choose, where to, for how much, and what is promised. */
import { call, type Schemas } from "@guang/api";
import { Icon, type Money } from "@guang/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Form, InputNumber, Popconfirm, Segmented, Select, Skeleton } from "antd";
import { useState } from "react";
import { Empty, Failure, Head } from "../shell/parts";
import { digitsOf, scaleOf } from "../state/money";
import { useStore } from "../state/store";
import type { MyStore } from "../state/types";
import { trouble, useWords } from "../texts";

type Template = Schemas["TemplateOut"];
type Option = Template["options"][number];
type Speed = NonNullable<Option["speed"]>;

const SPEEDS: readonly Speed[] = ["economy", "standard", "express"];
const COUNTRIES = [
  "CN",
  "HK",
  "MO",
  "TW",
  "SG",
  "MY",
  "JP",
  "KR",
  "US",
  "CA",
  "GB",
  "DE",
  "FR",
  "AU",
] as const;
const EVERYWHERE = "*";

/** From so many units on, a fee is for the whole order, however much is in it. */
const ALL = 10 ** 9;

interface ZoneFields {
  places: string[];
  /** Nothing: all of it travels for the first fee. */
  first?: number | null;
  first_fee: number;
  further: number;
  further_fee: number;
  free_over?: number | null;
}
interface OptionFields extends Omit<Option, "zones"> {
  zones: ZoneFields[];
}
interface Fields {
  options: OptionFields[];
}

export default function Delivery() {
  const t = useWords();
  const store = useStore();
  const query = useQuery({
    queryKey: ["delivery", store?.id],
    enabled: store !== null,
    queryFn: () => call<Template>("GET", `/api/stores/${store?.id}/shipping`),
  });
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} icon="truck" />;
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <Head title={t("nav.delivery")} about={t("delivery.about")} />
      {query.data ? (
        <Editor key={`${store.id} ${query.dataUpdatedAt}`} store={store} template={query.data} />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </>
  );
}

function Editor({ store, template }: { store: MyStore; template: Template }) {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [busy, setBusy] = useState(false);
  const [form] = Form.useForm<Fields>();
  const options = Form.useWatch("options", form) ?? [];
  const mayChange = store.rights.includes("settings");
  const path = `/api/stores/${store.id}/shipping`;
  const act = async (change: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await change();
      await client.invalidateQueries({ queryKey: ["delivery", store.id] });
      void message.success(t("settings.saved"));
    } catch (error) {
      void message.error(trouble(error, t), 6);
    } finally {
      setBusy(false);
    }
  };
  const left = SPEEDS.filter((speed) => !options.some((one) => one?.speed === speed));
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={!mayChange}
      initialValues={fieldsOf(template, store.currency)}
      onFinish={(said) => void act(() => call("PUT", path, { body: bodyOf(said, store.currency) }))}
    >
      {!template.own && <p className="quiet">{t("delivery.flat")}</p>}
      <Form.List name="options">
        {(rows, { add, remove }) => (
          <>
            {rows.map((row) => (
              <OptionForm
                key={row.key}
                at={row.name}
                left={left}
                currency={store.currency}
                remove={rows.length > 1 ? () => remove(row.name) : null}
              />
            ))}
            {left.length > 0 && (
              <Button
                icon={<Icon name="plus" size={16} />}
                onClick={() => add({ ...options[0], speed: left.at(-1) })}
              >
                {t("delivery.add")}
              </Button>
            )}
          </>
        )}
      </Form.List>
      {mayChange ? (
        <div className="saves">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t("delivery.save")}
          </Button>
          {template.own && (
            <Popconfirm
              title={t("delivery.drop.sure")}
              onConfirm={() => void act(() => call("DELETE", path))}
            >
              <Button danger>{t("delivery.drop")}</Button>
            </Popconfirm>
          )}
        </div>
      ) : (
        <p className="quiet">{t("settings.closed")}</p>
      )}
    </Form>
  );
}

interface OptionFormProps {
  at: number;
  left: readonly Speed[];
  currency: string;
  remove: (() => void) | null;
}

function OptionForm({ at, left, currency, remove }: OptionFormProps) {
  const t = useWords();
  const own = Form.useWatch<Speed | undefined>(["options", at, "speed"]);
  const by = Form.useWatch<Option["charged_by"]>(["options", at, "charged_by"]) ?? "units";
  return (
    <section className="section delivery">
      <div className="fields">
        <Form.Item name={[at, "speed"]} label={t("delivery.speed")}>
          <Select
            options={SPEEDS.map((speed) => ({
              value: speed,
              label: t(`speed.${speed}`),
              disabled: speed !== own && !left.includes(speed),
            }))}
          />
        </Form.Item>
        <Form.Item
          name={[at, "ship_within_h"]}
          label={t("delivery.ship_within")}
          rules={[{ required: true }]}
        >
          <InputNumber min={1} max={360} precision={0} suffix={t("delivery.hours")} />
        </Form.Item>
        <Form.Item
          name={[at, "deliver_within_d"]}
          label={t("delivery.deliver_within")}
          rules={[{ required: true }]}
        >
          <InputNumber min={1} max={60} precision={0} suffix={t("delivery.days")} />
        </Form.Item>
        <Form.Item
          name={[at, "charged_by"]}
          label={t("delivery.by")}
          extra={by === "weight" ? t("delivery.by.about") : undefined}
        >
          <Segmented
            options={[
              { value: "units", label: t("delivery.by.units") },
              { value: "weight", label: t("delivery.by.weight") },
            ]}
          />
        </Form.Item>
      </div>
      <Form.List name={[at, "zones"]}>
        {(rows, zones) => (
          <>
            {rows.map((row) => (
              <ZoneForm
                key={row.key}
                at={row.name}
                by={by}
                currency={currency}
                remove={rows.length > 1 ? () => zones.remove(row.name) : null}
              />
            ))}
            <div className="saves">
              <Button
                type="dashed"
                onClick={() =>
                  zones.add({
                    places: [],
                    first: by === "weight" ? 1000 : 1,
                    further: by === "weight" ? 1000 : 1,
                  })
                }
              >
                {t("delivery.zone.add")}
              </Button>
              {remove && (
                <Button type="text" danger onClick={remove}>
                  {t("delivery.remove")}
                </Button>
              )}
            </div>
          </>
        )}
      </Form.List>
    </section>
  );
}

interface ZoneFormProps {
  at: number;
  by: "units" | "weight";
  currency: string;
  remove: (() => void) | null;
}

function ZoneForm({ at, by, currency, remove }: ZoneFormProps) {
  const t = useWords();
  const names = new Intl.DisplayNames([t.locale], { type: "region" });
  const unit = by === "weight" ? t("delivery.grams") : t("delivery.units");
  const amount = { min: 0, precision: digitsOf(currency), suffix: currency };
  const count = { min: 1, max: ALL, precision: 0, suffix: unit };
  const needed = [{ required: true }];
  return (
    <div className="fields zone">
      <Form.Item
        className="wide"
        name={[at, "places"]}
        label={t("delivery.places")}
        extra={t("delivery.places.about")}
        rules={[{ required: true, type: "array", min: 1, message: t("required") }]}
      >
        <Select
          mode="tags"
          maxCount={300}
          tokenSeparators={[",", "，"]}
          options={[
            { value: EVERYWHERE, label: t("delivery.everywhere") },
            ...COUNTRIES.map((code) => ({ value: code, label: names.of(code) ?? code })),
          ]}
          optionFilterProp="label"
        />
      </Form.Item>
      <Form.Item name={[at, "first"]} label={t("delivery.first")}>
        <InputNumber {...count} placeholder={t("delivery.all")} />
      </Form.Item>
      <Form.Item name={[at, "first_fee"]} label={t("delivery.first_fee")} rules={needed}>
        <InputNumber {...amount} />
      </Form.Item>
      <Form.Item name={[at, "further"]} label={t("delivery.further")} rules={needed}>
        <InputNumber {...count} />
      </Form.Item>
      <Form.Item name={[at, "further_fee"]} label={t("delivery.further_fee")} rules={needed}>
        <InputNumber {...amount} />
      </Form.Item>
      <Form.Item name={[at, "free_over"]} label={t("delivery.free_over")}>
        <InputNumber {...amount} placeholder={t("delivery.never")} />
      </Form.Item>
      {remove && (
        <Button
          type="text"
          icon={<Icon name="close" size={16} />}
          aria-label={t("delivery.zone.remove")}
          onClick={remove}
        />
      )}
    </div>
  );
}

function fieldsOf(template: Template, currency: string): Fields {
  const said = (money: Money) => money.minor / scaleOf(currency);
  return {
    options: template.options.map((option) => ({
      ...option,
      zones: option.zones.map((zone) => ({
        places: zone.places,
        first: (zone.first ?? 1) >= ALL ? null : zone.first,
        first_fee: said(zone.first_fee),
        further: zone.further ?? 1,
        further_fee: said(zone.further_fee),
        free_over: zone.free_over ? said(zone.free_over) : null,
      })),
    })),
  };
}

function bodyOf(said: Fields, currency: string): Schemas["TemplateForm"] {
  const money = (amount: number): Money => ({
    minor: Math.round(amount * scaleOf(currency)),
    currency,
  });
  return {
    options: said.options.map((option) => ({
      ...option,
      zones: option.zones.map((zone) => ({
        ...zone,
        first: zone.first ?? ALL,
        first_fee: money(zone.first_fee),
        further_fee: money(zone.further_fee),
        free_over: zone.free_over == null ? null : money(zone.free_over),
      })),
    })),
  };
}
