/** Programs that act for the store, addresses that are told what happens, and the log of what was sent. */
import { del, get, patch, post } from "@guang/api";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  Alert,
  Button,
  Drawer,
  App as Feedback,
  Form,
  Input,
  Modal,
  Select,
  Table,
  Tooltip,
  Typography,
} from "antd";
import { useState } from "react";
import { Ago, Empty, Failure, Head, More, Nothing } from "../shell/parts";
import { useStore } from "../state/store";
import { type Key, trouble, useWords } from "../texts";
import { POSTS } from "./Staff";

export default function Connect() {
  const t = useWords();
  const store = useStore();
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} icon="store" />;
  if (!store.rights.includes("settings"))
    return <Empty title={t("connect.closed")} about={t("connect.closed.about")} icon="shield" />;
  return (
    <>
      <Head title={t("nav.connect")} about={t("connect.about")} />
      <Programs store={store.id} />
      <Hooks store={store.id} />
    </>
  );
}

/** Does something, says so, and asks again for what it changed. */
function useAct(...keys: string[]) {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  return async <Made,>(work: () => Promise<Made>, said = t("saved")): Promise<Made | null> => {
    try {
      const made = await work();
      for (const key of keys) await client.invalidateQueries({ queryKey: [key] });
      if (said) void message.success(said);
      return made;
    } catch (error) {
      void message.error(trouble(error, t), 6);
      return null;
    }
  };
}

function Programs({ store }: { store: string }) {
  const t = useWords();
  const { modal } = Feedback.useApp();
  const [form] = Form.useForm<{ name: string; role: (typeof POSTS)[number] }>();
  const [token, setToken] = useState<string | null>(null);
  const act = useAct("clients");
  const path = { store_id: store };
  const found = useQuery({
    queryKey: ["clients", store],
    queryFn: () => get("/api/stores/{store_id}/api-clients", { path }),
  });
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const remove = (id: string, name: string) =>
    modal.confirm({
      title: t("clients.remove.sure", { name }),
      content: t("clients.remove.about"),
      okText: t("remove"),
      okButtonProps: { danger: true },
      onOk: () =>
        act(() =>
          del("/api/stores/{store_id}/api-clients/{client_id}", { path: { ...path, client_id: id } }),
        ),
    });
  return (
    <section className="block" aria-labelledby="clients">
      <h2 id="clients">{t("clients")}</h2>
      <p className="quiet">{t("clients.about")}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="section hide"
        initialValues={{ role: "orders" }}
        onFinish={async (body) => {
          const made = await act(() => post("/api/stores/{store_id}/api-clients", { path, body }), "");
          if (made?.token) setToken(made.token);
          if (made) form.resetFields();
        }}
      >
        <Form.Item name="name" label={t("clients.name")} rules={[{ required: true, message: t("required") }]}>
          <Input maxLength={60} placeholder={t("clients.name.like")} />
        </Form.Item>
        <Form.Item name="role" label={t("clients.may")}>
          <Select
            options={POSTS.map((one) => ({ value: one, label: t(`post.${one}`) }))}
            style={{ minWidth: 160 }}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t("clients.make")}
        </Button>
      </Form>
      <Modal
        open={token !== null}
        title={t("clients.token")}
        onCancel={() => setToken(null)}
        onOk={() => setToken(null)}
        cancelButtonProps={{ style: { display: "none" } }}
      >
        <Alert type="warning" showIcon title={t("clients.token.once")} style={{ marginBottom: 12 }} />
        <Typography.Paragraph copyable code>
          {token ?? ""}
        </Typography.Paragraph>
        <Typography.Text type="secondary">{t("clients.token.how")}</Typography.Text>
      </Modal>
      <div className="card flush">
        <Table
          rowKey="id"
          pagination={false}
          scroll={{ x: 640 }}
          dataSource={found.data?.items ?? []}
          locale={{ emptyText: <Nothing pending={found.isPending}>{t("clients.none")}</Nothing> }}
          columns={[
            { title: t("clients.name"), dataIndex: "name" },
            { title: t("clients.may"), render: (_, row) => t(`post.${row.role}.may` as Key) },
            { title: t("clients.until"), width: 150, render: (_, row) => t.date(row.expires_at, "day") },
            {
              width: 110,
              render: (_, row) => (
                <Button size="small" danger type="text" onClick={() => remove(row.id, row.name)}>
                  {t("remove")}
                </Button>
              ),
            },
          ]}
        />
      </div>
    </section>
  );
}

interface Hook {
  id: string;
  url: string;
  events: string[];
  secret: string;
  failing_since: string | null;
  paused_at: string | null;
}

