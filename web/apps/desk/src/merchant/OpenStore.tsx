import { call } from "@guang/api";
import { ownZone } from "@guang/ui";
import { useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Form, Input, InputNumber } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { Head } from "../shell/parts";
import { trouble, useWords } from "../texts";
import { both, StoreNames, StoreZone } from "./StoreFields";

interface Fields {
  zh?: string;
  en?: string;
  intro?: string;
  fee: number;
  free_over?: number;
  time_zone: string;
}

export default function OpenStore() {
  const t = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [busy, setBusy] = useState(false);
  const yuan = (major: number) => ({ minor: Math.round(major * 100), currency: "CNY" });
  const open = async (fields: Fields) => {
    setBusy(true);
    const shipping = { fee: yuan(fields.fee), free_over: fields.free_over ? yuan(fields.free_over) : null };
    try {
      await call("POST", "/api/stores", {
        body: {
          name: both(fields.en, fields.zh),
          intro: fields.intro ? { [t.locale]: fields.intro } : {},
          shipping,
          time_zone: fields.time_zone,
        },
      });
      await client.invalidateQueries();
      void navigate("/goods/new");
    } catch (error) {
      void message.error(trouble(error, t), 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Head title={t("store.open")} about={t("store.none.about")} />
      <Form<Fields>
        layout="vertical"
        className="section"
        style={{ maxWidth: 560 }}
        initialValues={{ fee: 8, time_zone: ownZone() }}
        onFinish={(fields) => void open(fields)}
      >
        <StoreNames />
        <Form.Item name="intro" label={t("store.intro")}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
        <Form.Item name="fee" label={t("store.fee")} rules={[{ required: true, message: t("required") }]}>
          <InputNumber min={0} max={9999} precision={2} suffix="CNY" style={{ width: 160 }} />
        </Form.Item>
        <Form.Item name="free_over" label={t("store.free_over")}>
          <InputNumber min={0} max={99999} precision={2} suffix="CNY" style={{ width: 160 }} />
        </Form.Item>
        <StoreZone about={t("settings.zone.new")} kept={ownZone()} />
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("store.open")}
        </Button>
      </Form>
    </>
  );
}
