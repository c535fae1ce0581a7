/** A new promotion: its kind, its terms, and before anybody sees it what it would do and cost. */
import { call, type Schemas } from "@guang/api";
import { formatMoney, instantOf, type Money, ownZone, useZone } from "@guang/ui";
import { Alert, Button, DatePicker, Form, Input, InputNumber, Radio, Segmented } from "antd";
import { useState } from "react";
import { type Key, trouble, useWords } from "../texts";
import { type Chosen, Picker } from "./Picker";

export type Draft = Partial<Schemas["PlatformForm"]> & { starts_at?: string | null };
type Preview = Schemas["PreviewView"];

interface Moment {
  format: (pattern: string) => string;
}

interface Fields {
  en: string;
  zh?: string;
  when: [Moment | null, Moment];
  goods?: Chosen[];
  spend?: number;
  off?: number;
  sort?: "off" | "rate";
  rate?: number;
  most?: number;
  minimum?: number;
  total?: number;
  per_buyer?: number;
  code?: string;
  use_days?: number;
  budget?: number;
}

interface Props {
  kinds: string[];
  currency: string;
  store: string | null;
  preview: string;
  make: (draft: Draft) => Promise<void>;
}

export function NewPromotion({ kinds, currency, store, preview, make }: Props) {
  const t = useWords();
  const [kind, setKind] = useState(kinds[0] ?? "time_limited");
  const [form] = Form.useForm<Fields>();
  const [shown, setShown] = useState<{ draft: Draft; preview: Preview } | null>(null);
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  const sort = Form.useWatch("sort", form) ?? "off";
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setFault("");
    try {
      await work();
    } catch (error) {
      setFault(trouble(error, t));
    } finally {
      setBusy(false);
    }
  };
  const zone = useZone() ?? ownZone();
  const look = (fields: Fields) =>
    attempt(async () => {
      const draft = draftOf(kind, fields, currency, { platform: store === null, zone });
      setShown({ draft, preview: await call<Preview>("POST", preview, { body: draft }) });
    });
  const priced = ["time_limited", "member", "flash"].includes(kind);
  const coupon = kind.endsWith("coupon");
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ sort: "off", total: 100, per_buyer: 1, use_days: 7 }}
      onValuesChange={() => setShown(null)}
      onFinish={(fields) => void look(fields)}
    >
      <Segmented
        block
        value={kind}
        onChange={(next) => {
          setKind(String(next));
          setShown(null);
          setFault("");
        }}
        options={kinds.map((one) => ({ value: one, label: t(`kind.${one}` as Key) }))}
      />
      <p className="quiet kind-about">{t(`kind.${kind}.about` as Key)}</p>
      <div className="pair">
        <Form.Item
          name="en"
          label={t("promotion.name.en")}
          rules={[{ required: true, message: t("required") }]}
        >
          <Input maxLength={60} lang="en" />
        </Form.Item>
        <Form.Item name="zh" label={t("promotion.name.zh")}>
          <Input maxLength={60} lang="zh-CN" />
        </Form.Item>
      </div>
      <Form.Item
        name="when"
        label={t("promotion.when")}
        extra={`${t("promotion.when.how")} ${t("promotion.when.zone", { zone })}`}
        rules={[
          {
            validator: (_, when?: unknown[]) =>
              when?.[1] ? Promise.resolve() : Promise.reject(new Error(t("required"))),
          },
        ]}
      >
        <DatePicker.RangePicker showTime={{ format: "HH:mm" }} allowEmpty={[true, false]} />
      </Form.Item>
      {(priced || kind === "subsidy") && (
        <Form.Item
          name="goods"
          label={t("promotion.goods")}
          rules={[{ required: true, message: t("promotion.goods.none") }]}
        >
          <Picker store={store} kind={kind} currency={currency} />
        </Form.Item>
      )}
      {kind === "full_reduction" && (
        <div className="pair">
          <Amount name="spend" label={t("promotion.spend")} currency={currency} />
          <Amount name="off" label={t("promotion.off")} currency={currency} />
        </div>
      )}
      {coupon && (
        <>
          <Form.Item name="sort">
            <Radio.Group
              options={[
                { value: "off", label: t("promotion.amount") },
                { value: "rate", label: t("promotion.share") },
              ]}
            />
          </Form.Item>
          <div className="pair">
            {sort === "off" ? (
              <Amount name="off" label={t("promotion.off")} currency={currency} />
            ) : (
              <>
                <Form.Item
                  name="rate"
                  label={t("promotion.rate")}
                  rules={[{ required: true, message: t("required") }]}
                >
                  <InputNumber min={1} max={99} precision={0} suffix="%" />
                </Form.Item>
                <Amount name="most" label={t("promotion.most")} currency={currency} />
              </>
            )}
            <Amount name="minimum" label={t("promotion.minimum")} currency={currency} optional />
          </div>
          <div className="pair">
            <Form.Item
              name="total"
              label={t("promotion.total")}
              rules={[{ required: true, message: t("required") }]}
            >
              <InputNumber min={1} max={10_000_000} precision={0} />
            </Form.Item>
            <Form.Item
              name="use_days"
              label={t("promotion.use_days")}
              rules={[{ required: true, message: t("required") }]}
            >
              <InputNumber min={1} max={90} precision={0} />
            </Form.Item>
            <Form.Item name="code" label={t("promotion.code")} extra={t("promotion.code.how")}>
              <Input maxLength={32} />
            </Form.Item>
          </div>
        </>
      )}
      {kind === "subsidy" && <Amount name="budget" label={t("promotion.budget")} currency={currency} />}
      {!["full_reduction", "time_limited", "member"].includes(kind) && (
        <Form.Item name="per_buyer" label={t("promotion.per_buyer")}>
          <InputNumber min={1} max={999} precision={0} />
        </Form.Item>
      )}
      {fault && <Alert type="error" showIcon title={fault} style={{ marginBottom: 16 }} />}
      {shown && <Effect of={shown.preview} />}
      <span className="row-acts">
        <Button htmlType="submit" loading={busy && !shown}>
          {t("preview")}
        </Button>
        <Button
          type="primary"
          disabled={!shown}
          loading={busy && shown !== null}
          onClick={() => shown && void attempt(() => make(shown.draft))}
        >
          {t("promotion.make")}
        </Button>
      </span>
    </Form>
  );
}

