import type { TaxInside } from "@guang/api";
import { formatMoney } from "@guang/ui";
import { type TextKey, useTexts } from "../texts";
import styles from "./Invoices.module.css";

/** How much of what is paid is tax, rate by rate; nothing where no store says so. */
export function Inside({ taxes }: { taxes: readonly TaxInside[] }) {
  const t = useTexts();
  const rates = new Map<string, TaxInside>();
  for (const one of taxes) {
    const key = `${one.tax} ${one.rate_bps} ${one.code === "export" || one.code === "exempt" ? one.code : ""}`;
    const known = rates.get(key);
    rates.set(
      key,
      known ? { ...one, amount: { ...one.amount, minor: known.amount.minor + one.amount.minor } } : one,
    );
  }
  if (!rates.size) return null;
  return (
    <ul className={styles.inside}>
      {[...rates].map(([key, one]) => (
        <li key={key}>
          {one.rate_bps
            ? t("tax.inside", {
                tax: t(`tax.${one.tax}` as TextKey),
                rate: percent(one.rate_bps, t.locale),
                amount: formatMoney(one.amount, t.locale),
              })
            : t(one.code === "export" ? "tax.export" : "tax.none", { tax: t(`tax.${one.tax}` as TextKey) })}
        </li>
      ))}
    </ul>
  );
}

const percent = (bps: number, locale: string) =>
  (bps / 10_000).toLocaleString(locale, { style: "percent", maximumFractionDigits: 2 });
