import { api, type Product, type Sku } from "@guang/api";
import { Avatar, Button, Chip, formatMoney, Icon, IconButton, Price, Tag, toast } from "@guang/ui";
import { useState } from "react";
import { sayOne } from "../aftersales/words";
import { openCart } from "../cart/open";
import { add, useCartCount } from "../cart/state";
import { ClaimRow } from "../coupons/ClaimRow";
import { JoinRow } from "../members/JoinRow";
import { Badges, Stays } from "../promises/Badges";
import { ReviewSummary } from "../reviews/Summary";
import { Panel } from "../shell/Panel";
import { talkAbout } from "../shell/talk";
import { client } from "../state/query";
import { Link } from "../state/router";
import { asSomebody, Dismissed } from "../state/session";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import { when } from "../texts/when";
import {
  type Choice,
  cheapest,
  choose,
  chosen,
  firstChoice,
  inStock,
  openOption,
  priceSpan,
  type Span,
  soldOut,
  struck,
} from "./choice";
import { Gallery } from "./Gallery";
import styles from "./Purchase.module.css";
import { Units } from "./Units";
import { WhyPrice } from "./WhyPrice";

export interface GoodsStepProps {
  product: Product;
  /** The token of what led here, once it is there. */
  token: Promise<string | null>;
  active: boolean;
  onClose: () => void;
  onBuy: (sku: Sku, units: number) => void;
}

function Options({
  product,
  choice,
  onChoice,
}: {
  product: Product;
  choice: Choice;
  onChoice: (next: Choice) => void;
}) {
  return (
    <>
      {product.options.map((option, at) => (
        <fieldset key={option.name} className={styles.option}>
          <legend>{option.name}</legend>
          <div className={styles.chips}>
            {option.values.map((value) => (
              <Chip
                key={value}
                chosen={choice[at] === value}
                disabled={!inStock(product, choice, at, value)}
                onClick={() => onChoice(choose(product, choice, at, value))}
              >
                {value}
              </Chip>
            ))}
          </div>
        </fieldset>
      ))}
    </>
  );
}

function Favourite({ product }: { product: Product }) {
  const t = useTexts();
  const [on, setOn] = useState(product.favourited);
  const toggle = async () => {
    setOn(!on);
    try {
      await asSomebody("like", () => api.social.favouriteProduct(product.id, !on));
      void client.invalidateQueries({ queryKey: ["product", product.id] });
    } catch (error) {
      setOn(on);
      if (!(error instanceof Dismissed)) toast(sayProblem(error, t));
    }
  };
  return (
    <IconButton
      icon="star"
      filled={on}
      aria-pressed={on}
      label={t("product.favourite")}
      onClick={() => void toggle()}
      className={on ? styles.starred : undefined}
    />
  );
}

/** The way to the cart, with how many units lie in it. */
function CartButton() {
  const t = useTexts();
  const n = useCartCount();
  return (
    <button type="button" className={styles.barItem} onClick={openCart} data-testid="cart">
      <Icon name="cart" size={22} />
      {t("cart.short")}
      {n > 0 && (
        <b className={styles.badge}>
          {n > 99 ? "99+" : n}
          <span className="g-hidden-text"> {t("cart.inside")}</span>
        </b>
      )}
    </button>
  );
}

function StoreRow({ product }: { product: Product }) {
  const t = useTexts();
  return (
    <Link to={`/store/${product.store.id}`} className={styles.store}>
      <Avatar name={product.store.name} src={product.store.avatar_url} size={44} />
      <span>{product.store.name}</span>
      <small>{t("product.visit_store")}</small>
      <Icon name="forward" size={18} />
    </Link>
  );
}

/** What it costs now; another price is crossed out only if it was really asked before the promotion. */
function PriceRow({ product, shown, span }: { product: Product; shown: Sku | null; span: Span }) {
  const t = useTexts();
  const before = shown ? struck(shown) : null;
  return (
    <div className={styles.priceRow}>
      <Price money={span.from} size="lg" />
      {span.to.minor > span.from.minor && (
        <>
          <span className={styles.dash}>–</span>
          <Price money={span.to} size="md" />
        </>
      )}
      {before && <Price money={before} look="struck" label={t("product.was")} />}
      <span className={styles.sold}>
        {product.sold > 0 && t("product.sold", { n: product.sold, count: t.compact(product.sold) })}
      </span>
    </div>
  );
}

