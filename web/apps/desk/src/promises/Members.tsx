/** A store's membership: what people agree to, how many have, and which part of the orders is theirs. */
import { api, type MemberProgram } from "@guang/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Form, Input, Popconfirm, Skeleton, Statistic } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { Empty, Failure, Head } from "../shell/parts";
import { useStore } from "../state/store";
import type { MyStore } from "../state/types";
import { trouble, useWords } from "../texts";

interface Fields {
  zh: string;
  en: string;
  consent_zh: string;
  consent_en: string;
}

export default function Members() {
  const t = useWords();
  const store = useStore();
  const query = useQuery({
    queryKey: ["members", store?.id],
    enabled: store !== null,
    queryFn: () => api.members.program(store?.id ?? ""),
  });
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} icon="verified" />;
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <Head title={t("nav.members")} about={t("members.about")} />
      {query.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {query.data?.program && <Shares program={query.data.program} />}
      {query.data && <Words key={store.id} store={store} program={query.data.program ?? null} />}
    </>
  );
}

function Shares({ program }: { program: MemberProgram }) {
  const t = useWords();
  const part = program.part_bps == null ? "–" : `${(program.part_bps / 100).toFixed(1)}%`;
  return (
    <section className="section">
      <div className="member-figures">
        <Statistic title={t("members.count")} value={program.members} />
        <Statistic title={t("members.lately")} value={program.joined_lately} />
        <Statistic title={t("members.part")} value={part} />
      </div>
      <p className="quiet">
        {t("members.how", {
          orders: program.orders.toLocaleString(t.locale),
          theirs: program.by_members.toLocaleString(t.locale),
        })}
      </p>
      {program.open && <Link to="/promotions">{t("members.prices")}</Link>}
    </section>
  );
}

function Words({ store, program }: { store: MyStore; program: MemberProgram | null }) {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [busy, setBusy] = useState(false);
  const mayChange = store.rights.includes("settings");
  const act = async (change: () => Promise<unknown>) => {
    setBusy(true);
    try {
      client.setQueryData(["members", store.id], await change());
      void message.success(t("settings.saved"));
    } catch (error) {
      void message.error(trouble(error, t), 6);
    } finally {
      setBusy(false);
    }
  };
  const save = (form: Fields) =>
    act(() =>
      api.members.open(store.id, {
        name: both(form.en, form.zh),
        consent: both(form.consent_en, form.consent_zh),
      }),
    );
  const one = (other: keyof Fields) => [
    ({ getFieldValue }: { getFieldValue: (name: keyof Fields) => string | undefined }) => ({
      validator: (_: unknown, value?: string) =>
        value?.trim() || getFieldValue(other)?.trim()
          ? Promise.resolve()
          : Promise.reject(new Error(t("required"))),
    }),
  ];
  return (
    <Form<Fields>
      layout="vertical"
      className="section"
      style={{ maxWidth: 720 }}
      disabled={!mayChange}
      initialValues={{
        zh: program?.name["zh-CN"] ?? "",
        en: program?.name.en ?? "",
        consent_zh: program?.consent["zh-CN"] ?? "",
        consent_en: program?.consent.en ?? "",
      }}
      onFinish={(form) => void save(form)}
    >
      {program && !program.open && <p className="quiet">{t("members.closed")}</p>}
      <div className="pair">
        <Form.Item
          name="zh"
          label={`${t("members.name")} · 简体中文`}
          rules={one("en")}
          dependencies={["en"]}
        >
          <Input maxLength={40} lang="zh-CN" />
        </Form.Item>
        <Form.Item name="en" label={`${t("members.name")} · English`} rules={one("zh")} dependencies={["zh"]}>
          <Input maxLength={40} lang="en" />
        </Form.Item>
      </div>
      <Form.Item
        name="consent_zh"
        label={`${t("members.consent")} · 简体中文`}
        rules={one("consent_en")}
        dependencies={["consent_en"]}
      >
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 3 }} lang="zh-CN" />
      </Form.Item>
      <Form.Item
        name="consent_en"
        label={`${t("members.consent")} · English`}
        extra={t("members.consent.about")}
        rules={one("consent_zh")}
        dependencies={["consent_zh"]}
      >
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 3 }} lang="en" />
      </Form.Item>
      {mayChange ? (
        <div className="acts" style={{ display: "flex", gap: 8 }}>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t(program?.open ? "settings.save" : "members.open")}
          </Button>
          {program?.open && (
            <Popconfirm
              title={t("members.close.sure")}
              onConfirm={() => void act(() => api.members.close(store.id))}
            >
              <Button danger>{t("members.close")}</Button>
            </Popconfirm>
          )}
        </div>
      ) : (
        <p className="quiet">{t("settings.closed")}</p>
      )}
    </Form>
  );
}

const both = (en: string, zh: string) => ({
  ...(en?.trim() ? { en: en.trim() } : {}),
  ...(zh?.trim() ? { "zh-CN": zh.trim() } : {}),
});
