import { type AfterSale, api } from "@guang/api";
import { Button, formatMoney, StateView, Tag } from "@guang/ui";
import { ForMembers } from "../pages/Guest";
import { Page } from "../shell/Page";
import { Paged, useParts } from "../shell/Paged";
import { Thumb } from "../shell/Thumb";
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
          <Thumb src={one.image_url} />
          <div>
            <b>{one.title}</b>
            <small>
              {sayOne(t, `case.kind_${one.kind}`)} ·{" "}
              {one.kind === "exchange" && one.wished
                ? one.wished.options.join(" · ") || `×${one.units}`
                : formatMoney(one.granted ?? one.asked, t.locale)}
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
  const query = useParts(["cases", t.locale], (after) => api.care.mine(after));
  const empty = (
    <StateView icon="receipt" title={t("cases.none")} text={t("cases.none_text")}>
      <Button look="accent" onClick={() => go("/orders")}>
        {t("cases.to_orders")}
      </Button>
    </StateView>
  );
  return (
    <Paged query={query} empty={empty}>
      {(cases) => (
        <ul className={styles.list}>
          {cases.map((one) => (
            <Card key={one.id} one={one} />
          ))}
        </ul>
      )}
    </Paged>
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
