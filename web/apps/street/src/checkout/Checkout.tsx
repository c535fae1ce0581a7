import { type Address, api, type PaymentOutcome, Problem, type Quote, type Want } from "@guang/api";
import { Button, formatMoney, Icon, Skeleton, toast } from "@guang/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { openAddress } from "../account/open";
import { Panel } from "../shell/Panel";
import { Trouble } from "../shell/Trouble";
import { client } from "../state/query";
import { Dismissed, requireAccount } from "../state/session";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import { AddressRow } from "./AddressRow";
import styles from "./Checkout.module.css";
import { CouponRow, CouponStep } from "./Coupons";
import { chosenIn, type Speeds, speedsIn } from "./choosing";
import type { Bought } from "./Done";
import { PaymentChoice } from "./PaymentChoice";
import { StorePart } from "./StorePart";
import { Totals } from "./Totals";
import { useAddresses } from "./useAddresses";
import { type Moved, usePurchase } from "./usePurchase";

export interface CheckoutProps {
  lines: readonly Want[];
  /** The token of what led to a single product, once it is there. */
  token?: Promise<string | null>;
  /** Up to how many units of a single product may be chosen here; a cart's units are chosen in the cart. */
  most: number | null;
  active: boolean;
  onClose: () => void;
  onBack?: () => void;
  /** Prices or stock turned out to have moved. */
  onChanged?: () => void;
  onDone: (bought: Bought) => void;
}

/** The request for a quote and the key under which its answer is kept. */
function quoting(lines: readonly Want[], to: Address | null, coupons: string[] | null, speeds: Speeds) {
  const asked = {
    lines: lines.map(({ sku, units }) => ({ sku, units })),
    address: to?.id ?? null,
    coupons,
    speeds,
  };
  return { queryKey: ["quote", asked], queryFn: () => api.trade.quote(asked) };
}

const DEAD = ["pricing.coupon_unusable", "shipping.not_offered"];

