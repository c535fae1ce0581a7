/** Who works in the store, and what each post may do. */
import { del, get, post } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { Button, App as Feedback, Form, Input, Select, Table } from "antd";
import { Ago, Empty, Face, Failure, Head, Nothing } from "../shell/parts";
import { useAct } from "../state/act";
import { useStore } from "../state/store";
import { type Key, useWords } from "../texts";

export const POSTS = ["manager", "goods", "orders", "support"] as const;
const HANDLE = /^@?[^@\s]+$/;

interface Fields {
  handle: string;
  role: (typeof POSTS)[number];
}

export default function Staff() {
  const t = useWords();
  const store = useStore();
  const { modal } = Feedback.useApp();
  const [form] = Form.useForm<Fields>();
  const path = { store_id: store?.id ?? "" };
  const found = useQuery({
    queryKey: ["staff", store?.id],
    enabled: store !== null,
    queryFn: () => get("/api/stores/{store_id}/staff", { path }),
  });
  const rows = found.data?.items ?? [];
  const may = store?.rights.includes("staff") ?? false;
  const invited = useQuery({
    queryKey: ["staff", store?.id, "invited"],
    enabled: store !== null && may,
    queryFn: () => get("/api/stores/{store_id}/invitations", { path }),
  });
  const waiting = invited.data?.items ?? [];
  const act = useAct(["staff"]);
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} icon="store" />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const invite = async (body: Fields) => {
    if (await act(() => post("/api/stores/{store_id}/invitations", { path, body }), "staff.invited"))
      form.resetFields();
  };
  const withdraw = (account: string) =>
    act(() => del("/api/stores/{store_id}/invitations/{account}", { path: { ...path, account } }));
  const dismiss = (account: string, name: string) =>
    modal.confirm({
      title: t("staff.dismiss.sure", { name }),
      content: t("staff.dismiss.about"),
      okText: t("staff.dismiss"),
      okButtonProps: { danger: true },
      onOk: () => act(() => del("/api/stores/{store_id}/staff/{account}", { path: { ...path, account } })),
    });
  return (
    <>
      <Head title={t("nav.staff")} about={t("staff.about")} />
      {may && (
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          className="section hide"
          initialValues={{ role: "orders" }}
          onFinish={(fields) => void invite(fields)}
        >
          <Form.Item
            name="handle"
            label={t("staff.who")}
            extra={t("staff.who.how")}
            rules={[{ required: true, pattern: HANDLE, message: t("staff.who.bad") }]}
          >
            <Input placeholder="@" maxLength={60} />
          </Form.Item>
          <Form.Item name="role" label={t("staff.post")}>
            <Select
              options={POSTS.map((one) => ({ value: one, label: t(`post.${one}`) }))}
              style={{ minWidth: 160 }}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit">
            {t("staff.hire")}
          </Button>
        </Form>
      )}
      {waiting.length > 0 && (
        <section className="section" aria-label={t("staff.waiting")}>
          <h2>{t("staff.waiting")}</h2>
          {waiting.map((one) => (
            <p key={one.account} className="who-row">
              <Face image={one.avatar_url} name={one.name} size={32} />
              <span className="stack grow">
                <strong>{one.name}</strong>
                <span className="quiet">
                  {t(`post.${one.role}` as Key)} ·{" "}
                  {t("staff.until", { when: t.date(new Date(one.expires_at)) })}
                </span>
              </span>
              <Button size="small" type="text" danger onClick={() => void withdraw(one.account)}>
                {t("staff.withdraw")}
              </Button>
            </p>
          ))}
        </section>
      )}
      <div className="card flush">
        <Table
          rowKey="account"
          dataSource={rows}
          pagination={false}
          scroll={{ x: 640 }}
          locale={{ emptyText: <Nothing pending={found.isPending}>{t("staff.none")}</Nothing> }}
          columns={[
            {
              title: t("staff.who"),
              render: (_, row) => (
                <span className="who-row">
                  <Face image={row.avatar_url} name={row.name} size={32} />
                  <span className="stack">
                    <strong>{row.name}</strong>
                    <span className="quiet">@{row.handle}</span>
                  </span>
                </span>
              ),
            },
            {
              title: t("staff.post"),
              render: (_, row) => (
                <div className="stack">
                  <span>{t(`post.${row.role}` as Key)}</span>
                  <span className="quiet">{t(`post.${row.role}.may` as Key)}</span>
                </div>
              ),
            },
            { title: t("staff.since"), width: 150, render: (_, row) => <Ago at={row.since} /> },
            {
              width: 120,
              render: (_, row) =>
                may && row.role !== "owner" ? (
                  <Button size="small" danger type="text" onClick={() => dismiss(row.account, row.name)}>
                    {t("staff.dismiss")}
                  </Button>
                ) : null,
            },
          ]}
        />
      </div>
    </>
  );
}
