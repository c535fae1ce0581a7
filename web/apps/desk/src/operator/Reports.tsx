/** What people report: one line a subject, the most urgent first, decided with two buttons. */
import { post } from "@guang/api";
import { useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Popconfirm, Space, Table } from "antd";
import { Ago, Empty, Failure, Head, More, Nothing, State } from "../shell/parts";
import { useReports } from "../state/counts";
import { useSubjects } from "../state/subjects";
import { type Key, trouble, useWords } from "../texts";
import { Subject } from "./Subject";

export default function Reports() {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const reports = useReports(true);
  const rows = reports.data?.items ?? [];
  const cards = useSubjects(rows.map((row) => row.subject));
  const judge = async (subject: string, judgement: "upheld" | "dismissed") => {
    try {
      await post("/api/operator/reports/judgements", { body: { subject, judgement } });
      void client.invalidateQueries({ queryKey: ["restrictions"] });
      await client.invalidateQueries({ queryKey: ["reports"] });
      void message.success(t(judgement === "upheld" ? "reports.is_upheld" : "reports.is_dismissed"));
    } catch (error) {
      void message.error(trouble(error, t), 6);
    }
  };
  if (reports.isError) return <Failure error={reports.error} retry={() => void reports.refetch()} />;
  return (
    <>
      <Head title={t("nav.reports")} about={t("reports.about")} />
      {reports.data && !rows.length ? (
        <Empty title={t("reports.empty")} about={t("reports.empty.about")} icon="flag" />
      ) : (
        <div className="card flush">
          <Table
            rowKey="subject"
            dataSource={rows}
            pagination={false}
            locale={{ emptyText: <Nothing pending={reports.isPending} /> }}
            scroll={{ x: 860 }}
            columns={[
              {
                title: t("subject"),
                render: (_, row) => <Subject id={row.subject} card={cards.get(row.subject)} />,
              },
              {
                title: t("reports.reasons"),
                width: 240,
                render: (_, row) =>
                  Object.entries(row.reasons).map(([reason, n]) => (
                    <span key={reason} className="chip">
                      {t(`reason.${reason}` as Key)}
                      <span className="count">{n}</span>
                    </span>
                  )),
              },
              { title: t("reports.people"), width: 90, align: "right", dataIndex: "reporters" },
              { title: t("reports.last"), width: 130, render: (_, row) => <Ago at={row.last_at} /> },
              {
                title: t("reports.decide"),
                width: 250,
                render: (_, row) => (
                  <Space>
                    <Popconfirm
                      title={t("reports.uphold.sure")}
                      description={t("restrictions.about")}
                      okText={t("reports.uphold")}
                      okButtonProps={{ danger: true }}
                      onConfirm={() => judge(row.subject, "upheld")}
                    >
                      <Button danger size="small">
                        {t("reports.uphold")}
                      </Button>
                    </Popconfirm>
                    <Button size="small" onClick={() => void judge(row.subject, "dismissed")}>
                      {t("reports.dismiss")}
                    </Button>
                    {row.restricted && <State of="restricted" />}
                  </Space>
                ),
              },
            ]}
          />
          <More shown={rows.length} more={false} busy={false} load={() => undefined} />
        </div>
      )}
    </>
  );
}
