import { api, type ReviewDue } from "@guang/api";
import { Button, Icon, StateView, Tabs } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import styles from "../aftersales/Case.module.css";
import { ForMembers } from "../pages/Guest";
import { openProduct } from "../product/open";
import { Page } from "../shell/Page";
import { Paged, useParts } from "../shell/Paged";
import { RowsWaiting } from "../shell/PageWaiting";
import { Thumb } from "../shell/Thumb";
import { Trouble } from "../shell/Trouble";
import { go, usePlace } from "../state/router";
import { openSheet } from "../state/sheets";
import { useTexts } from "../texts";
import { when } from "../texts/when";
import { OneReview } from "./One";
import own from "./Reviews.module.css";
import { AddSheet, ChangeSheet, mayChange } from "./sheets";

type Tab = "due" | "written";

function Due({ one }: { one: ReviewDue }) {
  const t = useTexts();
  return (
    <li className={styles.card}>
      <div className={styles.goods}>
        <Thumb src={one.image_url} />
        <div>
          <b>{one.title}</b>
          <small>{one.options.join(" · ")}</small>
          <small>{t("reviews.due_until", { when: when(one.until, t.locale) })}</small>
        </div>
        <Button small look="outline" onClick={() => go(`/orders/${one.order}/review/${one.line}`)}>
          {t("reviews.write")}
        </Button>
      </div>
    </li>
  );
}

function DueList() {
  const t = useTexts();
  const query = useQuery({ queryKey: ["reviews-due", t.locale], queryFn: api.reviews.due });
  if (query.isError && !query.data)
    return <Trouble error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <RowsWaiting rows={3} />;
  if (query.data.items.length === 0) {
    return <StateView icon="star" title={t("reviews.due_none")} text={t("reviews.due_none_text")} />;
  }
  return (
    <ul className={styles.list}>
      {query.data.items.map((one) => (
        <Due key={one.line} one={one} />
      ))}
    </ul>
  );
}

function Written() {
  const t = useTexts();
  const query = useParts(["my-reviews", t.locale], (after) => api.reviews.mine(after));
  const empty = <StateView icon="star" title={t("reviews.written_none")} text={t("reviews.due_none_text")} />;
  return (
    <Paged query={query} waiting={<RowsWaiting rows={3} />} empty={empty}>
      {(reviews) =>
        reviews.map((review) => (
          <section key={review.id} className={styles.card}>
            <button
              type="button"
              className={own.about}
              onClick={() => openProduct(review.product, "product")}
            >
              {review.image_url ? <img src={review.image_url} alt="" loading="lazy" /> : <span />}
              <b>{review.title}</b>
              <Icon name="forward" size={18} />
            </button>
            <OneReview review={review} plain />
            <div className={styles.acts}>
              {mayChange(review) && (
                <Button
                  small
                  look="outline"
                  onClick={() => openSheet((handle) => <ChangeSheet {...handle} review={review} />)}
                >
                  {t("reviews.change")}
                </Button>
              )}
              {!review.addition && (
                <Button
                  small
                  look="outline"
                  onClick={() => openSheet((handle) => <AddSheet {...handle} review={review} />)}
                >
                  {t("reviews.add")}
                </Button>
              )}
            </div>
          </section>
        ))
      }
    </Paged>
  );
}

/** What waits to be reviewed, and what one has written. */
export default function Mine() {
  const t = useTexts();
  const tab: Tab = usePlace().query.get("tab") === "written" ? "written" : "due";
  const tabs = (
    <Tabs<Tab>
      label={t("reviews.mine_title")}
      current={tab}
      onChange={(next) => go(next === "due" ? "/me/reviews" : "/me/reviews?tab=written", { replace: true })}
      tabs={[
        { key: "due", label: t("reviews.tab_due") },
        { key: "written", label: t("reviews.tab_written") },
      ]}
    />
  );
  return (
    <Page title={t("reviews.mine_title")} tabs={tabs}>
      <ForMembers reason="orders" icon="star" text="reviews.guest">
        {tab === "due" ? <DueList /> : <Written />}
      </ForMembers>
    </Page>
  );
}
