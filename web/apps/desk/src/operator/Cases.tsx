/** What the rules could not decide alone: the words, what was found in them, and a person's judgement. */
import { post, type Schemas } from "@guang/api";
import { useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Skeleton } from "antd";
import { Ago, Empty, Failure, Head } from "../shell/parts";
import { useCases } from "../state/counts";
import { type SubjectCard, useSubjects } from "../state/subjects";
import { type Key, trouble, useWords } from "../texts";
import { Subject } from "./Subject";

type Case = Schemas["CaseOut"];

export default function Cases() {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const cases = useCases(true);
  const cards = useSubjects((cases.data?.items ?? []).map((one) => one.subject));
  const judge = async (id: string, outcome: "passed" | "rejected") => {
    try {
      await post("/api/operator/cases/{case}/judgement", { path: { case: id }, body: { outcome } });
      await client.invalidateQueries({ queryKey: ["cases"] });
      void message.success(t(outcome === "passed" ? "cases.is_passed" : "cases.is_rejected"));
    } catch (error) {
      void message.error(trouble(error, t), 6);
    }
  };
  if (cases.isError) return <Failure error={cases.error} retry={() => void cases.refetch()} />;
  return (
    <>
      <Head title={t("nav.cases")} about={t("cases.about")} />
      {cases.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {cases.data && !cases.data.items.length && (
        <Empty title={t("cases.empty")} about={t("cases.empty.about")} icon="shield" />
      )}
      {cases.data?.items.map((one) => (
        <CaseCard key={one.id} one={one} card={cards.get(one.subject)} judge={judge} />
      ))}
    </>
  );
}

interface CardProps {
  one: Case;
  card: SubjectCard | undefined;
  judge: (id: string, outcome: "passed" | "rejected") => Promise<void>;
}

function CaseCard({ one, card, judge }: CardProps) {
  const t = useWords();
  return (
    <article className="section">
      <header className="case">
        <Subject id={one.subject} card={card} />
        <Ago at={one.at} />
        <Button type="primary" onClick={() => void judge(one.id, "passed")}>
          {t("cases.pass")}
        </Button>
        <Button danger onClick={() => void judge(one.id, "rejected")}>
          {t("cases.reject")}
        </Button>
      </header>
      <dl className="texts">
        {Object.entries(one.texts).map(([field, words]) => (
          <div key={field}>
            <dt className="quiet">{t(`field.${field}` as Key)}</dt>
            {Object.entries(words).map(([lang, said]) => (
              <dd key={lang} lang={lang}>
                <Marked words={said} found={one.findings.map((finding) => finding.words)} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {one.findings.map((finding) => (
        <p key={`${finding.rule}-${finding.field}-${finding.words}`}>
          <span className={finding.shadow ? "chip" : "chip bad"}>{finding.rule}</span>
          <span className="quiet">{finding.says}</span>
        </p>
      ))}
    </article>
  );
}

/** The words with what was found standing out. */
export function Marked({ words, found }: { words: string; found: string[] }) {
  const wanted = [...new Set(found.filter(Boolean))].sort((a, b) => b.length - a.length);
  if (!wanted.length) return <>{words}</>;
  const escaped = wanted.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  let at = 0;
  return words.split(new RegExp(`(${escaped.join("|")})`, "i")).map((part, place) => {
    at += part.length;
    return place % 2 ? <mark key={at}>{part}</mark> : part;
  });
}
