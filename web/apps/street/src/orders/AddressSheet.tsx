import { type Address, api, type Order } from "@guang/api";
import { Button, oneLine, toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { openAddress } from "../account/open";
import { RowsWaiting } from "../shell/PageWaiting";
import { Panel } from "../shell/Panel";
import { Trouble } from "../shell/Trouble";
import { Dismissed } from "../state/session";
import type { SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import { keepOrder } from "./keep";
import styles from "./Order.module.css";

/** Another address for what has not left yet. */
export function ReaddressSheet({ order, close, active }: SheetHandle & { order: Order }) {
  const t = useTexts();
  const [busy, setBusy] = useState<string | null>(null);
  const query = useQuery({ queryKey: ["addresses"], queryFn: api.accounts.addresses });
  const choose = async (address: Address) => {
    setBusy(address.id);
    try {
      keepOrder(await api.trade.readdress(order.id, address.id));
      toast(t("readdress.toast"));
      close();
    } catch (error) {
      toast(sayProblem(error, t));
      setBusy(null);
    }
  };
  const another = () =>
    void openAddress(null).then(choose, (error: unknown) => {
      if (!(error instanceof Dismissed)) toast(sayProblem(error, t));
    });
  return (
    <Panel title={t("readdress.title")} onClose={close} active={active}>
      <p className={styles.note}>{t("readdress.text")}</p>
      {query.isError && <Trouble error={query.error} onRetry={() => void query.refetch()} />}
      {!query.data && !query.isError && <RowsWaiting rows={2} />}
      <div className={styles.stack}>
        {query.data?.items.map((address) => (
          <button
            key={address.id}
            type="button"
            className={styles.choice}
            aria-busy={busy === address.id}
            disabled={busy !== null}
            onClick={() => void choose(address)}
          >
            <strong>
              {address.name} <span className="g-tabular">{address.phone}</span>
            </strong>
            <span>{oneLine(address)}</span>
          </button>
        ))}
        <Button look="quiet" onClick={another}>
          {t("checkout.another_address")}
        </Button>
      </div>
    </Panel>
  );
}
