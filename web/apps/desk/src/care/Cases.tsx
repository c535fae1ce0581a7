/** After-sale cases as a store or the platform sees them: what waits, until when, and what can be done about it. */
import { call, newKey, type Schemas } from "@guang/api";
import { formatMoney, type Money, minorDigits } from "@guang/ui";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import {
  Alert,
  Button,
  Drawer,
  Form,
  Image,
  Input,
  InputNumber,
  Modal,
  Popconfirm,
  Radio,
  Select,
  Skeleton,
  Timeline,
} from "antd";
import { Fragment, useRef, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { SendReplacement } from "../merchant/orders/Replacements";
import { OpeningRows, Ways } from "../shell/Opening";
import { Ago, Amount, Carried, Failure, Goods } from "../shell/parts";
import { useAct } from "../state/act";
import { orderAt } from "../state/orders";
import { type Key, useWords } from "../texts";
import { CaseDue } from "./Due";

export type Case = Schemas["AfterSaleOut"];
interface Found {
  items: Case[];
  next: string | null;
  counts?: Record<string, number>;
  due_soon?: number;
  overdue?: number;
}

/** What a list shows: its name, and the query that asks for it. */
export interface View {
  key: string;
  label: Key;
  query: Record<string, string | boolean | string[]>;
  count?: (found: Found) => number;
}

export function Cases({ base, views, side }: { base: string; views: View[]; side: "merchant" | "operator" }) {
  const t = useWords();
  const [params, setParams] = useSearchParams();
  const view = views.find((one) => one.key === params.get("view")) ?? (views[0] as View);
  const open = params.get("case");
  const found = useInfiniteQuery({
    queryKey: ["after-sales", base, view.key],
    initialPageParam: undefined as string | undefined,
    refetchInterval: 15_000,
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(view.query))
        for (const one of Array.isArray(value) ? value : [String(value)]) query.append(name, one);
      if (pageParam) query.set("cursor", pageParam);
      return call<Found>("GET", `${base}?${query}`);
    },
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const first = found.data?.pages[0];
  const look = (id: string | null) =>
    setParams(id ? { view: view.key, case: id } : { view: view.key }, { replace: true });
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return (
    <>
      {Boolean(first?.overdue) && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t("care.overdue", { n: first?.overdue ?? 0 })}
        />
      )}
      <div className="card flush">
        {views.length > 1 && (
          <Ways
            chosen={view.key}
            choose={(key) => setParams({ view: key }, { replace: true })}
            ways={views.map(({ key, label, count }) => ({
              key,
              name: t(label),
              count: first && count?.(first),
            }))}
          />
        )}
        <OpeningRows<Case>
          found={found}
          open={open}
          look={look}
          none={t("care.calm")}
          columns={[
            {
              title: t("care.about"),
              render: (_, row) => (
                <Goods
                  image={row.image_url}
                  title={row.title}
                  about={[t(`wish.${row.kind}` as Key), t(`care.reason.${row.reason}` as Key)].join(" · ")}
                />
              ),
            },
            {
              title: t("care.asked"),
              width: 130,
              align: "right",
              render: (_, row) =>
                row.kind === "exchange" && row.wished ? (
                  row.wished.options.join(" · ") || t("exchange.same")
                ) : (
                  <Amount money={row.granted ?? row.asked} />
                ),
            },
            {
              title: t("goods.state"),
              width: 170,
              render: (_, row) => <CaseState of={row} />,
            },
            { title: t("care.due"), width: 170, render: (_, row) => <CaseDue of={row} /> },
            { title: t("care.opened"), width: 140, render: (_, row) => <Ago at={row.opened_at} /> },
          ]}
        />
      </div>
      <Drawer open={open !== null} onClose={() => look(null)} title={t("case")} size={640}>
        {open && <CasePage key={open} path={`${base}/${open}`} side={side} />}
      </Drawer>
    </>
  );
}

const LOOKS: Record<string, string> = {
  merchant_review: "act",
  received: "act",
  platform_arbitration: "wait",
  awaiting_return: "move",
  return_shipping: "move",
  replacing: "act",
  sold_out: "wait",
  replacement_shipping: "move",
  exchanged: "good",
  refunded: "good",
  rejected: "bad",
};

export function CaseState({ of }: { of: Case }) {
  const t = useWords();
  return <span className={`state ${LOOKS[of.state] ?? ""}`}>{t(`case.${of.state}` as Key)}</span>;
}

