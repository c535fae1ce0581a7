/** Changing many goods at once: say what, see what would happen, let it happen. */
import { Button, Drawer, App as Feedback, Form, Input, InputNumber, Segmented, Select } from "antd";
import { useState } from "react";
import type { MyStore } from "../../state/types";
import { counted, type Key, trouble, useWords } from "../../texts";
import { BatchView } from "./BatchView";
import { type Chosen, type Kind, newKey, useAsk, type Wish } from "./batch";
import { type PriceFields, priceWish, ROUNDINGS } from "./wishes";

export interface Asked {
  kind: Exclude<Kind, "import">;
  chosen: Chosen;
  n: number;
}

export function BatchDrawer({ store, asked, close }: { store: MyStore; asked: Asked; close: () => void }) {
  const t = useWords();
  const { message } = Feedback.useApp();
  const [id, setId] = useState<string | null>(null);
  const [key] = useState(newKey);
  const [tries, setTries] = useState(0);
  const ask = useAsk(store.id);
  const go = async (wish: Wish) => {
    try {
      setId((await ask.mutateAsync({ wish, chosen: asked.chosen, key: `${key}-${tries}` })).id);
    } catch (error) {
      setTries(tries + 1);
      void message.error(trouble(error, t), 6);
    }
  };
  return (
    <Drawer open onClose={close} size={640} title={counted(t, `batch.${asked.kind}`, asked.n)}>
      {id ? (
        <>
          <Button
            type="link"
            style={{ paddingInline: 0, marginBottom: 8 }}
            onClick={() => {
              setTries(tries + 1);
              setId(null);
            }}
          >
            {t("batch.again")}
          </Button>
          <BatchView store={store.id} currency={store.currency} id={id} />
        </>
      ) : (
        <Wishes
          kind={asked.kind}
          currency={store.currency}
          busy={ask.isPending}
          go={(wish) => void go(wish)}
        />
      )}
    </Drawer>
  );
}

function Wishes({
  kind,
  currency,
  busy,
  go,
}: {
  kind: Asked["kind"];
  currency: string;
  busy: boolean;
  go: (wish: Wish) => void;
}) {
  const t = useWords();
  const look = (
    <Button type="primary" htmlType="submit" loading={busy}>
      {t("batch.preview")}
    </Button>
  );
  if (kind === "price") return <PriceForm currency={currency} look={look} go={go} />;
  if (kind === "stock") return <StockForm look={look} go={go} />;
  return (
    <Form onFinish={() => go({ type: kind })}>
      <p>{t(`batch.${kind}.how`)}</p>
      {look}
    </Form>
  );
}

function PriceForm({
  currency,
  look,
  go,
}: {
  currency: string;
  look: React.ReactNode;
  go: (wish: Wish) => void;
}) {
  const t = useWords();
  const [form] = Form.useForm<PriceFields>();
  const by = Form.useWatch("by", form) ?? "percent";
  return (
    <Form<PriceFields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ by: "percent", rounding: "none" }}
      onFinish={(fields) => go(priceWish(fields))}
    >
      <Form.Item name="by" label={t("batch.price.by")}>
        <Segmented
          options={(["percent", "add", "set"] as const).map((one) => ({
            value: one,
            label: t(`batch.price.${one}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="amount"
        label={t(`batch.price.${by}.amount`)}
        extra={t(`batch.price.${by}.how`)}
        rules={[{ required: true, message: t("required") }]}
      >
        <InputNumber
          precision={2}
          min={by === "set" ? 0.01 : by === "percent" ? -99.99 : -10_000_000}
          max={by === "percent" ? 10_000 : 10_000_000}
          suffix={by === "percent" ? "%" : currency}
          style={{ width: 200 }}
        />
      </Form.Item>
      <Form.Item name="rounding" label={t("batch.rounding")}>
        <Select
          style={{ width: 260 }}
          options={Object.keys(ROUNDINGS).map((one) => ({
            value: one,
            label: t(`batch.rounding.${one}` as Key),
          }))}
        />
      </Form.Item>
      {look}
    </Form>
  );
}

interface StockFields {
  by: "set" | "add";
  units: number;
  reason: string;
}

function StockForm({ look, go }: { look: React.ReactNode; go: (wish: Wish) => void }) {
  const t = useWords();
  const [form] = Form.useForm<StockFields>();
  const by = Form.useWatch("by", form) ?? "add";
  return (
    <Form<StockFields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ by: "add" }}
      onFinish={(fields) => go({ type: "stock", ...fields })}
    >
      <Form.Item name="by" label={t("batch.stock.by")}>
        <Segmented
          options={(["add", "set"] as const).map((one) => ({ value: one, label: t(`batch.stock.${one}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="units"
        label={t("batch.stock.units")}
        extra={t(`batch.stock.${by}.how`)}
        rules={[{ required: true, message: t("required") }]}
      >
        <InputNumber
          precision={0}
          min={by === "set" ? 0 : -1_000_000}
          max={1_000_000}
          style={{ width: 200 }}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t("batch.stock.reason")}
        rules={[{ required: true, whitespace: true, message: t("required") }]}
      >
        <Input maxLength={200} placeholder={t("batch.stock.reason.eg")} />
      </Form.Item>
      {look}
    </Form>
  );
}
