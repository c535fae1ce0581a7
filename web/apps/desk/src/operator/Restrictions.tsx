/** What is hidden everywhere, by whom and why; hide something, or bring it back. */
import { call } from "@guang/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Form, Input, Table } from "antd";
import { Failure, Head } from "../shell/parts";
import type { Page } from "../state/types";
import { trouble, useWords } from "../texts";

interface Restriction {
  subject: string;
  reason: string;
  by: string | null;
  at: string;
}

export default function Restrictions() {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [form] = Form.useForm<{ subject: string; reason: string }>();
  const found = useQuery({
    queryKey: ["restrictions"],
    queryFn: () => call<Page<Restriction>>("GET", "/api/operator/restrictions"),
  });
  const act = async (work: () => Promise<unknown>, said: string) => {
    try {
      await work();
      await client.invalidateQueries({ queryKey: ["restrictions"] });
      void message.success(said);
      form.resetFields();
    } catch (error) {
      void message.error(trouble(error, t), 6);
    }
  };
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return (
    <>
      <Head title={t("nav.restrictions")} about={t("restrictions.about")} />
      <Form
        form={form}
        layout="inline"
        className="section"
        style={{ rowGap: 12 }}
        onFinish={(body) =>
          void act(() => call("POST", "/api/operator/restrictions", { body }), t("restrictions.done"))
        }
      >
        <Form.Item name="subject" rules={[{ required: true, message: t("required") }]}>
          <Input placeholder={t("restrictions.subject")} aria-label={t("subject")} style={{ width: 240 }} />
        </Form.Item>
        <Form.Item name="reason" rules={[{ required: true, message: t("required") }]} style={{ flex: 1 }}>
          <Input
            placeholder={t("restrictions.reason")}
            aria-label={t("restrictions.reason")}
            maxLength={200}
          />
        </Form.Item>
        <Button danger htmlType="submit">
          {t("restrictions.hide")}
        </Button>
      </Form>
      <div className="card">
        <Table<Restriction>
          rowKey="subject"
          loading={found.isPending}
          dataSource={found.data?.items ?? []}
          pagination={false}
          scroll={{ x: 640 }}
          locale={{ emptyText: <p style={{ padding: 32 }}>{t("restrictions.empty")}</p> }}
          columns={[
            { title: t("subject"), width: 220, render: (_, row) => <code>{row.subject}</code> },
            { title: t("restrictions.reason"), dataIndex: "reason" },
            {
              title: t("pages.at"),
              width: 180,
              render: (_, row) => <span className="quiet">{t.date(row.at)}</span>,
            },
            {
              width: 130,
              render: (_, row) => (
                <Button
                  onClick={() =>
                    void act(
                      () => call("DELETE", `/api/operator/restrictions/${row.subject}`),
                      t("restrictions.undone"),
                    )
                  }
                >
                  {t("restrictions.restore")}
                </Button>
              ),
            },
          ]}
        />
      </div>
    </>
  );
}
