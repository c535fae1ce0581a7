/** What people report: one line a subject, the most urgent first, decided with two buttons. */
import { call } from "@guang/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Space, Table, Tag } from "antd";
import { Empty, Failure, Head, State } from "../shell/parts";
import type { Page } from "../state/types";
import { type Key, trouble, useWords } from "../texts";

interface Complaint {
  subject: string;
  reporters: number;
  score: number;
  reasons: Record<string, number>;
  restricted: boolean;
  first_at: string;
  last_at: string;
}

export default function Reports() {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const reports = useQuery({
    queryKey: ["reports"],
    queryFn: () => call<Page<Complaint>>("GET", "/api/operator/reports"),
    refetchInterval: 15_000,
  });
  const judge = async (subject: string, judgement: "upheld" | "dismissed") => {
    try {
      await call("POST", "/api/operator/reports/judgements", { body: { subject, judgement } });
      await client.invalidateQueries({ queryKey: ["reports"] });
      await client.invalidateQueries({ queryKey: ["restrictions"] });
      void message.success(t(judgement === "upheld" ? "reports.is_upheld" : "reports.is_dismissed"));
    } catch (error) {
      void message.error(trouble(error, t), 6);
    }
  };
  if (reports.isError) return <Failure error={reports.error} retry={() => void reports.refetch()} />;
  if (reports.data && !reports.data.items.length) {
    return (
      <>
        <Head title={t("nav.reports")} />
        <Empty title={t("reports.empty")} about={t("reports.empty.about")} />
      </>
    );
  }
  return (
    <>
      <Head title={t("nav.reports")} about={t("reports.about")} />
      <div className="card">
        <Table<Complaint>
          rowKey="subject"
          loading={reports.isPending}
          dataSource={reports.data?.items ?? []}
          pagination={false}
          scroll={{ x: 760 }}
          columns={[
            {
              title: t("subject"),
              render: (_, row) => (
                <Space>
                  <a href={`/s/${row.subject}`} target="_blank" rel="noreferrer">
                    <code>{row.subject}</code>
                  </a>
                  {row.restricted && <State of="restricted" />}
                </Space>
              ),
            },
            {
              title: t("reports.reasons"),
              render: (_, row) =>
                Object.entries(row.reasons).map(([reason, n]) => (
                  <Tag key={reason}>
                    {t(`reason.${reason}` as Key)} {n}
                  </Tag>
                )),
            },
            { title: t("reports.people"), width: 100, align: "right", dataIndex: "reporters" },
            {
              title: t("reports.last"),
              width: 180,
              render: (_, row) => <span className="quiet">{t.date(row.last_at)}</span>,
            },
            {
              width: 230,
              render: (_, row) => (
                <Space>
                  <Button danger onClick={() => void judge(row.subject, "upheld")}>
                    {t("reports.uphold")}
                  </Button>
                  <Button onClick={() => void judge(row.subject, "dismissed")}>{t("reports.dismiss")}</Button>
                </Space>
              ),
            },
          ]}
        />
      </div>
    </>
  );
}