/** The promotion behind the price, until when it holds, and the lowest price of the last 30 days. */
function Offer({ sku, exact }: { sku: Sku | null; exact: boolean }) {
  const t = useTexts();
  if (!sku?.offer) return null;
  const { kind, until } = sku.offer;
  return (
    <p className={styles.offer}>
      <Tag look="accent">{sayOne(t, `price.kind_${kind}`)}</Tag>
      {until && <span>{t("price.until", { when: when(until, t.locale) })}</span>}
      {exact && <span>{t("price.lowest", { price: formatMoney(sku.lowest_30d, t.locale) })}</span>}
    </p>
  );
}

/** What it is, what it costs, which one: then buy. */
export function GoodsStep({ product, token, active, onClose, onBuy }: GoodsStepProps) {
  const t = useTexts();
  const [choice, setChoice] = useState<Choice>(() => firstChoice(product));
  const [units, setUnits] = useState(1);
  const [adding, setAdding] = useState(false);
  const sku = chosen(product, choice);
  const span = priceSpan(product, choice);
  const shown = sku ?? (span.to.minor === span.from.minor ? cheapest(product, choice) : null);
  const open = product.options[openOption(choice)];
  const gone = soldOut(product);
  const most = Math.min(sku?.available ?? 99, 99);

  /** The SKU that is chosen; while one is not, what is still to choose is said. */
  const need = (): Sku | null => {
    if (sku && sku.available > 0) return sku;
    if (open) toast(t("product.choose_option", { option: open.name }));
    return null;
  };
  const buy = () => {
    const one = need();
    if (one) onBuy(one, Math.min(units, most));
  };
  const keep = async () => {
    const one = need();
    if (!one) return;
    setAdding(true);
    try {
      await add(one.id, Math.min(units, most), await token);
      toast(t("cart.added"), { label: t("cart.see"), run: openCart });
    } catch (error) {
      toast(sayProblem(error, t));
    } finally {
      setAdding(false);
    }
  };
  const foot = (
    <div className={styles.bar}>
      <Link to={`/store/${product.store.id}`} className={styles.barItem}>
        <Icon name="store" size={22} />
        {t("product.store")}
      </Link>
      <button type="button" className={styles.barItem} onClick={() => void talkAbout(product.id, t)}>
        <Icon name="comment" size={22} />
        {t("product.message")}
      </button>
      <CartButton />
      {gone ? (
        <Button look="accent" wide disabled data-testid="buy">
          {t("product.sold_out")}
        </Button>
      ) : (
        <div className={styles.pair}>
          <Button look="plain" busy={adding} onClick={() => void keep()} data-testid="add-to-cart">
            {t("cart.add")}
          </Button>
          <Button look="accent" onClick={buy} data-testid="buy">
            {t("product.buy")}
          </Button>
        </div>
      )}
    </div>
  );

  return (
    <Panel title={t("product.title")} onClose={onClose} active={active} size="two-thirds" foot={foot}>
      <Gallery
        images={sku?.image_url ? [sku.image_url, ...product.images] : product.images}
        title={product.title}
      />
      <PriceRow product={product} shown={shown} span={span} />
      <Offer sku={shown ?? cheapest(product, choice)} exact={shown !== null} />
      <WhyPrice product={product} sku={shown} />
      <div className={styles.nameRow}>
        <h3 className={styles.name}>{product.title}</h3>
        <Favourite product={product} />
      </div>
      <Options product={product} choice={choice} onChoice={setChoice} />
      {sku && (
        <div className={styles.unitsRow}>
          <span>{t("product.units")}</span>
          {sku.available > 0 && sku.available <= 5 && (
            <small className={styles.few}>{t("product.left", { n: sku.available })}</small>
          )}
          <Units value={Math.min(units, most)} most={most} onChange={setUnits} />
        </div>
      )}
      <ClaimRow about={{ product: product.id }} />
      <Badges given={product} />
      {product.stays && <Stays basis={product.stays} />}
      <JoinRow store={product.store.id} price={(shown ?? cheapest(product, choice))?.for_members} />
      <StoreRow product={product} />
      <ReviewSummary product={product.id} />
      {product.text && (
        <section className={styles.about}>
          <h3>{t("product.about")}</h3>
          <p>{product.text}</p>
        </section>
      )}
    </Panel>
  );
}
