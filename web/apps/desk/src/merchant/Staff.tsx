/** Who works in the store, and what each post may do. */
import { del, get, post } from "@guang/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Form, Input, Select, Table } from "antd";
import { Ago, Empty, Face, Failure, Head, Nothing } from "../shell/parts";
import { useStore } from "../state/store";
import { type Key, trouble, useWords } from "../texts";

export const POSTS = ["manager", "goods", "orders", "support"] as const;
const HANDLE = /^@?[^@\s]+$/;

interface Fields {
  handle: string;
  role: (typeof POSTS)[number];
}

export default function Staff() {
  const t = useWords();
  const store = useStore();
  const client = useQueryClient();
  const { message, modal } = Feedback.useApp();
  const [form] = Form.useForm<Fields>();
  const path = { store_id: store?.id ?? "" };
  const found = useQuery({
    queryKey: ["staff", store?.id],
    enabled: store !== null,
    queryFn: () => get("/api/stores/{store_id}/staff", { path }),
  });
  const rows = found.data?.items ?? [];
  const may = store?.rights.includes("staff") ?? false;
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work();
      await client.invalidateQueries({ queryKey: ["staff"] });
      void message.success(t("saved"));
      form.resetFields();
    } catch (error) {
      void message.error(trouble(error, t), 6);
    }
  };
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} icon="store" />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const hire = (body: Fields) => act(() => post("/api/stores/{store_id}/staff", { path, body }));
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
          onFinish={(fields) => void hire(fields)}
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
