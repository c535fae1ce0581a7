import { api, Problem } from "@guang/api";
import { Button, formatMoney, Price, Skeleton } from "@guang/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { openCheckout } from "../checkout/open";
import { useAddresses } from "../checkout/useAddresses";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import styles from "./Cart.module.css";
import { buyable, choose, chosenOf, isWhole, useCart, useLeft } from "./state";

/** All of it or not, what the chosen lines cost with everything that comes off, and on to the checkout. */
export function Foot() {
  const t = useTexts();
  const cart = useCart().data;
  const left = useLeft();
  const address = useAddresses().first;
  const chosen = cart ? chosenOf(cart, left) : [];
  const wanted = chosen.map(({ sku, units }) => ({ sku, units }));
  const quote = useQuery({
    queryKey: ["quote", wanted, address?.id ?? null, null],
    queryFn: () => api.trade.quote({ lines: wanted, address: address?.id ?? null, coupons: null }),
    enabled: wanted.length > 0,
    staleTime: 5_000,
    placeholderData: keepPreviousData,
  });
  if (!cart || buyable(cart).length === 0) return null;
  const skus = buyable(cart)
    .filter(isWhole)
    .map((line) => line.sku);
  const units = chosen.reduce((sum, line) => sum + line.units, 0);
  const sum = wanted.length > 0 ? quote.data : null;
  const shipping = sum?.orders.reduce((all, order) => all + order.shipping.minor, 0) ?? 0;
  const say = (minor: number) => formatMoney({ minor, currency: sum?.total.currency ?? "CNY" }, t.locale);
  const failed = wanted.length > 0 && quote.isError && !quote.isFetching ? quote.error : null;
  return (
    <div className={styles.foot}>
      <label className={styles.all}>
        <input
          type="checkbox"
          checked={skus.length > 0 && chosen.length === skus.length}
          disabled={skus.length === 0}
          onChange={(event) => choose(skus, event.target.checked)}
        />
        {t("cart.all")}
      </label>
      <div className={styles.sum} aria-live="polite">
        {failed ? (
          <small className={styles.few}>{failed instanceof Problem ? sayProblem(failed, t) : ""}</small>
        ) : wanted.length === 0 ? (
          <small>{t("cart.none_chosen")}</small>
        ) : sum ? (
          <>
            <span>
              <small>{t("checkout.total")}</small> <Price money={sum.total} size="md" />
            </span>
            <small>
              {sum.saved.minor > 0 && (
                <b className={styles.saved}>{t("cart.saved", { amount: say(sum.saved.minor) })}</b>
              )}{" "}
              {shipping === 0 ? t("cart.free_shipping") : t("cart.with_shipping", { amount: say(shipping) })}
            </small>
          </>
        ) : (
          <Skeleton width={96} height={24} />
        )}
      </div>
      <Button
        look="accent"
        disabled={wanted.length === 0 || failed !== null}
        onClick={() => openCheckout(chosen.map(({ sku, units: n, token }) => ({ sku, units: n, token })))}
        data-testid="cart-checkout"
      >
        {t("cart.checkout", { n: units })}
      </Button>
    </div>
  );
}
