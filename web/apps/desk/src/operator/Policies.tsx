/** Which way the platform leans when it ranks: what is in force, what another policy would change, and the switch. */
import { get, post, type Schemas } from "@guang/api";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, App as Feedback, Input, Skeleton, Table } from "antd";
import { useState } from "react";
import { Ago, Failure, Head } from "../shell/parts";
import { useAct } from "../state/act";
import { useSubjects } from "../state/subjects";
import { known, trouble, useWords } from "../texts";
import { Estimates } from "./Estimates";
import { Experiments, StartExperiment } from "./Experiments";
import { PolicyForm } from "./PolicyForm";
import { Rehearsals } from "./Rehearsals";

export type Policy = Schemas["Policy"];
type Known = Schemas["Policies"];

const VIEWER = /vwr_[0-9a-hjkmnp-tv-z]{13}/g;
const KEY = ["policies"];

export default function Policies() {
  const t = useWords();
  const found = useQuery({ queryKey: KEY, queryFn: () => get("/api/operator/policies") });
  if (found.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return (
    <>
      <Head title={t("nav.policies")} about={t("policies.about")} />
      <div className="policies">
        <InForce known={found.data} />
        <Trial known={found.data} />
      </div>
    </>
  );
}

function useName() {
  const t = useWords();
  return (policy: { name: string }) => known(t, `policies.${policy.name}`, policy.name);
}

function InForce({ known }: { known: Known }) {
  const t = useWords();
  const nameOf = useName();
  const last = known.history[0];
  const who = useSubjects([last?.by ?? null]);
  const knobs = Object.entries(known.in_force.knobs);
  return (
    <section className="card" aria-labelledby="in-force">
      <h2 id="in-force">
        {t("policies.in_force")}: {nameOf(known.in_force)}
      </h2>
      <p className="quiet">
        {last
          ? t("policies.since", {
              at: t.date(last.at),
              who: who.get(last.by)?.title ?? last.by,
              note: last.note,
            })
          : t("policies.default")}
      </p>
      <p>
        {knobs.length === 0 && t("policies.no_knobs")}
        {knobs.map(([name, value]) => (
          <span key={name} className="chip">
            {name} = {value}
          </span>
        ))}
      </p>
    </section>
  );
}

/** Choose a policy, see what it would change, and only then put it into force. */
function Trial({ known }: { known: Known }) {
  const t = useWords();
  const { message } = Feedback.useApp();
  const [policy, setPolicy] = useState<Policy>(other(known));
  const [viewers, setViewers] = useState("");
  const preview = useMutation({
    mutationFn: (tried: Policy) =>
      post("/api/operator/policies/preview", {
        body: { policy: tried, viewers: viewers.match(VIEWER)?.slice(0, 12) ?? [] },
      }),
    onError: (error) => void message.error(trouble(error, t), 6),
  });
  const estimate = useMutation({
    mutationFn: (tried: Policy) => post("/api/operator/policies/estimate", { body: tried }),
    onError: (error) => void message.error(trouble(error, t), 6),
  });
  const change = (next: Policy) => {
    setPolicy(next);
    preview.reset();
    estimate.reset();
  };
  return (
    <>
      <section className="card" aria-labelledby="try">
        <h2 id="try">{t("policies.try")}</h2>
        <PolicyForm known={known} policy={policy} onChange={change} />
        <div className="try">
          <Input
            aria-label={t("policies.viewers", { n: 12 })}
            placeholder={t("policies.viewers", { n: 12 })}
            value={viewers}
            onChange={(event) => setViewers(event.target.value)}
            style={{ maxWidth: 460 }}
          />
          <Button loading={preview.isPending} onClick={() => preview.mutate(policy)}>
            {t("policies.preview")}
          </Button>
          <Button loading={estimate.isPending} onClick={() => estimate.mutate(policy)}>
            {t("estimates.ask")}
          </Button>
          <StartExperiment policy={policy} undone={undone(known)} ready={preview.isSuccess} />
          <Switch policy={policy} ready={preview.isSuccess} />
        </div>
      </section>
      {preview.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {preview.data && <Rehearsals tried={preview.data} />}
      {estimate.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
      {estimate.data && <Estimates of={estimate.data} />}
      <Experiments />
      <History known={known} again={change} />
    </>
  );
}

/** What one most likely wants to try: the first policy at hand that is not in force. */
const other = ({ presets, in_force }: Known): Policy =>
  presets.find((one) => one.name !== in_force.name) ?? { name: "platform", knobs: {} };

/** What the policy in force turns, as it is declared: another policy begins from there. */
const undone = ({ knobs, in_force }: Known): Record<string, number> =>
  Object.fromEntries(knobs.filter((one) => one.name in in_force.knobs).map((one) => [one.name, one.default]));

function Switch({ policy, ready }: { policy: Policy; ready: boolean }) {
  const t = useWords();
  const nameOf = useName();
  const { modal } = Feedback.useApp();
  const act = useAct(KEY);
  const ask = () => {
    let note = "";
    const asked = modal.confirm({
      title: t("policies.sure", { name: nameOf(policy) }),
      content: (
        <Input.TextArea
          aria-label={t("policies.note")}
          placeholder={t("policies.note.hint")}
          maxLength={400}
          autoSize={{ minRows: 2 }}
          onChange={(event) => {
            note = event.target.value.trim();
            asked.update({ okButtonProps: { disabled: note.length < 3 } });
          }}
        />
      ),
      okText: t("policies.switch"),
      okButtonProps: { disabled: true },
      onOk: () =>
        act(() => post("/api/operator/policies/switch", { body: { policy, note } }), "policies.switched"),
    });
  };
  return (
    <Button
      type="primary"
      disabled={!ready}
      title={ready ? undefined : t("policies.switch.first")}
      onClick={ask}
    >
      {t("policies.switch")}
    </Button>
  );
}

function History({ known, again }: { known: Known; again: (policy: Policy) => void }) {
  const t = useWords();
  const nameOf = useName();
  const who = useSubjects(known.history.map((one) => one.by));
  return (
    <section className="card flush" aria-label={t("policies.history")}>
      <Table
        rowKey="at"
        title={() => t("policies.history")}
        dataSource={known.history}
        pagination={false}
        size="middle"
        scroll={{ x: 760 }}
        locale={{ emptyText: t("policies.history.empty") }}
        columns={[
          { title: t("pages.at"), width: 140, render: (_, row) => <Ago at={row.at} /> },
          { title: t("policies.name"), width: 160, render: (_, row) => nameOf(row) },
          {
            title: t("policies.by"),
            width: 160,
            render: (_, row) => who.get(row.by)?.title ?? <code>{row.by}</code>,
          },
          { title: t("policies.note"), render: (_, row) => row.note },
          {
            width: 130,
            align: "right",
            render: (_, row) => (
              <Button size="small" onClick={() => again({ name: row.name, knobs: row.knobs })}>
                {t("policies.again")}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}
