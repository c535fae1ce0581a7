import {
  type Address,
  api,
  newKey,
  type Payment,
  type PaymentOutcome,
  Problem,
  type Product,
  type Sku,
  type Trade,
} from "@guang/api";
import { Button, formatMoney, toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { openAddress } from "../account/open";
import { Units } from "../product/Units";
import { Panel } from "../shell/Panel";
import { Trouble } from "../shell/Trouble";
import { client } from "../state/query";
import { asSomebody, Dismissed, requireAccount, useMe } from "../state/session";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import { AddressRow } from "./AddressRow";
import styles from "./Checkout.module.css";
import type { Bought } from "./Done";
import { PaymentChoice } from "./PaymentChoice";
import { Totals } from "./Totals";

export interface CheckoutProps {
  product: Product;
  sku: Sku;
  units: number;
  token: Promise<string | null>;
  active: boolean;
  onClose: () => void;
  onBack: () => void;
  /** Prices or stock turned out to have moved. */
  onChanged: () => void;
  onDone: (bought: Bought) => void;
}

const MOVED = ["out_of_stock", "price", "total", "not_for_sale", "delisted"];
const hasMoved = (error: unknown) =>
  error instanceof Problem && MOVED.some((word) => error.code.includes(word));

function useAddresses() {
  const me = useMe();
  const query = useQuery({
    queryKey: ["addresses"],
    queryFn: api.accounts.addresses,
    enabled: Boolean(me.data?.account),
  });
  const items = query.data?.items ?? [];
  return { items, first: items.find((one) => one.is_default) ?? items[0] ?? null, loading: query.isLoading };
}

interface Keys {
  trade: string;
  payment: string;
}

/** Place once, pay once: a repeated press repeats the request, not the purchase; what is placed stays as it is. */
function usePurchase(props: CheckoutProps) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const keys = useRef<Keys>({ trade: newKey(), payment: newKey() });
  const [placed, setPlaced] = useState<Trade | null>(null);

  const run = async (units: number, address: Address, total: Trade["total"], outcome: PaymentOutcome) => {
    setBusy(true);
    try {
      const token = await props.token;
      const line = { sku: props.sku.id, units, ...(token ? { token } : {}) };
      const order = { lines: [line], address: address.id, expected_total: total };
      const trade = placed ?? (await asSomebody("buy", () => api.trade.place(order, keys.current.trade)));
      setPlaced(trade);
      const payment: Payment = await api.trade.pay(trade.id, outcome, keys.current.payment);
      settle(trade, payment);
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
    }
  };
  const settle = (trade: Trade, payment: Payment) => {
    for (const key of [["orders"], ["counts"], ["product", props.product.id]]) {
      void client.invalidateQueries({ queryKey: key });
    }
    props.onDone({ trade, payment, product: props.product });
  };
  const fail = (error: unknown) => {
    if (error instanceof Dismissed) return;
    toast(sayProblem(error, t));
    if (error instanceof Problem && error.trouble === "refused") {
      keys.current = { trade: newKey(), payment: newKey() };
      void client.invalidateQueries({ queryKey: ["quote"] });
    }
    if (hasMoved(error)) props.onChanged();
  };
  return { busy, run, placed: placed !== null };
}

/** Where to, how much, how to pay; one press places and pays. */
export function Checkout(props: CheckoutProps) {
  const { product, sku, active, onClose, onBack } = props;
  const t = useTexts();
  const [units, setUnits] = useState(props.units);
  const [picked, setPicked] = useState<Address | null>(null);
  const [outcome, setOutcome] = useState<PaymentOutcome>("success");
  const addresses = useAddresses();
  const address = picked ?? addresses.first;
  const lines = [{ sku: sku.id, units }];
  const quote = useQuery({
    queryKey: ["quote", sku.id, units],
    queryFn: () => api.trade.quote(lines),
    staleTime: 0,
  });
  const { busy, run, placed } = usePurchase(props);
  const total = quote.data?.total;

  /** A guest is asked who they are, a newcomer where they live; then the press goes on. */
  const press = async () => {
    if (!total) return;
    try {
      await requireAccount("buy");
      const known = address ?? (await firstAddress());
      setPicked(known);
      await run(units, known, total, outcome);
    } catch (error) {
      if (!(error instanceof Dismissed)) toast(sayProblem(error, t));
    }
  };
  const firstAddress = async (): Promise<Address> => {
    const kept = await client.fetchQuery({ queryKey: ["addresses"], queryFn: api.accounts.addresses });
    return kept.items.find((one) => one.is_default) ?? kept.items[0] ?? (await openAddress(null));
  };
  const chooseAddress = async () => {
    try {
      await requireAccount("buy");
      if (addresses.items.length === 0 && !address) setPicked(await openAddress(null));
    } catch (error) {
      if (!(error instanceof Dismissed)) toast(sayProblem(error, t));
    }
  };

  const foot = (
    <Button
      look="accent"
      wide
      busy={busy}
      disabled={!total}
      onClick={() => void press()}
      data-testid="place-order"
    >
      {total ? t("checkout.place", { total: formatMoney(total, t.locale) }) : t("common.loading")}
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
      <div inert={placed}>
        <AddressRow
          address={address}
          all={addresses.items}
          loading={addresses.loading}
          onPick={setPicked}
          onAdd={() => void chooseAddress()}
        />
      </div>
      <div className={styles.line}>
        <img src={sku.image_url ?? product.images[0] ?? ""} alt="" />
        <div>
          <p className={styles.name}>{product.title}</p>
          <p className={styles.values}>{sku.values.join(" · ")}</p>
        </div>
        {placed ? (
          <span className="g-tabular">×{units}</span>
        ) : (
          <Units value={units} most={Math.min(99, Math.max(1, sku.available))} onChange={setUnits} />
        )}
      </div>
      {quote.isError ? (
        <Trouble error={quote.error} onRetry={() => void quote.refetch()} />
      ) : (
        <Totals quote={quote.data ?? null} />
      )}
      <PaymentChoice value={outcome} onChange={setOutcome} />
    </Panel>
  );
}
