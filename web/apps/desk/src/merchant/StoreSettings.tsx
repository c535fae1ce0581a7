/** What a store says about itself, and by whose clocks it lives. */
import { call } from "@guang/api";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { Empty, Head } from "../shell/parts";
import { useAct } from "../state/act";
import { useStore } from "../state/store";
import type { MyStore } from "../state/types";
import { useWords } from "../texts";
import { both, StoreNames, StoreZone } from "./StoreFields";

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
  const act = useAct([]);
  const [busy, setBusy] = useState(false);
  const [form] = Form.useForm<Fields>();
  const zone = Form.useWatch("time_zone", form) ?? store.time_zone;
  const mayChange = store.rights.includes("settings");
  const save = async (said: Fields) => {
    setBusy(true);
    await act(
      () =>
        call("PATCH", `/api/stores/${store.id}`, {
          body: {
            name: both(said.en, said.zh),
            intro: both(said.intro_en, said.intro_zh),
            time_zone: said.time_zone,
          },
        }),
      "settings.saved",
    );
    setBusy(false);
  };
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
      <StoreNames />
      <Form.Item name="intro_zh" label={`${t("settings.intro")} · 简体中文`}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="intro_en" label={`${t("settings.intro")} · English`}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} lang="en" />
      </Form.Item>
      <StoreZone about={t("settings.zone.about", { now: clockIn(zone, t.locale) })} kept={store.time_zone} />
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

const clockIn = (zone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: "medium", timeStyle: "short" }).format(
    new Date(),
  );
