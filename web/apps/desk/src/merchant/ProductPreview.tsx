import { formatMoney } from "@guang/ui";
import { useWords } from "../texts";
import type { Draft } from "./draft";

/** How shoppers will meet the product. */
export function ProductPreview({ draft, currency }: { draft: Draft; currency: string }) {
  const t = useWords();
  const prices = draft.skus.map((sku) => sku.price).filter((price) => price !== null);
  const title = draft.title[t.locale] || draft.title.en || draft.title["zh-CN"] || t("product.untitled");
  const face = draft.images[0];
  return (
    <aside className="card" aria-label={t("preview")}>
      <p className="quiet" style={{ marginTop: 0 }}>
        {t("preview")}
      </p>
      {face ? (
        <img
          src={face.url}
          alt=""
          style={{ width: "100%", aspectRatio: "1", objectFit: "cover", borderRadius: 12 }}
        />
      ) : (
        <div style={{ aspectRatio: "1", borderRadius: 12, background: "var(--mist)" }} />
      )}
      <p style={{ fontWeight: 600, margin: "12px 0 4px" }}>{title}</p>
      <p style={{ color: "var(--accent-text)", fontSize: 20, fontWeight: 600, margin: 0 }}>
        {prices.length
          ? formatMoney({ minor: Math.round(Math.min(...prices) * 100), currency }, t.locale)
          : "–"}
      </p>
      <p className="quiet" style={{ whiteSpace: "pre-line" }}>
        {draft.text[t.locale] || draft.text.en || draft.text["zh-CN"]}
      </p>
    </aside>
  );
}