function CasePage({ path, side }: { path: string; side: "merchant" | "operator" }) {
  const t = useWords();
  const found = useQuery({ queryKey: ["after-sale", path], queryFn: () => call<Case>("GET", path) });
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const one = found.data;
  return (
    <div>
      <Goods
        image={one.image_url}
        title={one.title}
        about={
          side === "merchant" ? (
            <Link to={orderAt(one.order)}>{t("care.order")}</Link>
          ) : (
            <code>{one.order}</code>
          )
        }
        tall
      />
      <dl className="facts">
        <dt>{t("care.kind")}</dt>
        <dd>{t(`wish.${one.kind}` as Key)}</dd>
        <dt>{t("care.reason")}</dt>
        <dd>{t(`care.reason.${one.reason}` as Key)}</dd>
        <dt>{t("care.units")}</dt>
        <dd>{one.units}</dd>
        {one.kind === "exchange" && one.wished && (
          <>
            <dt>{t("exchange.goes")}</dt>
            <dd>{one.goods.options.join(" · ") || one.title}</dd>
            <dt>{t("exchange.comes")}</dt>
            <dd>{one.wished.options.join(" · ") || t("exchange.same")}</dd>
          </>
        )}
        <dt>{t(one.kind === "exchange" ? "exchange.value" : "care.asked")}</dt>
        <dd>
          <Amount money={one.asked} />
        </dd>
        {one.granted && (one.kind !== "exchange" || one.state === "refunded") && (
          <>
            <dt>{t("care.granted")}</dt>
            <dd>
              <Amount money={one.granted} />
            </dd>
          </>
        )}
        {one.liability && (
          <>
            <dt>{t("care.liability")}</dt>
            <dd>{t(`liability.${one.liability}` as Key)}</dd>
          </>
        )}
        {one.parcels.map((parcel) => (
          <Fragment key={parcel.tracking + parcel.handed_at}>
            <dt>{t(parcel.returns ? "care.parcel" : "exchange.parcel")}</dt>
            <dd>
              <Carried {...parcel} /> <span className="quiet">{t(`parcel.step.${parcel.step}` as Key)}</span>
            </dd>
          </Fragment>
        ))}
        <dt>{t("goods.state")}</dt>
        <dd>
          <CaseState of={one} />
        </dd>
        {one.due_at && one.due_does && (
          <>
            <dt>{t("care.due")}</dt>
            <dd>{t("due.then", { at: t.date(one.due_at), does: t(`due.${one.due_does}` as Key) })}</dd>
          </>
        )}
      </dl>
      {side === "merchant" ? <Answer of={one} path={path} /> : <Judge of={one} path={path} />}
      <h3 className="history">{t("care.history")}</h3>
      <Timeline
        className="steps-of"
        items={one.history
          .filter((step) => step.event !== "submit")
          .map((step) => ({
            content: (
              <>
                <span className="row">
                  <strong>
                    {t(`side.${step.side}` as Key)} · {t(`event.${step.event}` as Key)}
                  </strong>
                  <Ago at={step.at} />
                </span>
                {step.words && <p className="said">{step.words}</p>}
                {step.pictures.length > 0 && (
                  <Image.PreviewGroup>
                    {step.pictures.map((picture) => (
                      <Image
                        key={picture.id}
                        src={picture.url}
                        alt=""
                        width={72}
                        height={72}
                        className="proof"
                      />
                    ))}
                  </Image.PreviewGroup>
                )}
              </>
            ),
          }))}
      />
    </div>
  );
}

/** One step of a case, whose key makes a repeated request one request. */
function useStep(path: string) {
  const act = useAct(["after-sales"], ["after-sale"]);
  const key = useRef(newKey());
  return (verb: string, body?: object) =>
    act(async () => {
      const headers = { "Idempotency-Key": key.current };
      await call("POST", `${path}/${verb}`, body ? { body, headers } : { headers });
      key.current = newKey();
    });
}