function Hooks({ store }: { store: string }) {
  const t = useWords();
  const { modal } = Feedback.useApp();
  const [form] = Form.useForm<{ url: string; events: string[] }>();
  const [log, setLog] = useState<Hook | null>(null);
  const act = useAct("webhooks", "deliveries");
  const path = { store_id: store };
  const found = useQuery({
    queryKey: ["webhooks", store],
    queryFn: () => get("/api/stores/{store_id}/webhooks", { path }),
  });
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const hook = "/api/stores/{store_id}/webhooks/{webhook_id}" as const;
  const of = (id: string) => ({ path: { ...path, webhook_id: id } });
  const remove = (row: Hook) =>
    modal.confirm({
      title: t("hooks.remove.sure"),
      content: row.url,
      okText: t("remove"),
      okButtonProps: { danger: true },
      onOk: () => act(() => del(hook, of(row.id))),
    });
  return (
    <section className="block" aria-labelledby="hooks">
      <h2 id="hooks">{t("hooks")}</h2>
      <p className="quiet">{t("hooks.about")}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="section hide"
        onFinish={async (body) => {
          if (await act(() => post("/api/stores/{store_id}/webhooks", { path, body }))) form.resetFields();
        }}
      >
        <Form.Item name="url" label={t("hooks.url")} rules={[{ required: true, message: t("required") }]}>
          <Input maxLength={500} placeholder="https://" />
        </Form.Item>
        <Form.Item
          name="events"
          label={t("hooks.events")}
          rules={[{ required: true, message: t("required") }]}
        >
          <Select
            mode="multiple"
            maxTagCount="responsive"
            style={{ minWidth: 280 }}
            options={(found.data?.events ?? []).map((one) => ({ value: one, label: one }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t("hooks.make")}
        </Button>
      </Form>
      <div className="card flush">
        <Table<Hook>
          rowKey="id"
          pagination={false}
          scroll={{ x: 860 }}
          dataSource={found.data?.items ?? []}
          locale={{ emptyText: <Nothing pending={found.isPending}>{t("hooks.none")}</Nothing> }}
          columns={[
            {
              title: t("hooks.url"),
              render: (_, row) => (
                <div className="stack">
                  <strong>{row.url}</strong>
                  <span className="quiet">{row.events.join(" · ")}</span>
                </div>
              ),
            },
            {
              title: t("hooks.state"),
              width: 170,
              render: (_, row) =>
                row.paused_at ? (
                  <span className="state wait">{t("hooks.paused")}</span>
                ) : row.failing_since ? (
                  <Tooltip title={t.date(row.failing_since)}>
                    <span className="state bad">{t("hooks.failing")}</span>
                  </Tooltip>
                ) : (
                  <span className="state good">{t("hooks.fine")}</span>
                ),
            },
            {
              title: t("hooks.secret"),
              width: 190,
              render: (_, row) => (
                <Typography.Text copyable={{ text: row.secret }} code>
                  {row.secret.slice(0, 10)}…
                </Typography.Text>
              ),
            },
            {
              width: 260,
              align: "right",
              render: (_, row) => (
                <span className="row-acts">
                  <Button size="small" onClick={() => setLog(row)}>
                    {t("hooks.log")}
                  </Button>
                  <Button
                    size="small"
                    onClick={() =>
                      void act(() => patch(hook, { ...of(row.id), body: { paused: row.paused_at === null } }))
                    }
                  >
                    {t(row.paused_at ? "hooks.resume" : "hooks.pause")}
                  </Button>
                  <Button size="small" danger type="text" onClick={() => remove(row)}>
                    {t("remove")}
                  </Button>
                </span>
              ),
            },
          ]}
        />
      </div>
      <Drawer open={log !== null} onClose={() => setLog(null)} title={t("hooks.log")} size={720}>
        {log && <Log store={store} hook={log} />}
      </Drawer>
    </section>
  );
}

function Log({ store, hook }: { store: string; hook: Hook }) {
  const t = useWords();
  const act = useAct("deliveries", "webhooks");
  const path = { store_id: store, webhook_id: hook.id };
  const found = useInfiniteQuery({
    queryKey: ["deliveries", hook.id],
    initialPageParam: undefined as string | undefined,
    refetchInterval: 4_000,
    queryFn: ({ pageParam }) =>
      get("/api/stores/{store_id}/webhooks/{webhook_id}/deliveries", { path, query: { cursor: pageParam } }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const looks = { delivered: "good", waiting: "wait", failed: "bad" } as const;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return (
    <>
      <p className="row">
        <span className="quiet">{hook.url}</span>
        <Button
          size="small"
          onClick={() =>
            void act(
              () => post("/api/stores/{store_id}/webhooks/{webhook_id}/ping", { path }),
              t("hooks.pinged"),
            )
          }
        >
          {t("hooks.ping")}
        </Button>
      </p>
      <Table
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={rows}
        locale={{ emptyText: <Nothing pending={found.isPending}>{t("hooks.log.none")}</Nothing> }}
        expandable={{ expandedRowRender: (row) => <pre className="code">{pretty(row.body)}</pre> }}
        columns={[
          { title: t("hooks.event"), dataIndex: "event" },
          {
            title: t("hooks.state"),
            render: (_, row) => (
              <span className={`state ${looks[row.state]}`}>{t(`delivery.${row.state}`)}</span>
            ),
          },
          { title: t("hooks.answer"), render: (_, row) => row.status ?? (row.error || "–") },
          { title: t("hooks.tries"), align: "right", dataIndex: "attempts" },
          { title: t("hooks.made"), render: (_, row) => <Ago at={row.made_at} /> },
          {
            render: (_, row) => (
              <Button
                size="small"
                type="text"
                disabled={row.state === "waiting"}
                onClick={() =>
                  void act(() =>
                    post("/api/stores/{store_id}/deliveries/{delivery_id}/again", {
                      path: { store_id: store, delivery_id: row.id },
                    }),
                  )
                }
              >
                {t("hooks.again")}
              </Button>
            ),
          },
        ]}
      />
      <More
        shown={rows.length}
        more={found.hasNextPage}
        busy={found.isFetchingNextPage}
        load={() => void found.fetchNextPage()}
      />
    </>
  );
}

const pretty = (body: string) => JSON.stringify(JSON.parse(body), null, 2);
