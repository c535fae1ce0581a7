/** What the rules could not decide alone: the words, what was found in them, and a person's judgement. */
import { call } from "@guang/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Skeleton, Space, Tag } from "antd";
import { Empty, Failure, Head } from "../shell/parts";
import type { Page, Words } from "../state/types";
import { trouble, useWords } from "../texts";

interface Finding {
  rule: string;
  says: string;
  words: string;
  field: string;
  outcome: string;
  shadow: boolean;
}

interface Case {
  id: string;
  subject: string;
  at: string;
  texts: Record<string, Words>;
  findings: Finding[];
}

export default function Cases() {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const cases = useQuery({
    queryKey: ["cases"],
    queryFn: () => call<Page<Case>>("GET", "/api/operator/cases"),
    refetchInterval: 15_000,
  });
  const judge = async (id: string, outcome: "passed" | "rejected") => {
    try {
      await call("POST", `/api/operator/cases/${id}/judgement`, { body: { outcome } });
      await client.invalidateQueries({ queryKey: ["cases"] });
    } catch (error) {
      void message.error(trouble(error, t), 6);
    }
  };
  if (cases.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (cases.isError) return <Failure error={cases.error} retry={() => void cases.refetch()} />;
  return (
    <>
      <Head title={t("nav.cases")} about={t("cases.about")} />
      {!cases.data.items.length && <Empty title={t("cases.empty")} about={t("cases.about")} />}
      {cases.data.items.map((one) => (
        <article key={one.id} className="section">
          <Head title={<code>{one.subject}</code>} about={t.date(one.at)}>
            <Space>
              <Button type="primary" onClick={() => void judge(one.id, "passed")}>
                {t("cases.pass")}
              </Button>
              <Button danger onClick={() => void judge(one.id, "rejected")}>
                {t("cases.reject")}
              </Button>
            </Space>
          </Head>
          {Object.entries(one.texts).map(([field, words]) => (
            <p key={field} style={{ whiteSpace: "pre-line" }}>
              <span className="quiet">{field}</span> {Object.values(words).join(" / ")}
            </p>
          ))}
          {one.findings.map((finding) => (
            <div key={`${finding.rule}-${finding.field}-${finding.words}`}>
              <Tag color={finding.shadow ? "default" : "red"}>{finding.rule}</Tag>
              {finding.words && <mark>{finding.words}</mark>} <span className="quiet">{finding.says}</span>
            </div>
          ))}
        </article>
      ))}
    </>
  );
}