/** What a store can do now: the server says which. */
function Answer({ of, path }: { of: Case; path: string }) {
  const t = useWords();
  const step = useStep(path);
  const [asking, setAsking] = useState<"reject" | "inspect" | "replace" | null>(null);
  const may = (event: string) => of.may.includes(event);
  const inspects = may("accept") || may("refuse");
  if (!of.may.length) return null;
  return (
    <div className="answers">
      {may("approve") && (
        <Button type="primary" onClick={() => void step("approve", { words: "" })}>
          {of.kind === "exchange"
            ? t("case.approve.exchange")
            : t("case.approve", { amount: formatMoney(of.asked, t.locale) })}
        </Button>
      )}
      {may("replace") && (
        <Button type="primary" onClick={() => setAsking("replace")}>
          {t("case.replace")}
        </Button>
      )}
      {may("refund") && (
        <Popconfirm
          title={t("case.refund_instead.sure", { amount: formatMoney(of.granted ?? of.asked, t.locale) })}
          onConfirm={() => step("refund-instead", { words: "" })}
        >
          <Button>{t("case.refund_instead")}</Button>
        </Popconfirm>
      )}
      {asking === "replace" && <SendReplacement of={of} path={path} close={() => setAsking(null)} />}
      {may("arrive") && <Button onClick={() => void step("received")}>{t("case.receive")}</Button>}
      {inspects && (
        <Button type="primary" onClick={() => setAsking("inspect")}>
          {t("case.inspect")}
        </Button>
      )}
      {may("reject") && (
        <Button danger onClick={() => setAsking("reject")}>
          {t("case.reject")}
        </Button>
      )}
      <Modal
        open={asking === "reject"}
        title={t("case.reject")}
        footer={null}
        onCancel={() => setAsking(null)}
        destroyOnHidden
      >
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={async (body: { words: string }) => {
            if (await step("reject", body)) setAsking(null);
          }}
        >
          <p className="quiet">{t("case.reject.about")}</p>
          <Form.Item name="words" label={t("case.why")} rules={[{ required: true, message: t("required") }]}>
            <Input.TextArea rows={4} maxLength={1000} showCount />
          </Form.Item>
          <Button danger htmlType="submit">
            {t("case.reject")}
          </Button>
        </Form>
      </Modal>
      <Modal
        open={asking === "inspect"}
        title={t("case.inspect")}
        footer={null}
        onCancel={() => setAsking(null)}
        destroyOnHidden
      >
        <Inspection of={of} done={async (body) => (await step("inspect", body)) && setAsking(null)} />
      </Modal>
    </div>
  );
}

interface Inspected {
  fine: boolean;
  restocked: number;
  words: string;
}

function Inspection({ of, done }: { of: Case; done: (body: Inspected) => Promise<unknown> }) {
  const t = useWords();
  const [form] = Form.useForm<Inspected>();
  const fine = Form.useWatch("fine", form) ?? true;
  return (
    <Form<Inspected>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ fine: true, restocked: of.units, words: "" }}
      onFinish={(body) => void done(body)}
    >
      <Form.Item name="fine" label={t("inspect.found")}>
        <Radio.Group
          options={[
            { value: true, label: t("inspect.fine") },
            { value: false, label: t("inspect.wrong") },
          ]}
        />
      </Form.Item>
      <Form.Item name="restocked" label={t("inspect.restocked")} extra={t("inspect.restocked.how")}>
        <InputNumber min={0} max={of.units} precision={0} />
      </Form.Item>
      <Form.Item name="words" label={t("case.why")} rules={[{ required: !fine, message: t("inspect.why") }]}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
      <Button type="primary" danger={!fine} htmlType="submit">
        {t(!fine ? "inspect.refuse" : of.kind === "exchange" ? "inspect.replace" : "inspect.pay")}
      </Button>
    </Form>
  );
}

interface Verdict {
  decision: string;
  liability: string;
  amount?: number;
  words: string;
}

function Judge({ of, path }: { of: Case; path: string }) {
  const t = useWords();
  const step = useStep(path);
  const [form] = Form.useForm<Verdict>();
  const decision = Form.useWatch("decision", form);
  const scale = 10 ** minorDigits(of.asked.currency);
  if (of.state !== "platform_arbitration") return null;
  const submit = ({ amount, ...said }: Verdict) => {
    const money: Money | null =
      amount === undefined ? null : { minor: Math.round(amount * scale), currency: of.asked.currency };
    return step("judge", {
      ...said,
      amount: said.decision === "refund" || said.decision === "return" ? money : null,
    });
  };
  const decisions = of.may.map(
    (event) =>
      ({ judge_refund: "refund", judge_return: "return", judge_exchange: "exchange", dismiss: "dismiss" })[
        event
      ],
  );
  return (
    <Form<Verdict>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="section"
      initialValues={{ amount: of.asked.minor / scale }}
      onFinish={(fields) => void submit(fields)}
    >
      <Form.Item
        name="decision"
        label={t("judge.decision")}
        rules={[{ required: true, message: t("required") }]}
      >
        <Radio.Group
          options={decisions.flatMap((one) => (one ? [{ value: one, label: t(`judge.${one}` as Key) }] : []))}
        />
      </Form.Item>
      {(decision === "refund" || decision === "return") && (
        <Form.Item name="amount" label={t("care.granted")}>
          <InputNumber
            min={1 / scale}
            max={of.asked.minor / scale}
            precision={minorDigits(of.asked.currency)}
          />
        </Form.Item>
      )}
      <Form.Item
        name="liability"
        label={t("care.liability")}
        rules={[{ required: true, message: t("required") }]}
      >
        <Select
          options={["merchant", "logistics", "buyer", "none"].map((value) => ({
            value,
            label: t(`liability.${value}` as Key),
          }))}
        />
      </Form.Item>
      <Form.Item name="words" label={t("judge.words")} rules={[{ required: true, message: t("required") }]}>
        <Input.TextArea rows={4} maxLength={1000} showCount />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t("judge")}
      </Button>
    </Form>
  );
}
