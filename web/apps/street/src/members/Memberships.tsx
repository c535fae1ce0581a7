import { api } from "@guang/api";
import { StateView } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { ForMembers } from "../pages/Guest";
import { Page } from "../shell/Page";
import { RowsWaiting } from "../shell/PageWaiting";
import { Trouble } from "../shell/Trouble";
import { Link } from "../state/router";
import { useTexts } from "../texts";
import { when } from "../texts/when";
import styles from "./Members.module.css";
import { openMembership } from "./open";

function Mine() {
  const t = useTexts();
  const query = useQuery({ queryKey: ["memberships", t.locale], queryFn: api.members.mine });
  if (query.isError) return <Trouble error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <RowsWaiting rows={3} />;
  if (query.data.items.length === 0) {
    return <StateView icon="verified" title={t("member.none")} text={t("member.none_text")} />;
  }
  return (
    <ul className={styles.mine}>
      {query.data.items.map((one) => (
        <li key={one.store}>
          <Link to={`/store/${one.store}`}>
            <b>{one.name}</b>
            <small>
              {one.store_name} · {t("member.since", { when: when(one.joined_at ?? "", t.locale) })}
            </small>
          </Link>
          <button type="button" onClick={() => openMembership(one.store)}>
            {t("member.see")}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Where the reader is a member, with the way out. */
export default function Memberships() {
  const t = useTexts();
  return (
    <Page title={t("member.mine")}>
      <ForMembers reason="orders" icon="verified" text="member.none_text">
        <Mine />
      </ForMembers>
    </Page>
  );
}
