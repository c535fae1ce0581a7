import type { Product, Sku } from "@guang/api";
import { formatMoney, Icon } from "@guang/ui";
import { useState } from "react";
import { useTexts } from "../texts";
import styles from "./Purchase.module.css";

/** The price explained in sentences: whose price it is, what the struck one means, what comes on top. */
export function WhyPrice({ product, sku }: { product: Product; sku: Sku | null }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const price = sku?.price ?? product.price_from;
  const list = sku ? sku.list_price : product.list_price;
  const lower = list && list.minor > price.minor ? list : null;
  return (
    <div className={styles.whyPrice}>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="question" size={16} /> {t("product.why_price")}
      </button>
      {open && (
        <ul>
          <li>{t("product.why_price_store", { store: product.store.name })}</li>
          {lower && (
            <li>
              {t("product.why_price_list", {
                list: formatMoney(lower, t.locale),
                saved: formatMoney({ ...price, minor: lower.minor - price.minor }, t.locale),
              })}
            </li>
          )}
          {product.price_to.minor > product.price_from.minor && !sku && (
            <li>{t("product.why_price_options")}</li>
          )}
          <li>{t("product.why_price_same")}</li>
          <li>{t("product.why_price_shipping")}</li>
        </ul>
      )}
    </div>
  );
}
