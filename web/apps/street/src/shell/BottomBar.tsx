import { api } from "@guang/api";
import { cx, Icon, type IconName } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { Link, usePlace } from "../state/router";
import { useMe } from "../state/session";
import { type TextKey, useTexts } from "../texts";
import styles from "./BottomBar.module.css";
import { openPost } from "./post";

export const PLACES: readonly { to: string; icon: IconName; text: TextKey; also: readonly string[] }[] = [
  { to: "/", icon: "home", text: "bar.home", also: ["/following", "/watch", "/s", "/p"] },
  { to: "/messages", icon: "bell", text: "bar.messages", also: [] },
  { to: "/me", icon: "person", text: "bar.me", also: ["/orders", "/after-sales", "/cart"] },
];

export function isAt(path: string, place: (typeof PLACES)[number]): boolean {
  if (path === place.to) return true;
  return (
    [place.to, ...place.also].some((start) => start !== "/" && path.startsWith(`${start}/`)) ||
    place.also.includes(path)
  );
}

/** Orders by state and unread notices; guests have none. */
export function useCounts() {
  const me = useMe();
  return useQuery({ queryKey: ["counts"], queryFn: api.accounts.counts, enabled: Boolean(me.data?.account) });
}

export function BottomBar({ dark }: { dark: boolean }) {
  const t = useTexts();
  const { path } = usePlace();
  const counts = useCounts().data;
  const unread = (counts?.unread ?? 0) + (counts?.messages ?? 0);
  const item = (place: (typeof PLACES)[number]) => {
    const here = isAt(path, place);
    const news = place.to === "/messages" && unread > 0;
    return (
      <Link key={place.to} to={place.to} className={styles.item} aria-current={here ? "page" : undefined}>
        <Icon name={place.icon} filled={here} size={24} />
        <span>{t(place.text)}</span>
        {news && <span className={styles.dot}>{unread > 99 ? "99+" : unread}</span>}
      </Link>
    );
  };
  return (
    <nav className={cx(styles.bar, dark && "g-dark", dark && styles.dark)} aria-label={t("bar.label")}>
      {PLACES.slice(0, 1).map(item)}
      <button type="button" className={styles.post} aria-label={t("bar.post")} onClick={openPost}>
        <Icon name="plus" size={22} strokeWidth={2.4} />
      </button>
      {PLACES.slice(1).map(item)}
    </nav>
  );
}
