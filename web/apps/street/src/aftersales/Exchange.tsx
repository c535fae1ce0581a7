import { type AfterSaleOptions, api, type ExchangeChoice } from "@guang/api";
import { Skeleton } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { Thumb } from "../shell/Thumb";
import { Trouble } from "../shell/Trouble";
import { type Texts, useTexts } from "../texts";
import styles from "./Case.module.css";
import { sayOne } from "./words";

export type Held = AfterSaleOptions["goods"][number];

export const heldOf = (options: AfterSaleOptions, origin: string | null): Held | undefined =>
  options.goods.find((one) => one.origin === origin) ?? options.goods[0];

function Look({ image, title, about }: { image: string | null; title: string; about: string }) {
  return (
    <>
      <Thumb src={image} size={48} />
      <span>
        {title}
        <small>{about}</small>
      </span>
    </>
  );
}

/** Which of the units it is about, where exchanges have made them different. */
export function WhichGoods({
  options,
  title,
  origin,
  onOrigin,
}: {
  options: AfterSaleOptions;
  title: string;
  origin: string | null;
  onOrigin: (origin: string | null) => void;
}) {
  const t = useTexts();
  if (options.goods.length < 2) return null;
  const chosen = heldOf(options, origin);
  return (
    <fieldset className={styles.card}>
      <legend>{t("exchange.which_goods")}</legend>
      <div className={styles.kinds}>
        {options.goods.map((one) => (
          <label key={one.origin ?? ""} className={`${styles.kind} ${styles.sku}`}>
            <input
              type="radio"
              name="goods"
              checked={one === chosen}
              onChange={() => onOrigin(one.origin ?? null)}
            />
            <Look
              image={one.image_url}
              title={one.options.join(" · ") || title}
              about={t(one.origin ? "exchange.came" : "exchange.bought", { n: one.units })}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What is left of a SKU, or why it cannot come. */
function stock(one: ExchangeChoice, units: number, t: Texts): string {
  if (one.why_not) return sayOne(t, `exchange.not_${one.why_not}`);
  if (one.available < units) return t("exchange.too_few", { n: one.available });
  return one.available <= 10 ? t("exchange.left", { n: one.available }) : t("exchange.in_stock");
}

/** The same again, or another SKU of the product, with its picture and what is left of it. */
export function WhatInstead({
  order,
  line,
  title,
  held,
  units,
  wished,
  onWished,
}: {
  order: string;
  line: string;
  title: string;
  held: Held | undefined;
  units: number;
  wished: string | null;
  onWished: (sku: string) => void;
}) {
  const t = useTexts();
  const origin = held?.origin ?? null;
  const query = useQuery({
    queryKey: ["exchange-choices", order, line, origin],
    queryFn: () => api.care.choices(order, line, origin),
    staleTime: 5_000,
  });
  if (query.isError) return <Trouble error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <fieldset className={styles.card}>
      <legend>{t("exchange.what_instead")}</legend>
      {!query.data && <Skeleton height={64} />}
      <div className={styles.kinds}>
        {query.data?.items.map((one) => (
          <label key={one.sku} className={`${styles.kind} ${styles.sku}`}>
            <input
              type="radio"
              name="wished"
              value={one.sku}
              disabled={one.why_not !== null || one.available < units}
              checked={one.sku === wished && one.available >= units}
              onChange={() => onWished(one.sku)}
            />
            <Look
              image={one.image_url}
              title={
                one.sku === held?.sku
                  ? t("exchange.same", { what: one.options.join(" · ") || title })
                  : one.options.join(" · ") || title
              }
              about={stock(one, units, t)}
            />
          </label>
        ))}
      </div>
      <p className={styles.note}>{t("exchange.rule")}</p>
    </fieldset>
  );
}
