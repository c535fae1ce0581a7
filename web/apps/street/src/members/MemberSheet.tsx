import { Button, Skeleton, StateView } from "@guang/ui";
import { Panel } from "../shell/Panel";
import { Trouble } from "../shell/Trouble";
import type { SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { when } from "../texts/when";
import styles from "./Members.module.css";
import { useJoining, useMembership } from "./state";

/** What one agrees to, and one button: to join, or to leave. */
export default function MemberSheet({ store, close, active }: SheetHandle & { store: string }) {
  const t = useTexts();
  const query = useMembership(store);
  const { busy, join, leave } = useJoining(store);
  const one = query.data;
  const foot = one && (
    <Button
      look={one.joined_at ? "outline" : "accent"}
      wide
      busy={busy}
      data-testid={one.joined_at ? "leave" : "agree-and-join"}
      onClick={() => void (one.joined_at ? leave() : join(one.text)).then((done) => done && close())}
    >
      {t(one.joined_at ? "member.leave" : "member.agree")}
    </Button>
  );
  return (
    <Panel title={one?.name ?? t("member.title")} onClose={close} active={active} foot={foot}>
      {query.isError && <Trouble error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={120} style={{ borderRadius: 12 }} />}
      {one === null && <StateView icon="person" title={t("member.none")} text={t("member.none_text")} />}
      {one && (
        <div className={styles.sheet}>
          <p className={styles.of}>{one.store_name}</p>
          {one.joined_at && <p>{t("member.since", { when: when(one.joined_at, t.locale) })}</p>}
          <p>{t("member.text")}</p>
          <blockquote>{one.consent}</blockquote>
          <p className={styles.note}>{t("member.free")}</p>
        </div>
      )}
    </Panel>
  );
}
