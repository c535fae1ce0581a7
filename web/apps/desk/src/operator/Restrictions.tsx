/** What is hidden everywhere, by whom and why; hide something, or bring it back. */
import { del, get, post } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { Button, App as Feedback, Form, Input, Table } from "antd";
import { Ago, Failure, Head, More, Nothing } from "../shell/parts";
import { useAct } from "../state/act";
import { useSubjects } from "../state/subjects";
import { named, useWords } from "../texts";
import { Subject } from "./Subject";

interface Fields {
  subject: string;
  reason: string;
}

const ID = /(?:vid|prd|sto|acc|com)_[0-9a-hjkmnp-tv-z]{13}/;

export default function Restrictions() {
  const t = useWords();
  const { modal } = Feedback.useApp();
  const [form] = Form.useForm<Fields>();
  const typed = Form.useWatch("subject", form)?.match(ID)?.[0] ?? null;
  const found = useQuery({ queryKey: ["restrictions"], queryFn: () => get("/api/operator/restrictions") });
  const rows = found.data?.items ?? [];
  const cards = useSubjects([typed, ...rows.flatMap((row) => [row.subject, row.by])]);
  const act = useAct(["restrictions"]);
  const hide = ({ subject, reason }: Fields) => {
    const id = subject.match(ID)?.[0] ?? subject.trim();
    modal.confirm({
      title: t("restrictions.sure", { title: cards.get(id)?.title ?? id }),
      content: t("restrictions.about"),
      okText: t("restrictions.hide"),
      okButtonProps: { danger: true },
      onOk: async () => {
        const restrict = () => post("/api/operator/restrictions", { body: { subject: id, reason } });
        if (await act(restrict, "restrictions.done")) form.resetFields();
      },
    });
  };
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return (
    <>
      <Head title={t("nav.restrictions")} about={t("restrictions.about")} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="section hide"
        onFinish={hide}
      >
        <Form.Item
          name="subject"
          label={t("subject")}
          extra={typed && <Subject id={typed} card={cards.get(typed)} />}
          rules={[{ required: true, pattern: ID, message: t("restrictions.subject.bad") }]}
        >
          <Input placeholder={t("restrictions.subject")} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t("restrictions.reason")}
          rules={[{ required: true, message: t("required") }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Button danger htmlType="submit">
          {t("restrictions.hide")}
        </Button>
      </Form>
      <div className="card flush">
        <Table
          rowKey="subject"
          dataSource={rows}
          pagination={false}
          scroll={{ x: 760 }}
          locale={{ emptyText: <Nothing pending={found.isPending}>{t("restrictions.empty")}</Nothing> }}
          columns={[
            {
              title: t("subject"),
              render: (_, row) => <Subject id={row.subject} card={cards.get(row.subject)} />,
            },
            {
              title: t("restrictions.reason"),
              width: 240,
              render: (_, row) => named(t, "reason", row.reason),
            },
            {
              title: t("restrictions.by"),
              width: 150,
              render: (_, row) => (row.by ? (cards.get(row.by)?.title ?? row.by) : t("restrictions.rules")),
            },
            { title: t("pages.at"), width: 130, render: (_, row) => <Ago at={row.at} /> },
            {
              width: 110,
              render: (_, row) => (
                <Button
                  size="small"
                  onClick={() =>
                    void act(
                      () => del("/api/operator/restrictions/{subject}", { path: { subject: row.subject } }),
                      "restrictions.undone",
                    )
                  }
                >
                  {t("restrictions.restore")}
                </Button>
              ),
            },
          ]}
        />
        <More shown={rows.length} more={false} busy={false} load={() => undefined} />
      </div>
    </>
  );
}
