/** How the store's support works: how fast it answers, its hours, the text outside them, quick replies, blocked buyers. */
import { call, type Schemas } from "@guang/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Popconfirm, Segmented, Skeleton, Table } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { Ago, Empty, Failure, Head, Nothing } from "../shell/parts";
import { useStore } from "../state/store";
import type { MyStore } from "../state/types";
import { type Key, useWords } from "../texts";
import { useDo, useReplies } from "./state";
import type { Hours, Reply } from "./types";
import { clock, spans, spansText } from "./words";
import "./support.css";

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
type SupportFigures = Schemas["SupportFigures"];

function Figures({ store }: { store: string }) {
  const t = useWords();
  const [days, setDays] = useState(7);
  const query = useQuery({
    queryKey: ["talks", store, "figures", days],
    queryFn: () => call<SupportFigures>("GET", `/api/stores/${store}/support-figures`, { query: { days } }),
  });
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active paragraph={{ rows: 2 }} />;
  const { figures, answer_within_s } = query.data;
  const time = (seconds: number | null | undefined) => (seconds == null ? "–" : clock(seconds));
  const share = (part: number, whole: number) => (whole ? `${Math.round((part / whole) * 100)}%` : "–");
  const asked = figures.first + figures.unanswered;
  const shown: [Key, string, string][] = [
    [
      "support.fig.first",
      time(figures.first_mean_s),
      t("support.fig.p90", { at: time(figures.first_p90_s) }),
    ],
    [
      "support.fig.in_time",
      share(figures.in_time, asked),
      t("support.fig.of", { n: asked, at: clock(answer_within_s) }),
    ],
    ["support.fig.mean", time(figures.mean_s), t("support.fig.answers", { n: figures.answers })],
    [
      "support.fig.unhappy",
      share(figures.dissatisfied, figures.ratings),
      t("support.fig.ratings", { n: figures.ratings, mean: figures.score_mean ?? "–" }),
    ],
  ];
  return (
    <section className="block">
      <header className="row">
        <h2>{t("support.figures")}</h2>
        <Segmented
          size="small"
          value={days}
          onChange={setDays}
          options={[7, 30, 90].map((n) => ({ value: n, label: t("support.days", { n }) }))}
        />
      </header>
      <ul className="figures">
        {shown.map(([key, value, about]) => (
          <li key={key} className="card figure">
            <h3>{t(key)}</h3>
            <strong>{value}</strong>
            <p>{about}</p>
          </li>
        ))}
      </ul>
      <p className="quiet talk-how">{t("support.how")}</p>
    </section>
  );
}

interface HoursForm {
  days: string[];
  en: string;
  zh: string;
}

function HoursSection({ store }: { store: MyStore }) {
  const t = useWords();
  const act = useDo();
  const client = useQueryClient();
  const path = `/api/stores/${store.id}/support-desk`;
  const query = useQuery({ queryKey: ["support-desk", store.id], queryFn: () => call<Hours>("GET", path) });
  const mayChange = store.rights.includes("settings");
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const { time_zone, week, away } = query.data;
  const save = async (form: HoursForm) => {
    const body = {
      week: form.days.map((day) => spans(day) ?? []),
      away: { en: form.en ?? "", "zh-CN": form.zh ?? "" },
    };
    if (await act(() => call("PUT", path, { body }), t("support.saved")))
      await client.invalidateQueries({ queryKey: ["support-desk", store.id] });
  };
  const readable = (_: unknown, value: string) =>
    spans(value ?? "") === null ? Promise.reject(new Error(t("support.hours.bad"))) : Promise.resolve();
  return (
    <section className="section">
      <h2>{t("support.hours")}</h2>
      <p className="quiet">
        {t("support.hours.about")} {t("support.zone", { zone: time_zone })}{" "}
        {mayChange && <Link to="/settings">{t("support.zone.change")}</Link>}
      </p>
      <Form<HoursForm>
        layout="vertical"
        style={{ marginTop: 16 }}
        disabled={!mayChange}
        initialValues={{
          days: DAYS.map((day) => spansText(week[day] ?? [])),
          en: away.en ?? "",
          zh: away["zh-CN"] ?? "",
        }}
        onFinish={(form) => void save(form)}
      >
        <div className="talk-days">
          {DAYS.map((day) => (
            <Form.Item
              key={day}
              name={["days", day]}
              label={t(`support.day.${day}` as Key)}
              rules={[{ validator: readable }]}
            >
              <Input placeholder={t("support.day.off")} />
            </Form.Item>
          ))}
        </div>
        <div className="pair">
          <Form.Item name="zh" label={t("support.away.zh")}>
            <Input.TextArea rows={2} maxLength={300} />
          </Form.Item>
          <Form.Item name="en" label={t("support.away.en")}>
            <Input.TextArea rows={2} maxLength={300} />
          </Form.Item>
        </div>
        {mayChange ? (
          <Button type="primary" htmlType="submit">
            {t("support.save")}
          </Button>
        ) : (
          <p className="quiet">{t("support.hours.right")}</p>
        )}
      </Form>
    </section>
  );
}

