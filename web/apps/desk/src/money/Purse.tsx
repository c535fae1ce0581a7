/** Somebody's money: what may be withdrawn, what waits, what moved, and every entry down to its order. */
import { call, type Money, newKey, type Schemas } from "@guang/api";
import { formatMoney, monthIn, useZone } from "@guang/ui";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  Alert,
  Button,
  DatePicker,
  Drawer,
  App as Feedback,
  Form,
  InputNumber,
  Modal,
  Popover,
  Select,
  Skeleton,
  Table,
} from "antd";
import { useRef, useState } from "react";
import { Line } from "../shell/figures";
import { Ago, Amount, Empty, Failure, More, Nothing, OrderName } from "../shell/parts";
import { scaleOf } from "../state/money";
import { useOrderCards } from "../state/orders";
import { type Key, named, trouble, useWords } from "../texts";

type Finance = Schemas["FinanceOut"];
type One = Schemas["PurseOut"];
type Entry = Schemas["EntryOut"];
type Withdrawal = Schemas["WithdrawalOut"];
interface Pages<Item> {
  items: Item[];
  next: string | null;
}

/** Where the routes of an owner's money are; whose days they count, where the server does not know it. */
export interface Books {
  zone?: string;
  finance: string;
  entries: string;
  statement: string;
  order: (id: string) => string;
  /** What will be here one day, while nothing is. */
  none: string;
  withdrawals: string;
}

export function Purse({ books }: { books: Books }) {
  const t = useWords();
  const [order, setOrder] = useState<string | null>(null);
  const found = useQuery({
    queryKey: ["finance", books.finance],
    refetchInterval: 30_000,
    queryFn: () => call<Finance>("GET", books.finance, { query: { time_zone: books.zone } }),
  });
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (!found.data.items.length) return <Empty title={t("money.none")} about={books.none} icon="card" />;
  return (
    <>
      {found.data.hold && <OnHold {...found.data.hold} />}
      {found.data.items.map((one) => (
        <Currency key={one.available.currency} one={one} finance={found.data} books={books} />
      ))}
      <Withdrawals books={books} />
      <Entries books={books} look={setOrder} />
      <Drawer open={order !== null} onClose={() => setOrder(null)} title={t("money.order")} size={640}>
        {order && <OrderBooks path={books.order(order)} order={order} />}
      </Drawer>
    </>
  );
}

/** Why nothing can be withdrawn at present. */
function OnHold({ reason, since }: Schemas["MoneyHold"]) {
  const t = useWords();
  return (
    <Alert
      type="warning"
      showIcon
      title={t("money.hold", { day: t.date(since, "day") })}
      description={t("money.hold.about", { reason: named(t, "reason", reason) })}
      style={{ marginBottom: 16 }}
    />
  );
}

function Currency({ one, finance, books }: { one: One; finance: Finance; books: Books }) {
  const t = useWords();
  const told = (minor: number) => formatMoney({ minor, currency: one.available.currency } as Money, t.locale);
  const days = one.settled.map((day) => `${t.date(day.day, "day")}: ${told(day.amount.minor)}`).join("; ");
  const week = one.settled.reduce((sum, day) => sum + day.amount.minor, 0);
  const rates = t("money.rates", {
    fee: percent(finance.platform_fee_bps, t.locale),
    cut: percent(finance.commission_fee_bps, t.locale),
    rules: finance.rules,
  });
  return (
    <div className="figures">
      <Sum name={t("money.available")} how={t("money.available.how")} money={one.available}>
        <Withdraw one={one} held={finance.hold !== null} books={books} />
      </Sum>
      <Sum name={t("money.pending")} how={`${t("money.pending.how")} ${rates}`} money={one.pending} />
      <Sum name={t("money.in_payout")} how={t("money.in_payout.how")} money={one.in_payout} />
      <Sum
        name={t("money.settled")}
        how={t("money.settled.how")}
        money={{ minor: week, currency: one.available.currency }}
      >
        <Line values={one.settled.map((day) => Math.max(day.amount.minor, 0))} label={days} />
      </Sum>
    </div>
  );
}

const percent = (bps: number, locale: string) =>
  (bps / 10_000).toLocaleString(locale, { style: "percent", maximumFractionDigits: 2 });

