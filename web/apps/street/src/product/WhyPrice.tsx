import type { Product, Sku } from "@guang/api";
import { formatMoney, Icon } from "@guang/ui";
import { useState } from "react";
import { useTexts } from "../texts";
import { ownAmounts } from "../texts/amount";
import { when } from "../texts/when";
import { struck } from "./choice";
import styles from "./Purchase.module.css";

/** The promotion behind a price: what it is, what it is lower than, until when. */
function ofOffer(sku: Sku, t: ReturnType<typeof useTexts>): string[] {
  if (!sku.offer) return [];
  const before = struck(sku);
  const said = [ownAmounts(sku.offer.why, t.locale)];
  if (before) {
    const saved = formatMoney({ ...before, minor: before.minor - sku.price.minor }, t.locale);
    said.push(t("product.why_price_list", { list: formatMoney(before, t.locale), saved }));
  }
  if (sku.offer.until) said.push(t("price.holds_until", { when: when(sku.offer.until, t.locale) }));
  return said.filter(Boolean);
}

/** The price explained in sentences: whose price it is, what lowers it, how low it was, what comes on top. */
export function WhyPrice({ product, sku }: { product: Product; sku: Sku | null }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const said = [
    t("product.why_price_store", { store: product.store.name }),
    ...(sku ? ofOffer(sku, t) : []),
    ...(sku ? [t("price.lowest_says", { price: formatMoney(sku.lowest_30d, t.locale) })] : []),
    ...(product.price_to.minor > product.price_from.minor && !sku ? [t("product.why_price_options")] : []),
    t(sku?.offer?.kind === "member" ? "price.for_members" : "product.why_price_same"),
    t("product.why_price_shipping"),
  ];
  return (
    <div className={styles.whyPrice}>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="question" size={16} /> {t("product.why_price")}
      </button>
      {open && (
        <ul>
          {said.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