function Amount({
  name,
  label,
  currency,
  optional,
}: {
  name: keyof Fields;
  label: string;
  currency: string;
  optional?: boolean;
}) {
  const t = useWords();
  return (
    <Form.Item name={name} label={label} rules={[{ required: !optional, message: t("required") }]}>
      <InputNumber min={0.01} precision={2} prefix={currency} style={{ width: "100%" }} />
    </Form.Item>
  );
}

/** What it would do, and what it can cost at most. */
function Effect({ of }: { of: Preview }) {
  const t = useWords();
  const told = (money: Money) => formatMoney(money, t.locale);
  return (
    <section className="card effect" aria-label={t("preview")}>
      <dl className="facts">
        <dt>{t("preview.goods")}</dt>
        <dd>{of.products === null ? t("preview.everything") : t("preview.skus", { n: of.skus })}</dd>
        <dt>{t("preview.off")}</dt>
        <dd>
          {(of.off_bps / 10_000).toLocaleString(t.locale, { style: "percent", maximumFractionDigits: 1 })}
        </dd>
        <dt>{t("preview.most_cost")}</dt>
        <dd>{of.most_cost ? told(of.most_cost) : t("preview.no_limit")}</dd>
      </dl>
      {of.warnings.map((warning) => (
        <Alert key={warning} type="warning" showIcon title={t(`warning.${warning}` as Key)} />
      ))}
      {of.items.length > 0 && (
        <table className="plain">
          <thead>
            <tr>
              <th>SKU</th>
              <th>{t("promotion.before")}</th>
              <th>{t("promotion.after")}</th>
              <th>{t("preview.lowest")}</th>
            </tr>
          </thead>
          <tbody>
            {of.items.slice(0, 50).map((item) => (
              <tr key={item.sku}>
                <td>{item.sku}</td>
                <td>{told(item.before)}</td>
                <td>{told(item.after)}</td>
                <td>{told(item.lowest_listed_30d)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** When clocks of the store show what was chosen, whatever the clock of this device shows. */
const moment = (chosen: Moment, zone: string): string =>
  instantOf(chosen.format("YYYY-MM-DDTHH:mm:ss"), zone).toISOString();

function draftOf(
  kind: string,
  fields: Fields,
  currency: string,
  { platform, zone }: { platform: boolean; zone: string },
): Draft {
  const money = (amount?: number | null): Money | null =>
    amount === undefined || amount === null ? null : { minor: Math.round(amount * 100), currency };
  const isRate = fields.sort === "rate" && kind.endsWith("coupon");
  const goods = fields.goods ?? [];
  return {
    kind: kind as NonNullable<Draft["kind"]>,
    name: fields.zh ? { en: fields.en, "zh-CN": fields.zh } : { en: fields.en },
    starts_at: fields.when[0] ? moment(fields.when[0], zone) : null,
    ends_at: moment(fields.when[1], zone),
    items: goods.map((one) => ({
      sku: one.sku,
      price: kind === "subsidy" ? null : money(one.value),
      off: kind === "subsidy" ? money(one.value) : null,
      stock: kind === "flash" ? (one.stock ?? null) : null,
      per_buyer: kind === "flash" ? (fields.per_buyer ?? null) : null,
    })),
    tiers:
      kind === "full_reduction"
        ? [{ spend: money(fields.spend) as Money, off: money(fields.off) as Money }]
        : [],
    ...(kind.endsWith("coupon")
      ? {
          off: isRate ? null : money(fields.off),
          rate_bps: isRate ? Math.round((fields.rate ?? 0) * 100) : 0,
          most_off: isRate ? money(fields.most) : null,
          minimum: money(fields.minimum),
          total: fields.total ?? null,
          per_buyer: fields.per_buyer ?? null,
          use_days: fields.use_days ?? null,
          code: fields.code || null,
        }
      : {}),
    ...(kind === "subsidy" ? { budget: money(fields.budget), per_buyer: fields.per_buyer ?? null } : {}),
    ...(platform ? { currency } : {}),
  };
}
