import { api, type Money, type ProductTile } from "@guang/api";
import { Avatar, Button, formatMoney, Icon, Price, Skeleton, StateView } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { ClaimRow } from "../coupons/ClaimRow";
import { JoinRow } from "../members/JoinRow";
import { openProduct } from "../product/open";
import { Page } from "../shell/Page";
import { Paged, useParts } from "../shell/Paged";
import { Trouble } from "../shell/Trouble";
import { talkAbout } from "../shell/talk";
import { Link } from "../state/router";
import { useTexts } from "../texts";
import styles from "./StorePage.module.css";

function Card({ product }: { product: ProductTile }) {
  const t = useTexts();
  return (
    <li>
      <button
        type="button"
        className={styles.card}
        onClick={() =>
          openProduct(product.id, "mall", {
            title: product.title,
            image_url: product.image_url,
            price: product.price_from,
          })
        }
      >
        <span className={styles.picture}>
          {product.image_url ? (
            <img src={product.image_url} alt="" loading="lazy" />
          ) : (
            <Icon name="bag" size={32} />
          )}
        </span>
        <span className={styles.title}>{product.title}</span>
        <span className={styles.price}>
          <Price money={product.price_from} />
          {product.offer && product.list_price && product.list_price.minor > product.price_from.minor && (
            <Price money={product.list_price} look="struck" label={t("product.was")} />
          )}
        </span>
      </button>
    </li>
  );
}

function Goods({ id }: { id: string }) {
  const t = useTexts();
  const query = useParts(["store-goods", id, t.locale], (after) => api.goods.ofStore(id, after));
  const waiting = (
    <div className={styles.grid}>
      {[0, 1, 2, 3].map((one) => (
        <Skeleton key={one} height={240} style={{ borderRadius: 12 }} />
      ))}
    </div>
  );
  const empty = <StateView icon="bag" title={t("store.none")} text={t("store.none_text")} />;
  return (
    <Paged query={query} waiting={waiting} empty={empty}>
      {(products) => (
        <ul className={styles.grid}>
          {products.map((product) => (
            <Card key={product.id} product={product} />
          ))}
        </ul>
      )}
    </Paged>
  );
}

function Shipping({ fee, free_over }: { fee: Money; free_over?: Money | null }) {
  const t = useTexts();
  if (fee.minor === 0) return <p>{t("store.shipping_free")}</p>;
  const values = { fee: formatMoney(fee, t.locale), over: free_over ? formatMoney(free_over, t.locale) : "" };
  return <p>{free_over ? t("store.shipping_over", values) : t("store.shipping", values)}</p>;
}

/** A store and what it sells, in two calm columns. */
export default function StorePage({ id }: { id: string }) {
  const t = useTexts();
  const query = useQuery({ queryKey: ["store", id, t.locale], queryFn: () => api.goods.store(id) });
  return (
    <Page title={query.data?.name ?? t("product.store")}>
      {query.isError && <Trouble error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <section className={styles.head}>
          <Avatar name={query.data.name} src={query.data.avatar_url} size={56} />
          <div>
            <h2>{query.data.name}</h2>
            {query.data.intro && <p>{query.data.intro}</p>}
            <Shipping {...query.data.shipping} />
          </div>
          <Link to={`/people/${query.data.owner}`} className={styles.videos}>
            {t("store.videos")}
          </Link>
          <Button look="outline" small onClick={() => void talkAbout(id, t)}>
            {t("product.message")}
          </Button>
        </section>
      )}
      {query.data && (
        <div className={styles.coupons}>
          <ClaimRow about={{ store: id }} />
          <JoinRow store={id} />
        </div>
      )}
      {!query.isError && <Goods id={id} />}
    </Page>
  );
}