function RepliesSection({ store }: { store: string }) {
  const t = useWords();
  const act = useDo();
  const client = useQueryClient();
  const replies = useReplies(store);
  const [form] = Form.useForm<{ code: string; text: string }>();
  const path = `/api/stores/${store}/quick-replies`;
  const look = () => client.invalidateQueries({ queryKey: ["replies", store] });
  const save = async ({ code, text }: { code: string; text: string }) => {
    const to = `${path}/${encodeURIComponent(code.trim().replace(/^\//, ""))}`;
    if (await act(() => call("PUT", to, { body: { text } }), t("support.saved"))) {
      form.resetFields();
      await look();
    }
  };
  const drop = async (code: string) => {
    if (await act(() => call("DELETE", `${path}/${encodeURIComponent(code)}`))) await look();
  };
  return (
    <section className="section">
      <h2>{t("support.replies")}</h2>
      <p className="quiet">{t("support.replies.about")}</p>
      <Form form={form} layout="inline" className="talk-reply" onFinish={(one) => void save(one)}>
        <Form.Item name="code" rules={[{ required: true, message: t("support.code.bad") }]}>
          <Input prefix="/" maxLength={21} placeholder={t("support.code")} aria-label={t("support.code")} />
        </Form.Item>
        <Form.Item name="text" rules={[{ required: true, message: t("support.text.bad") }]} className="grow">
          <Input maxLength={500} placeholder={t("support.text")} aria-label={t("support.text")} />
        </Form.Item>
        <Button htmlType="submit">{t("support.save")}</Button>
      </Form>
      <Table<Reply>
        rowKey="code"
        size="middle"
        pagination={false}
        dataSource={replies.data ?? []}
        locale={{ emptyText: <Nothing pending={replies.isPending}>{t("support.replies.none")}</Nothing> }}
        columns={[
          { title: t("support.code"), width: 140, render: (_, one) => <code>/{one.code}</code> },
          { title: t("support.text"), dataIndex: "text" },
          {
            width: 160,
            align: "right",
            render: (_, one) => (
              <>
                <Button size="small" type="link" onClick={() => form.setFieldsValue(one)}>
                  {t("support.edit")}
                </Button>
                <Button size="small" type="link" danger onClick={() => void drop(one.code)}>
                  {t("support.drop")}
                </Button>
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

type Blocked = Schemas["BlockOut"];

function BlockedSection({ store }: { store: string }) {
  const t = useWords();
  const act = useDo();
  const client = useQueryClient();
  const path = `/api/stores/${store}/blocked-buyers`;
  const query = useQuery({
    queryKey: ["blocked", store],
    queryFn: () => call<{ items: Blocked[] }>("GET", path),
  });
  const hear = async (account: string) => {
    if (await act(() => call("DELETE", `${path}/${account}`)))
      await client.invalidateQueries({ queryKey: ["blocked", store] });
  };
  return (
    <section className="section">
      <h2>{t("support.blocked")}</h2>
      <Table<Blocked>
        rowKey="account"
        size="middle"
        pagination={false}
        dataSource={query.data?.items ?? []}
        locale={{ emptyText: <Nothing pending={query.isPending}>{t("support.blocked.none")}</Nothing> }}
        columns={[
          { title: t("support.buyer"), dataIndex: "name" },
          { title: t("support.block.reason"), render: (_, one) => t(`support.block.${one.reason}` as Key) },
          { title: t("support.block.words"), dataIndex: "text" },
          { title: t("support.since"), width: 140, render: (_, one) => <Ago at={one.at} /> },
          {
            width: 120,
            align: "right",
            render: (_, one) => (
              <Popconfirm title={t("support.unblock")} onConfirm={() => hear(one.account)}>
                <Button size="small">{t("support.unblock")}</Button>
              </Popconfirm>
            ),
          },
        ]}
      />
    </section>
  );
}

export default function Settings() {
  const t = useWords();
  const store = useStore();
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} icon="store" />;
  return (
    <>
      <Head title={t("support.settings")} back={{ to: "/support", name: t("nav.support") }} />
      <Figures store={store.id} key={`figures-${store.id}`} />
      <HoursSection store={store} key={`hours-${store.id}`} />
      <RepliesSection store={store.id} key={`replies-${store.id}`} />
      <BlockedSection store={store.id} key={`blocked-${store.id}`} />
    </>
  );
}
