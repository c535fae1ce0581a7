/** What a store says about itself, and by whose clocks it lives. */
import { call } from "@guang/api";
import { useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Form, Input, Select } from "antd";
import { useState } from "react";
import { Empty, Head } from "../shell/parts";
import { useStore } from "../state/store";
import type { MyStore } from "../state/types";
import { trouble, useWords } from "../texts";
import { zones } from "./zones";

interface Fields {
  en: string;
  zh: string;
  intro_en: string;
  intro_zh: string;
  time_zone: string;
}

export default function StoreSettings() {
  const t = useWords();
  const store = useStore();
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} icon="store" />;
  return (
    <>
      <Head title={t("nav.settings")} about={t("settings.about")} />
      <SettingsForm key={store.id} store={store} />
    </>
  );
}

function SettingsForm({ store }: { store: MyStore }) {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [busy, setBusy] = useState(false);
  const [form] = Form.useForm<Fields>();
  const zone = Form.useWatch("time_zone", form) ?? store.time_zone;
  const mayChange = store.rights.includes("settings");
  const save = async (said: Fields) => {
    setBusy(true);
    try {
      await call("PATCH", `/api/stores/${store.id}`, {
        body: {
          name: both(said.en, said.zh),
          intro: both(said.intro_en, said.intro_zh),
          time_zone: said.time_zone,
        },
      });
      await client.invalidateQueries();
      void message.success(t("settings.saved"));
    } catch (error) {
      void message.error(trouble(error, t), 6);
    } finally {
      setBusy(false);
    }
  };
  const named = ({ getFieldValue }: { getFieldValue: (name: string) => unknown }) => ({
    validator: () =>
      getFieldValue("zh") || getFieldValue("en")
        ? Promise.resolve()
        : Promise.reject(new Error(t("required"))),
  });
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      className="section"
      style={{ maxWidth: 640 }}
      disabled={!mayChange}
      initialValues={{
        en: store.names.en ?? "",
        zh: store.names["zh-CN"] ?? "",
        intro_en: store.intros.en ?? "",
        intro_zh: store.intros["zh-CN"] ?? "",
        time_zone: store.time_zone,
      }}
      onFinish={(said) => void save(said)}
    >
      <div className="pair">
        <Form.Item name="zh" label={`${t("store.name")} · 简体中文`} rules={[named]} dependencies={["en"]}>
          <Input maxLength={60} lang="zh-CN" />
        </Form.Item>
        <Form.Item name="en" label={`${t("store.name")} · English`} rules={[named]} dependencies={["zh"]}>
          <Input maxLength={60} lang="en" />
        </Form.Item>
      </div>
      <Form.Item name="intro_zh" label={`${t("settings.intro")} · 简体中文`}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="intro_en" label={`${t("settings.intro")} · English`}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} lang="en" />
      </Form.Item>
      <Form.Item
        name="time_zone"
        label={t("settings.zone")}
        extra={t("settings.zone.about", { now: clockIn(zone, t.locale) })}
      >
        <Select showSearch options={zones(store.time_zone).map((one) => ({ value: one, label: one }))} />
      </Form.Item>
      {mayChange ? (
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("settings.save")}
        </Button>
      ) : (
        <p className="quiet">{t("settings.closed")}</p>
      )}
    </Form>
  );
}

/** A text in the languages in which something was said. */
const both = (en: string, zh: string) => ({ ...(en ? { en } : {}), ...(zh ? { "zh-CN": zh } : {}) });

const clockIn = (zone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: "medium", timeStyle: "short" }).format(
    new Date(),
  );