/** What it costs now; a coupon that died gives way to the best of the others, a delivery that does not go there to the cheapest. */
function useQuote(lines: readonly Want[], address: Address | null, onDead: (why: string) => void) {
  const t = useTexts();
  const [coupons, setCoupons] = useState<string[] | null>(null);
  const [speeds, setSpeeds] = useState<Speeds>({});
  const query = useQuery({
    ...quoting(lines, address, coupons, speeds),
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  const dead = query.error instanceof Problem && DEAD.includes(query.error.code) ? query.error : null;
  useEffect(() => {
    if (!dead) return;
    onDead(sayProblem(dead, t));
    if (dead.code === "shipping.not_offered") setSpeeds({});
    else setCoupons(null);
  }, [dead, onDead, t]);
  return { query, coupons, setCoupons, speeds, setSpeeds };
}

/** What has moved since the press, with the old and the new total; nothing was ordered. */
function MovedNote({ moved, quote, settled }: { moved: Moved; quote: Quote | null; settled: boolean }) {
  const t = useTexts();
  const changed = settled && quote && quote.total.minor !== moved.before.minor;
  return (
    <div className={styles.moved} role="alert">
      <Icon name="alert" size={20} />
      <div>
        <b>{moved.why}</b>
        {changed && (
          <p>
            {t("checkout.moved", {
              before: formatMoney(moved.before, t.locale),
              now: formatMoney(quote.total, t.locale),
            })}
          </p>
        )}
        <p>{t("checkout.nothing_ordered")}</p>
      </div>
    </div>
  );
}

const firstOf = (items: readonly Address[]) => items.find((one) => one.is_default) ?? items[0] ?? null;

/** A guest is asked who they are, a newcomer where they live. */
function useAddress() {
  const t = useTexts();
  const [picked, setPicked] = useState<Address | null>(null);
  const book = useAddresses();
  const address = picked ?? book.first;
  const need = async (): Promise<Address> => {
    await requireAccount("buy");
    if (address) return address;
    const kept = await client.fetchQuery({ queryKey: ["addresses"], queryFn: api.accounts.addresses });
    const known = firstOf(kept.items) ?? (await openAddress(null));
    setPicked(known);
    return known;
  };
  const add = () =>
    void need().catch((error: unknown) => {
      if (!(error instanceof Dismissed)) toast(sayProblem(error, t));
    });
  return { book, address, setPicked, need, add };
}

/** Where to, from which stores, how much and why, how to pay; one press places and pays. */
export function Checkout(props: CheckoutProps) {
  const { active, onClose, onBack, most } = props;
  const t = useTexts();
  const [lines, setLines] = useState(props.lines);
  const [notes, setNotes] = useState<Record<string, string>>({});
  const [outcome, setOutcome] = useState<PaymentOutcome>("success");
  const [moved, setMoved] = useState<Moved | null>(null);
  const [step, setStep] = useState<"order" | "coupons">("order");
  const { book, address, setPicked, need, add } = useAddress();
  const { query, coupons, setCoupons, speeds, setSpeeds } = useQuote(lines, address, toast);
  const { busy, run, placed } = usePurchase(props.onDone, (what) => {
    setMoved(what);
    if (what.code.includes("coupon") || what.code.includes("promotions")) setCoupons(null);
    props.onChanged?.();
  });
  const quote = query.data ?? null;
  const fresh = quote !== null && !query.isPlaceholderData && !query.isError;

  const press = async () => {
    if (!quote || !fresh) return;
    try {
      const known = await need();
      const token = props.token ? await props.token : null;
      const named = lines.map((line) => (token ? { ...line, token } : line));
      const now = address ? quote : await quoteAt(known);
      if (now.total.minor !== quote.total.minor) {
        setMoved({ before: quote.total, why: t("checkout.moved_address"), code: "address" });
        return;
      }
      setMoved(null);
      await run({
        lines: named,
        address: known,
        quote: now,
        coupons: chosenIn(now),
        speeds: speedsIn(now),
        notes,
        fromCart: most === null,
        outcome,
      });
    } catch (error) {
      if (!(error instanceof Dismissed)) toast(sayProblem(error, t));
    }
  };
  /** The address has just become known: what it costs there, before anything is ordered. */
  const quoteAt = (to: Address) => client.fetchQuery(quoting(lines, to, coupons, speeds));

  if (step === "coupons" && quote) {
    return (
      <CouponStep
        quote={quote}
        best={coupons === null}
        active={active}
        onChoose={setCoupons}
        onBack={() => setStep("order")}
        onClose={onClose}
      />
    );
  }
  const foot = (
    <Button
      look="accent"
      wide
      busy={busy}
      disabled={!fresh && !busy}
      onClick={() => void press()}
      data-testid="place-order"
    >
      {quote ? t("checkout.place", { total: formatMoney(quote.total, t.locale) }) : t("common.loading")}
    </Button>
  );
  return (
    <Panel
      title={t("checkout.title")}
      onClose={onClose}
      onBack={onBack}
      active={active}
      size="two-thirds"
      foot={foot}
    >
      {moved && <MovedNote moved={moved} quote={quote} settled={fresh} />}
      <div inert={placed}>
        <AddressRow
          address={address}
          all={book.items}
          loading={book.loading}
          onPick={setPicked}
          onAdd={add}
        />
      </div>
      {query.isError && <Trouble error={query.error} onRetry={() => void query.refetch()} />}
      {!quote && !query.isError && <Skeleton height={88} style={{ borderRadius: 12, marginTop: 16 }} />}
      {!query.isError &&
        quote?.orders.map((order) => (
          <StorePart
            key={order.store.id}
            order={order}
            note={notes[order.store.id] ?? ""}
            onNote={(note) => setNotes((now) => ({ ...now, [order.store.id]: note }))}
            onUnits={most === null ? null : (units) => setLines(lines.map((line) => ({ ...line, units })))}
            onSpeed={(speed) => setSpeeds((now) => ({ ...now, [order.store.id]: speed }))}
            most={most ?? 99}
            fixed={placed}
          />
        ))}
      {quote && !placed && !query.isError && <CouponRow quote={quote} onOpen={() => setStep("coupons")} />}
      {!query.isError && <Totals quote={quote} />}
      <PaymentChoice value={outcome} onChange={setOutcome} />
    </Panel>
  );
}