function Sum({
  name,
  how,
  money,
  children,
}: {
  name: string;
  how: string;
  money: Money;
  children?: React.ReactNode;
}) {
  const t = useWords();
  return (
    <section className="figure card" aria-label={name}>
      <h3>
        {name}
        <Popover content={<div style={{ maxWidth: 280 }}>{how}</div>} trigger={["click"]}>
          <button type="button" className="how" aria-label={t("figure.how", { name })}>
            ?
          </button>
        </Popover>
      </h3>
      <strong>
        <Amount money={money} />
      </strong>
      {children}
    </section>
  );
}

function Withdraw({ one, held, books }: { one: One; held: boolean; books: Books }) {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [form] = Form.useForm<{ amount: number; outcome: string }>();
  const key = useRef(newKey());
  const scale = scaleOf(one.available.currency);
  const most = one.available.minor / scale;
  const least = one.smallest_withdrawal.minor / scale;
  const submit = async ({ amount, outcome }: { amount: number; outcome: string }) => {
    setBusy(true);
    try {
      const minor = Math.round(amount * scale);
      await call("POST", books.withdrawals, {
        body: { amount: { minor, currency: one.available.currency }, outcome },
        headers: { "Idempotency-Key": key.current },
      });
      key.current = newKey();
      setOpen(false);
      void message.success(t("withdraw.asked"));
      await client.invalidateQueries();
    } catch (error) {
      void message.error(trouble(error, t), 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button type="primary" disabled={held || most < least} onClick={() => setOpen(true)}>
        {t("withdraw")}
      </Button>
      {!held && most < least && (
        <p className="quiet">
          {t("withdraw.least", { amount: formatMoney(one.smallest_withdrawal, t.locale) })}
        </p>
      )}
      <Modal
        open={open}
        title={t("withdraw")}
        okText={t("withdraw")}
        confirmLoading={busy}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
      >
        <Alert type="info" showIcon title={t("withdraw.simulated")} style={{ marginBottom: 16 }} />
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ amount: most, outcome: "success" }}
          onFinish={(fields) => void submit(fields)}
        >
          <Form.Item
            name="amount"
            label={t("withdraw.amount")}
            extra={t("withdraw.most", { amount: formatMoney(one.available, t.locale) })}
            rules={[
              { required: true, message: t("required") },
              { type: "number", min: least, max: most, message: t("withdraw.range") },
            ]}
          >
            <InputNumber precision={Math.round(Math.log10(scale))} style={{ width: "100%" }} />
          </Form.Item>
          <Form.Item name="outcome" label={t("withdraw.bank")}>
            <Select
              options={["success", "decline", "delay"].map((value) => ({
                value,
                label: t(`withdraw.${value}` as Key),
              }))}
            />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

const LOOKS = { asked: "wait", sent: "good", failed: "bad" } as const;

function Withdrawals({ books }: { books: Books }) {
  const t = useWords();
  const found = useInfiniteQuery({
    queryKey: ["withdrawals", books.withdrawals],
    initialPageParam: undefined as string | undefined,
    refetchInterval: 10_000,
    queryFn: ({ pageParam }) =>
      call<Pages<Withdrawal>>("GET", books.withdrawals, { query: { cursor: pageParam ?? null } }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!rows.length) return null;
  return (
    <section className="block" aria-labelledby="withdrawals">
      <h2 id="withdrawals">{t("withdrawals")}</h2>
      <div className="card flush">
        <Table<Withdrawal>
          rowKey="id"
          pagination={false}
          scroll={{ x: 860 }}
          dataSource={rows}
          columns={[
            { title: t("withdraw.amount"), render: (_, row) => <Amount money={row.amount} /> },
            {
              title: t("goods.state"),
              render: (_, row) => (
                <span className={`state ${LOOKS[row.state]}`}>
                  {t(`withdrawal.${row.state}` as Key)}
                  {row.code ? ` · ${named(t, "bank", row.code)}` : ""}
                </span>
              ),
            },
            { title: t("withdraw.asked_at"), width: 150, render: (_, row) => <Ago at={row.asked_at} /> },
            {
              title: t("withdraw.reference"),
              render: (_, row) => (
                <span className="quiet">
                  {row.reference || "–"}
                  {row.simulated ? ` · ${t("simulated")}` : ""}
                </span>
              ),
            },
          ]}
        />
        <More
          shown={rows.length}
          more={found.hasNextPage}
          busy={found.isFetchingNextPage}
          load={() => void found.fetchNextPage()}
        />
      </div>
    </section>
  );
}

/** The order that an entry is about; what a store spends on one names it in its key alone. */
const orderOf = (row: { order: string | null; key: string }): string | null =>
  row.order ?? (row.key.startsWith("ord_") ? row.key : null);

function Entries({ books, look }: { books: Books; look: (order: string) => void }) {
  const t = useWords();
  const found = useInfiniteQuery({
    queryKey: ["entries", books.entries],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call<Pages<Entry>>("GET", books.entries, { query: { cursor: pageParam ?? null } }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const cards = useOrderCards(rows.map(orderOf));
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return (
    <section className="block" aria-labelledby="entries">
      <header className="row">
        <h2 id="entries">{t("entries")}</h2>
        <Statement books={books} />
      </header>
      <div className="card flush">
        <EntryTable
          rows={rows}
          pending={found.isPending}
          first={{
            title: t("order"),
            render: (_: unknown, row: Entry) =>
              orderOf(row) ? (
                <button type="button" className="order-look" onClick={() => look(orderOf(row) ?? "")}>
                  <OrderName id={orderOf(row) ?? ""} card={cards.get(orderOf(row) ?? "")} />
                </button>
              ) : (
                "–"
              ),
          }}
        />
        <More
          shown={rows.length}
          more={found.hasNextPage}
          busy={found.isFetchingNextPage}
          load={() => void found.fetchNextPage()}
        />
      </div>
    </section>
  );
}

/** A month's statement as a file. */
function Statement({ books }: { books: Books }) {
  const t = useWords();
  const zone = useZone();
  const [month, setMonth] = useState(() => monthIn(books.zone ?? zone));
  const of = books.zone ? `&time_zone=${encodeURIComponent(books.zone)}` : "";
  return (
    <span className="row-acts">
      <DatePicker
        picker="month"
        size="small"
        allowClear={false}
        placeholder={month}
        onChange={(value) => value && setMonth(value.format("YYYY-MM"))}
        aria-label={t("statement.month")}
      />
      <Button size="small" href={`${books.statement}?month=${month}${of}`} download>
        {t("statement")}
      </Button>
    </span>
  );
}

interface Column {
  title: string;
  render: (_: unknown, row: Entry) => React.ReactNode;
}

function EntryTable({ rows, pending, first }: { rows: Entry[]; pending: boolean; first?: Column }) {
  const t = useWords();
  return (
    <Table<Entry>
      rowKey={(row) => `${row.posting}${row.account}${row.line ?? ""}${row.amount.minor}`}
      pagination={false}
      scroll={{ x: first ? 820 : 560 }}
      dataSource={rows}
      locale={{ emptyText: <Nothing pending={pending}>{t("entries.none")}</Nothing> }}
      columns={[
        { title: t("entry.kind"), render: (_, row) => t(`posting.${row.kind}` as Key) },
        { title: t("entry.account"), render: (_, row) => t(`account.${row.account}` as Key) },
        ...(first ? [first] : []),
        {
          title: t("entry.amount"),
          align: "right" as const,
          render: (_, row) => (
            <span className={row.amount.minor < 0 ? "money minus" : "money"}>
              <Amount money={row.amount} />
            </span>
          ),
        },
        { title: t("pages.at"), width: 140, render: (_, row) => <Ago at={row.at} /> },
      ]}
    />
  );
}

/** Everything entered about one order, and what it adds up to. */
export function OrderBooks({ path, order }: { path: string; order: string }) {
  const t = useWords();
  const found = useQuery({
    queryKey: ["books", path],
    queryFn: () => call<Schemas["OrderBooks"]>("GET", path),
  });
  const card = useOrderCards([order]).get(order);
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active />;
  return (
    <>
      <OrderName id={order} card={card} about={<code>{order}</code>} />
      <ul className="sums">
        {found.data.sums.map((sum) => (
          <li key={`${sum.account}${sum.amount.currency}`}>
            <span>{t(`account.${sum.account}` as Key)}</span>
            <b>
              <Amount money={sum.amount} />
            </b>
          </li>
        ))}
      </ul>
      <EntryTable rows={found.data.items} pending={false} />
    </>
  );
}
