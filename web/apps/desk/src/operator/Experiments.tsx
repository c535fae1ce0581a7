/** What is tried on whom, and what came out so far. */
import { get, post, type Schemas } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { Button, App as Feedback, Form, Input, InputNumber, Modal, Radio, Table } from "antd";
import { useState } from "react";
import { Ago, Failure } from "../shell/parts";
import { useAct } from "../state/act";
import { useSubjects } from "../state/subjects";
import { type Key, useWords } from "../texts";
import type { Policy } from "./Policies";
import { ReadOut } from "./ReadOut";

type Experiment = Schemas["Experiment"];

const KEY = ["experiments"];
const PLACES = 10_000;

interface StartProps {
  /** The policy that is tried, and what else of the policy in force has to be taken back for it. */
  policy: Policy;
  undone: Record<string, number>;
  ready: boolean;
}

interface Fields {
  key: string;
  title: string;
  share: number;
  note: string;
  kind: Schemas["Way"];
}

const WAYS = ["split", "duel"] as const;

/** Half of those who take part get the policy that is tried, or all of them get pages that both make by turns. */
export function StartExperiment({ policy, undone, ready }: StartProps) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Fields>();
  const act = useAct(KEY);
  const start = async ({ share, ...said }: Fields) => {
    const variants = [
      { name: "control", share: 0.5, knobs: {} },
      { name: policy.name, share: 0.5, knobs: { ...undone, ...policy.knobs } },
    ];
    const body = { ...said, share: share / 100, variants, layer: "ranking" };
    if (await act(() => post("/api/operator/experiments", { body }), "experiments.started")) setOpen(false);
  };
  return (
    <>
      <Button
        disabled={!ready}
        title={ready ? undefined : t("policies.switch.first")}
        onClick={() => setOpen(true)}
      >
        {t("experiments.start")}
      </Button>
      <Modal
        open={open}
        title={t("experiments.start.title")}
        okText={t("experiments.start")}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
      >
        <p className="quiet">{t("experiments.start.about")}</p>
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ share: 10, kind: "split" }}
          onFinish={(fields) => void start(fields)}
        >
          <Form.Item name="kind" label={t("experiments.kind")}>
            <Radio.Group>
              {WAYS.map((way) => (
                <Radio key={way} value={way}>
                  {t(`experiments.kind.${way}` as Key)}
                  <br />
                  <span className="quiet">{t(`experiments.kind.${way}.about` as Key)}</span>
                </Radio>
              ))}
            </Radio.Group>
          </Form.Item>
          <Form.Item
            name="key"
            label={t("experiments.key")}
            rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{2,39}$/, message: t("experiments.key.bad") }]}
          >
            <Input placeholder="more-of-followed" />
          </Form.Item>
          <Form.Item
            name="title"
            label={t("experiments.name")}
            rules={[{ required: true, min: 3, message: t("required") }]}
          >
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="share" label={t("experiments.share")}>
            <InputNumber min={0.1} max={100} suffix="%" />
          </Form.Item>
          <Form.Item
            name="note"
            label={t("policies.note")}
            rules={[{ required: true, min: 3, message: t("required") }]}
          >
            <Input.TextArea maxLength={400} placeholder={t("policies.note.hint")} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

export function Experiments() {
  const t = useWords();
  const found = useQuery({ queryKey: KEY, queryFn: () => get("/api/operator/experiments") });
  const who = useSubjects(found.data?.items.map((one) => one.by) ?? []);
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return (
    <section className="card flush" aria-label={t("experiments.title")}>
      <Table<Experiment>
        rowKey="key"
        title={() => t("experiments.title")}
        loading={found.isPending}
        dataSource={found.data?.items ?? []}
        pagination={false}
        size="middle"
        scroll={{ x: 760 }}
        locale={{ emptyText: t("experiments.empty") }}
        expandable={{ columnWidth: 48, expandedRowRender: (one) => <ReadOut of={one} /> }}
        columns={[
          {
            title: t("experiments.name"),
            render: (_, one) => (
              <>
                <strong>{one.title}</strong>{" "}
                {one.kind === "duel" && <span className="chip">{t("experiments.kind.duel")}</span>}
                <br />
                <code className="quiet">{one.key}</code>
              </>
            ),
          },
          {
            title: t("experiments.share"),
            width: 120,
            align: "right",
            render: (_, one) =>
              new Intl.NumberFormat(t.locale, { style: "percent", maximumFractionDigits: 2 }).format(
                one.width / PLACES,
              ),
          },
          { title: t("experiments.since"), width: 140, render: (_, one) => <Ago at={one.started_at} /> },
          {
            title: t("policies.by"),
            width: 150,
            render: (_, one) => who.get(one.by)?.title ?? <code>{one.by}</code>,
          },
          {
            title: t("experiments.state"),
            width: 220,
            render: (_, one) =>
              one.ended_at ? (
                <span className="quiet">{one.verdict}</span>
              ) : (
                <>
                  <span className="chip">{t("experiments.runs")}</span> <End of={one} />
                </>
              ),
          },
        ]}
      />
    </section>
  );
}

function End({ of }: { of: Experiment }) {
  const t = useWords();
  const { modal } = Feedback.useApp();
  const act = useAct(KEY);
  const ask = () => {
    let verdict = "";
    const asked = modal.confirm({
      title: t("experiments.end.sure", { title: of.title }),
      content: (
        <Input.TextArea
          aria-label={t("experiments.verdict")}
          placeholder={t("experiments.verdict")}
          maxLength={400}
          onChange={(event) => {
            verdict = event.target.value.trim();
            asked.update({ okButtonProps: { disabled: verdict.length < 3 } });
          }}
        />
      ),
      okText: t("experiments.end"),
      okButtonProps: { disabled: true },
      onOk: () =>
        act(
          () => post("/api/operator/experiments/{key}/end", { path: { key: of.key }, body: { verdict } }),
          "experiments.ended",
        ),
    });
  };
  return (
    <Button size="small" onClick={ask}>
      {t("experiments.end")}
    </Button>
  );
}
