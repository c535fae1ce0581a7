/** Payments that buyers' banks dispute: what waits, until when, what speaks for the store, and how it ended. */
import { call, newKey, type Schemas } from "@guang/api";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  Alert,
  Button,
  Descriptions,
  Drawer,
  App as Feedback,
  Form,
  Input,
  Popconfirm,
  Skeleton,
} from "antd";
import { type ReactNode, useRef, useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { Due } from "../shell/Due";
import { OpeningRows, Ways } from "../shell/Opening";
import { Ago, Amount, Carried, Empty, Failure, Head, OrderName } from "../shell/parts";
import { useOrderCards } from "../state/orders";
import { useStore } from "../state/store";
import { type Key, trouble, useWords } from "../texts";

type Dispute = Schemas["DisputeOut"];
type Part = Schemas["DisputePartOut"];
type Found = Schemas["DisputePage"];
const LOOKS: Record<Dispute["state"], string> = {
  opened: "wait",
  evidence_due: "wait",
  submitted: "",
  won: "good",
  lost: "bad",
  accepted: "bad",
};
const VIEWS = ["", "evidence_due", "submitted", "won", "lost", "accepted"] as const;

export function StoreDisputes() {
  const t = useWords();
  const store = useStore();
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} icon="store" />;
  if (!store.rights.includes("orders"))
    return <Empty title={t("connect.closed")} about={t("dispute.closed")} icon="shield" />;
  return (
    <>
      <Head title={t("nav.disputes")} about={t("dispute.about")} />
      <List
        base={`/api/stores/${store.id}/disputes`}
        home="/disputes"
        mayAccept={store.rights.includes("money")}
      />
    </>
  );
}

export function PlatformDisputes() {
  const t = useWords();
  return (
    <>
      <Head title={t("nav.all_disputes")} about={t("dispute.about.platform")} />
      <List base="/api/operator/disputes" home="/all-disputes" mayAccept={false} />
    </>
  );
}

function List({ base, home, mayAccept }: { base: string; home: string; mayAccept: boolean }) {
  const t = useWords();
  const { dispute: open } = useParams();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const state = params.get("state") ?? "";
  const found = useInfiniteQuery({
    queryKey: ["disputes", base, state],
    initialPageParam: undefined as string | undefined,
    refetchInterval: 15_000,
    queryFn: ({ pageParam }) =>
      call<Found>("GET", base, { query: { state: state || undefined, cursor: pageParam } }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const cards = useOrderCards(rows.flatMap((row) => row.parts.map((part) => part.order)));
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const counts = found.data?.pages[0]?.counts ?? {};
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const look = (id: string | null) =>
    void navigate({ pathname: id ? `${home}/${id}` : home, search: `${params}` });
  return (
    <>
      <div className="card flush">
        <Ways
          chosen={state}
          choose={(next) => setParams(next ? { state: next } : {}, { replace: true })}
          ways={VIEWS.map((one) => ({
            key: one,
            name: one ? t(`dispute.${one}` as Key) : t("dispute.all"),
            count: one ? (counts[one] ?? 0) : all,
          }))}
        />
        <OpeningRows<Dispute>
          found={found}
          open={open}
          look={look}
          none={t("dispute.none")}
          width={1040}
          columns={[
            {
              title: t("dispute.order"),
              render: (_, row) => (
                <div className="orders-in">
                  {row.parts.map(({ order }) => (
                    <OrderName key={order} id={order} card={cards.get(order)} />
                  ))}
                </div>
              ),
            },
            {
              title: t("dispute.reason"),
              width: 200,
              render: (_, row) => t(`dispute.reason.${row.reason}` as Key),
            },
            {
              title: t("dispute.amount"),
              width: 120,
              align: "right",
              render: (_, row) => <Amount money={row.amount} />,
            },
            { title: t("goods.state"), width: 150, render: (_, row) => <DisputeMark of={row} /> },
            { title: t("dispute.due"), width: 140, render: (_, row) => <Left of={row} /> },
            { title: t("dispute.opened_at"), width: 140, render: (_, row) => <Ago at={row.opened_at} /> },
          ]}
        />
      </div>
      <Drawer open={Boolean(open)} onClose={() => look(null)} title={t("dispute")} size={680}>
        {open && <One key={open} path={`${base}/${open}`} mayAccept={mayAccept} />}
      </Drawer>
    </>
  );
}

function DisputeMark({ of }: { of: Dispute }) {
  const t = useWords();
  return <span className={`state ${LOOKS[of.state]}`}>{t(`dispute.${of.state}` as Key)}</span>;
}

/** How long a word of the store still counts. */
const Left = ({ of }: { of: Dispute }) => <Due at={of.answerable ? of.due_at : null} />;

function One({ path, mayAccept }: { path: string; mayAccept: boolean }) {
  const t = useWords();
  const found = useQuery({
    queryKey: ["disputes", path],
    refetchInterval: 10_000,
    queryFn: () => call<Dispute>("GET", path),
  });
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const one = found.data;
  const ofStore = path.startsWith("/api/stores/");
  return (
    <>
      <Result one={one} />
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: "why", label: t("dispute.reason"), children: t(`dispute.reason.${one.reason}` as Key) },
          { key: "amount", label: t("dispute.amount"), children: <Amount money={one.amount} /> },
          {
            key: "fee",
            label: t("dispute.fee"),
            children: (
              <>
                <Amount money={one.fee} /> · {t(`dispute.fee.${one.liability}` as Key)}
              </>
            ),
          },
          { key: "opened", label: t("dispute.opened_at"), children: t.date(one.opened_at) },
          ...(one.submitted_at
            ? [{ key: "sent", label: t("dispute.submitted_at"), children: t.date(one.submitted_at) }]
            : []),
          ...(one.ended_at
            ? [{ key: "ended", label: t("dispute.ended_at"), children: t.date(one.ended_at) }]
            : []),
        ]}
      />
      {one.parts.map((part) => (
        <PartFile key={part.order} part={part} />
      ))}
      {ofStore && one.answerable && <Answer path={path} one={one} mayAccept={mayAccept} />}
    </>
  );
}

