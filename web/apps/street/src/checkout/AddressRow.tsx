import type { Address } from "@guang/api";
import { Icon, oneLine, Skeleton } from "@guang/ui";
import { useState } from "react";
import { openAddress } from "../account/open";
import { Dismissed } from "../state/session";
import { useTexts } from "../texts";
import styles from "./Checkout.module.css";

export interface AddressRowProps {
  address: Address | null;
  all: readonly Address[];
  loading: boolean;
  onPick: (address: Address) => void;
  onAdd: () => void;
}

/** Where it goes: one row, which opens into the others. */
export function AddressRow({ address, all, loading, onPick, onAdd }: AddressRowProps) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const another = () =>
    void openAddress(null).then(
      (made) => {
        onPick(made);
        setOpen(false);
      },
      (error: unknown) => {
        if (!(error instanceof Dismissed)) throw error;
      },
    );
  if (loading) return <Skeleton height={64} style={{ borderRadius: 12 }} />;
  if (!address) {
    return (
      <button type="button" className={styles.address} onClick={onAdd}>
        <Icon name="pin" />
        <span>{t("checkout.add_address")}</span>
        <Icon name="forward" size={18} />
      </button>
    );
  }
  return (
    <>
      <button type="button" className={styles.address} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="pin" />
        <span>
          <strong>
            {address.name} <span className="g-tabular">{address.phone}</span>
          </strong>
          <small>{oneLine(address)}</small>
        </span>
        <Icon name={open ? "down" : "forward"} size={18} />
      </button>
      {open && (
        <div className={styles.others} role="radiogroup" aria-label={t("checkout.address")}>
          {all.map((one) => (
            <button
              key={one.id}
              type="button"
              role="radio"
              aria-checked={one.id === address.id}
              onClick={() => {
                onPick(one);
                setOpen(false);
              }}
            >
              <strong>{one.name}</strong> {oneLine(one)}
            </button>
          ))}
          <button type="button" className={styles.another} onClick={another}>
            {t("checkout.another_address")}
          </button>
        </div>
      )}
    </>
  );
}
