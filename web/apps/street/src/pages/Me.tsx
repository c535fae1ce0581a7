import type { Account, OrderState } from "@guang/api";
import { api } from "@guang/api";
import { Avatar, Button, Icon, type IconName, toast } from "@guang/ui";
import { useCounts } from "../shell/BottomBar";
import { DemoNote } from "../shell/DemoNote";
import { Page } from "../shell/Page";
import { client } from "../state/query";
import { Link } from "../state/router";
import { leave, ME, requireAccount, useMe } from "../state/session";
import { type Locale, locale, type Theme, theme } from "../state/settings";
import { useStore } from "../state/store";
import { type TextKey, useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import styles from "./Me.module.css";

const STATES: readonly { state: OrderState; icon: IconName }[] = [
  { state: "created", icon: "card" },
  { state: "paid", icon: "bag" },
  { state: "shipped", icon: "truck" },
  { state: "delivered", icon: "check" },
];

function Head({ account }: { account: Account | null }) {
  const t = useTexts();
  if (!account) {
    return (
      <section className={styles.head}>
        <span className={styles.nobody}>
          <Icon name="person" size={32} />
        </span>
        <div className={styles.who}>
          <h2>{t("me.guest")}</h2>
          <p>{t("me.guest_text")}</p>
        </div>
        <Button
          look="accent"
          className={styles.enter}
          onClick={() => void requireAccount("general").catch(() => undefined)}
        >
          {t("guest.enter")}
        </Button>
      </section>
    );
  }
  return (
    <section className={styles.head}>
      <Avatar name={account.name} src={account.avatar_url} size={64} />
      <div className={styles.who}>
        <h2>{account.name}</h2>
        <p>@{account.handle}</p>
      </div>
      <Link to={`/people/${account.id}`} className={styles.see}>
        {t("me.profile")}
      </Link>
    </section>
  );
}

function OrdersByState() {
  const t = useTexts();
  const counts = useCounts().data?.orders ?? {};
  return (
    <section className={styles.card}>
      <div className={styles.cardHead}>
        <h2>{t("orders.title")}</h2>
        <Link to="/orders">{t("orders.all")}</Link>
      </div>
      <ul className={styles.states}>
        {STATES.map(({ state, icon }) => (
          <li key={state}>
            <Link to={`/orders?state=${state}`}>
              <Icon name={icon} size={26} />
              {t(`order.${state}` as TextKey)}
              {(counts[state] ?? 0) > 0 && <b>{counts[state]}</b>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ to, icon, text }: { to: string; icon: IconName; text: TextKey }) {
  const t = useTexts();
  return (
    <Link to={to} className={styles.row}>
      <Icon name={icon} />
      <span>{t(text)}</span>
      <Icon name="forward" size={18} />
    </Link>
  );
}

function Language() {
  const t = useTexts();
  const spoken = useStore(locale);
  const me = useMe().data;
  const speak = async (next: Locale) => {
    locale.set(next);
    if (me?.account)
      await api.accounts.change({ locale: next }).catch((error: unknown) => toast(sayProblem(error, t)));
    void client.invalidateQueries();
  };
  return (
    <label className={styles.row}>
      <Icon name="globe" />
      <span>{t("me.language")}</span>
      <select value={spoken} onChange={(event) => void speak(event.target.value as Locale)}>
        <option value="zh-CN">简体中文</option>
        <option value="en">English</option>
      </select>
    </label>
  );
}

function Looks() {
  const t = useTexts();
  const chosen = useStore(theme);
  return (
    <label className={styles.row}>
      <Icon name="moon" />
      <span>{t("me.theme")}</span>
      <select value={chosen} onChange={(event) => theme.set(event.target.value as Theme)}>
        {(["system", "light", "dark"] as const).map((one) => (
          <option key={one} value={one}>
            {t(`me.theme_${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Orders by state, addresses, privacy, language: one's own corner. */
export default function Me() {
  const t = useTexts();
  const me = useMe();
  const account = me.data?.account ?? null;
  const out = async () => {
    try {
      await leave();
      toast(t("me.logged_out"));
    } catch (error) {
      toast(sayProblem(error, t));
      void client.invalidateQueries({ queryKey: ME });
    }
  };
  return (
    <Page title={t("bar.me")} root>
      <Head account={account} />
      <OrdersByState />
      <section className={styles.card}>
        <Row to="/cart" icon="cart" text="cart.title" />
        <Row to="/after-sales" icon="receipt" text="cases.title" />
        <Row to="/me/coupons" icon="ticket" text="coupons.title" />
        <Row to="/me/memberships" icon="verified" text="member.mine" />
        <Row to="/me/reviews" icon="star" text="reviews.mine_title" />
        <Row to="/me/addresses" icon="pin" text="addresses.title" />
        <Row to="/me/interests" icon="sliders" text="interests.title" />
        <Row to="/me/security" icon="lock" text="security.title" />
        <Row to="/me/privacy" icon="shield" text="privacy.title" />
      </section>
      <section className={styles.card}>
        <Language />
        <Looks />
      </section>
      <section className={styles.card}>
        <a href="/desk/" className={styles.row}>
          <Icon name="store" />
          <span>{t("me.desk")}</span>
          <Icon name="forward" size={18} />
        </a>
      </section>
      <div className={styles.foot}>
        {account && (
          <Button look="outline" wide onClick={() => void out()}>
            {t("me.log_out")}
          </Button>
        )}
        <DemoNote />
      </div>
    </Page>
  );
}
