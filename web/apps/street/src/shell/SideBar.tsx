import { Icon } from "@guang/ui";
import { useCartCount } from "../cart/state";
import { Link, usePlace } from "../state/router";
import { useTexts } from "../texts";
import { isAt, PLACES, useCounts } from "./BottomBar";
import { DemoNote } from "./DemoNote";
import { Mark } from "./Mark";
import { openPost } from "./post";
import styles from "./SideBar.module.css";

/** The bar of wide screens. */
export function SideBar() {
  const t = useTexts();
  const { path } = usePlace();
  const inCart = useCartCount();
  const counts = useCounts().data;
  const unread = (counts?.unread ?? 0) + (counts?.messages ?? 0);
  return (
    <nav className={styles.bar} aria-label={t("bar.label")}>
      <Link to="/" className={styles.brand} aria-label={t("app.name")}>
        <Mark size={32} />
        <span>{t("app.name")}</span>
      </Link>
      {PLACES.map((place) => {
        const here = isAt(path, place) && path !== "/cart";
        return (
          <Link key={place.to} to={place.to} className={styles.item} aria-current={here ? "page" : undefined}>
            <Icon name={place.icon} filled={here} />
            <span>{t(place.text)}</span>
            {place.to === "/messages" && unread > 0 && <span className={styles.count}>{unread}</span>}
          </Link>
        );
      })}
      <Link to="/cart" className={styles.item} aria-current={path === "/cart" ? "page" : undefined}>
        <Icon name="cart" />
        <span>{t("cart.title")}</span>
        {inCart > 0 && <span className={styles.count}>{inCart}</span>}
      </Link>
      <button type="button" className={styles.item} onClick={openPost}>
        <Icon name="plus" />
        <span>{t("bar.post")}</span>
      </button>
      <div className={styles.foot}>
        <p className={styles.keys}>
          <kbd>↑</kbd> <kbd>↓</kbd> {t("keys.move")} · <kbd>␣</kbd> {t("keys.pause")} · <kbd>M</kbd>{" "}
          {t("keys.sound")}
        </p>
        <DemoNote />
      </div>
    </nav>
  );
}
