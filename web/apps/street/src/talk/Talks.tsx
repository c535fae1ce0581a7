import { Avatar, cx, StateView } from "@guang/ui";
import { Paged } from "../shell/Paged";
import { Link } from "../state/router";
import { type Texts, useTexts } from "../texts";
import { ago } from "../texts/ago";
import { useTalks } from "./state";
import styles from "./Talk.module.css";
import type { TalkItem } from "./types";

function short({ last }: TalkItem, t: Texts): string {
  if (!last) return "";
  const words =
    last.kind === "picture" ? t("talk.picture") : last.kind === "card" ? t("talk.card") : last.text;
  return last.by === "buyer" ? t("talk.you", { words }) : words;
}

function Row({ talk }: { talk: TalkItem }) {
  const t = useTexts();
  return (
    <li>
      <Link to={`/messages/${talk.id}`} className={styles.row}>
        <Avatar name={talk.store.name} src={talk.store.avatar_url} size={48} />
        <span className={styles.rowWords}>
          <b>{talk.store.name}</b>
          <span className={cx(talk.unread > 0 && styles.news)}>{short(talk, t)}</span>
        </span>
        <span className={styles.rowSide}>
          <time dateTime={talk.last_at}>{ago(talk.last_at, t.locale)}</time>
          {talk.unread > 0 && (
            <b className={styles.count}>
              {talk.unread > 99 ? "99+" : talk.unread}
              <span className="g-hidden-text"> {t("talk.unread")}</span>
            </b>
          )}
        </span>
      </Link>
    </li>
  );
}

/** One's conversations with stores, the latest first. */
export function Talks() {
  const t = useTexts();
  const query = useTalks();
  const empty = <StateView icon="comment" title={t("talk.none")} text={t("talk.none_text")} />;
  return (
    <Paged query={query} empty={empty}>
      {(talks) => (
        <ul className={styles.list}>
          {talks.map((talk) => (
            <Row key={talk.id} talk={talk} />
          ))}
        </ul>
      )}
    </Paged>
  );
}
