import type { Cart } from "@guang/api";
import { Button, Icon, Skeleton, StateView } from "@guang/ui";
import { ClaimHint } from "../coupons/ClaimRow";
import { Trouble } from "../shell/Trouble";
import { go, Link } from "../state/router";
import { useTexts } from "../texts";
import styles from "./Cart.module.css";
import { GoneLine, Line } from "./Line";
import { choose, drop, isWhole, useLeft, useShownCart } from "./state";

function Waiting() {
  const t = useTexts();
  return (
    <div className={styles.group}>
      <span className="g-hidden-text" role="status">
        {t("common.loading")}
      </span>
      <Skeleton width={140} />
      {[0, 1, 2].map((one) => (
        <div key={one} className={styles.line}>
          <Skeleton width={80} height={80} />
          <div className={styles.words}>
            <Skeleton width="80%" />
            <Skeleton width="40%" height={12} />
            <Skeleton width={120} height={32} style={{ marginLeft: "auto" }} />
          </div>
        </div>
      ))}
    </div>
  );
}

function Group({ group }: { group: Cart["stores"][number] }) {
  const t = useTexts();
  const left = useLeft();
  const whole = group.lines.filter(isWhole);
  const skus = whole.map((line) => line.sku);
  const on = skus.length > 0 && skus.every((sku) => !left.has(sku));
  return (
    <section className={styles.group} aria-label={group.store.name}>
      <header className={styles.head}>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={on}
            disabled={skus.length === 0}
            aria-label={t("cart.choose_store", { store: group.store.name })}
            onChange={(event) => choose(skus, event.target.checked)}
          />
        </label>
        <Link to={`/store/${group.store.id}`}>
          <Icon name="store" size={18} /> <b>{group.store.name}</b> <Icon name="forward" size={16} />
        </Link>
        <ClaimHint store={group.store.id} />
      </header>
      <ul>
        {group.lines.map((line) => (
          <Line key={line.sku} line={line} chosen={!left.has(line.sku)} />
        ))}
      </ul>
    </section>
  );
}

/** What lies in the cart, store by store; what cannot be bought lies apart. */
export function Contents() {
  const t = useTexts();
  const query = useShownCart();
  const cart = query.data;
  if (!cart) {
    return query.isError ? <Trouble error={query.error} onRetry={() => void query.refetch()} /> : <Waiting />;
  }
  if (cart.stores.length === 0 && cart.unavailable.length === 0) {
    return (
      <StateView icon="bag" title={t("cart.empty")} text={t("cart.empty_text")}>
        <Button look="accent" onClick={() => go("/")}>
          {t("orders.stroll")}
        </Button>
      </StateView>
    );
  }
  return (
    <>
      {cart.stores.map((group) => (
        <Group key={group.store.id} group={group} />
      ))}
      {cart.unavailable.length > 0 && (
        <section className={styles.group} aria-label={t("cart.unavailable")}>
          <header className={styles.head}>
            <h2>{t("cart.unavailable")}</h2>
            <Button look="quiet" small onClick={() => drop(cart.unavailable, t)}>
              {t("cart.clear")}
            </Button>
          </header>
          <ul>
            {cart.unavailable.map((line) => (
              <GoneLine key={line.sku} line={line} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
