import { type AfterSale, api } from "@guang/api";
import { Button, formatMoney, StateView, Tag } from "@guang/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ForMembers } from "../pages/Guest";
import { Page } from "../shell/Page";
import { RowsWaiting } from "../shell/PageWaiting";
import { Trouble } from "../shell/Trouble";
import { go, Link } from "../state/router";
import { useTexts } from "../texts";
import styles from "./Case.module.css";
import { Due } from "./CasePage";
import { LOOK, sayOne } from "./words";

function Card({ one }: { one: AfterSale }) {
  const t = useTexts();
  return (
    <li>
      <Link to={`/after-sales/${one.id}`} className={styles.card}>
        <div className={styles.head}>
          <strong>{one.store.name}</strong>
          <Tag look={LOOK[one.state] ?? "plain"}>{sayOne(t, `case.state_${one.state}`)}</Tag>
        </div>
        <div className={styles.goods}>
          {one.image_url ? (
            <img src={one.image_url} alt="" loading="lazy" />
          ) : (
            <span className={styles.blank} />
          )}
          <div>
            <b>{one.title}</b>
            <small>
              {sayOne(t, `case.kind_${one.kind}`)} · {formatMoney(one.granted ?? one.asked, t.locale)}
            </small>
          </div>
        </div>
        <Due one={one} />
      </Link>
    </li>
  );
}

function List() {
  const t = useTexts();
  const query = useInfiniteQuery({
    queryKey: ["cases", t.locale],
    queryFn: ({ pageParam }) => api.care.mine(pageParam || undefined),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
  if (query.isError && !query.data)
    return <Trouble error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <RowsWaiting />;
  const cases = query.data.pages.flatMap((page) => page.items);
  if (cases.length === 0) {
    return (
      <StateView icon="receipt" title={t("cases.none")} text={t("cases.none_text")}>
        <Button look="accent" onClick={() => go("/orders")}>
          {t("cases.to_orders")}
        </Button>
      </StateView>
    );
  }
  return (
    <>
      <ul className={styles.list}>
        {cases.map((one) => (
          <Card key={one.id} one={one} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button look="quiet" wide busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("common.more")}
        </Button>
      )}
    </>
  );
}

/** Everything that was asked for after a purchase. */
export default function Cases() {
  const t = useTexts();
  return (
    <Page title={t("cases.title")}>
      <ForMembers reason="orders" icon="receipt" text="case.guest">
        <List />
      </ForMembers>
    </Page>
  );
}