/** What is so, in a sentence. */
function Result({ one }: { one: Dispute }) {
  const t = useWords();
  const type = one.state === "won" ? "success" : one.ended_at ? "error" : one.answerable ? "warning" : "info";
  const said = one.answerable
    ? t("dispute.say.answer", { at: t.date(one.due_at) })
    : t(`dispute.say.${one.state}` as Key);
  return <Alert type={type} showIcon title={said} style={{ marginBottom: 16 }} />;
}

/** An order in the dispute: what speaks for its store by itself, and what the store has said. */
function PartFile({ part }: { part: Part }) {
  const t = useWords();
  const { proof } = part;
  const card = useOrderCards([part.order]).get(part.order);
  const rows: [Key, ReactNode][] = [
    [
      "dispute.order",
      <OrderName key="order" id={part.order} card={card} about={<code>{part.order}</code>} />,
    ],
  ];
  if (part.withheld.minor) rows.push(["dispute.withheld", <Amount key="withheld" money={part.withheld} />]);
  if (part.stance !== "silent") rows.push(["dispute.stance", t(`dispute.stance.${part.stance}` as Key)]);
  if (part.words)
    rows.push([
      "dispute.words",
      <span key="words" style={{ whiteSpace: "pre-wrap" }}>
        {part.words}
      </span>,
    ]);
  if (proof) {
    rows.push([
      "dispute.goods",
      <span key="goods" style={{ whiteSpace: "pre-wrap" }}>
        {proof.goods}
      </span>,
    ]);
    rows.push(["dispute.sent_to", proof.address || t("dispute.unknown")]);
    rows.push([
      "dispute.parcel",
      proof.tracking ? <Carried key="parcel" {...proof} /> : t("dispute.parcel.none"),
    ]);
    rows.push([
      "dispute.delivered",
      proof.delivered_at ? (
        <span key="proof" className="state good">
          {t.date(proof.delivered_at)}
        </span>
      ) : (
        <span key="proof" className="state bad">
          {t("dispute.delivered.none")}
        </span>
      ),
    ]);
    if (proof.refunds) rows.push(["dispute.refunds", proof.refunds]);
    rows.push([
      "dispute.talk",
      proof.talk ? (
        <pre key="talk" style={{ margin: 0, whiteSpace: "pre-wrap", fontFamily: "inherit" }}>
          {proof.talk}
        </pre>
      ) : (
        t("dispute.talk.none")
      ),
    ]);
  }
  return (
    <section className="block" style={{ marginTop: 24 }}>
      <h3>{t("dispute.file")}</h3>
      <p className="quiet">{t("dispute.file.about")}</p>
      <Descriptions
        column={1}
        size="small"
        bordered
        items={rows.map(([key, children]) => ({ key, label: t(key), children }))}
      />
    </section>
  );
}

function Answer({ path, one, mayAccept }: { path: string; one: Dispute; mayAccept: boolean }) {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [busy, setBusy] = useState(false);
  const keys = useRef({ contest: newKey(), accept: newKey() });
  const answer = async (how: "contest" | "accept", words?: string) => {
    setBusy(true);
    try {
      await call("POST", `${path}/${how}`, {
        headers: { "Idempotency-Key": keys.current[how] },
        ...(how === "contest" ? { body: { words: words ?? "" } } : {}),
      });
      void message.success(t(`dispute.done.${how}` as Key));
    } catch (error) {
      keys.current[how] = newKey();
      void message.error(trouble(error, t), 6);
    } finally {
      setBusy(false);
      await client.invalidateQueries({ queryKey: ["disputes"] });
    }
  };
  return (
    <Form<{ words?: string }>
      layout="vertical"
      className="block"
      onFinish={({ words }) => void answer("contest", words)}
    >
      <Form.Item name="words" label={t("dispute.words.label")} extra={t("dispute.words.about")}>
        <Input.TextArea maxLength={4_000} autoSize={{ minRows: 4 }} />
      </Form.Item>
      <div className="row-acts">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("dispute.contest")}
        </Button>
        {mayAccept && (
          <Popconfirm
            title={t("dispute.accept")}
            description={t("dispute.accept.about")}
            okText={t("dispute.accept")}
            okButtonProps={{ danger: true }}
            onConfirm={() => void answer("accept")}
          >
            <Button danger disabled={busy}>
              {t("dispute.accept")}
            </Button>
          </Popconfirm>
        )}
        <span className="quiet">
          <Left of={one} />
        </span>
      </div>
    </Form>
  );
}
