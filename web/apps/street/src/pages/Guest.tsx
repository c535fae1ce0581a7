import { Button, type IconName, StateView } from "@guang/ui";
import type { ReactNode } from "react";
import { RowsWaiting } from "../shell/PageWaiting";
import { Trouble } from "../shell/Trouble";
import { type AskReason, requireAccount, useMe } from "../state/session";
import { type TextKey, useTexts } from "../texts";

export interface ForMembersProps {
  reason: AskReason;
  icon: IconName;
  text: TextKey;
  children: ReactNode;
}

/** Content of an account; a guest is told what would be here and how to have it. */
export function ForMembers({ reason, icon, text, children }: ForMembersProps) {
  const t = useTexts();
  const me = useMe();
  if (me.isError) return <Trouble error={me.error} onRetry={() => void me.refetch()} />;
  if (!me.data) return <RowsWaiting />;
  if (me.data.account) return children;
  return (
    <StateView icon={icon} title={t("guest.title")} text={t(text)}>
      <Button look="accent" onClick={() => void requireAccount(reason).catch(() => undefined)}>
        {t("guest.enter")}
      </Button>
    </StateView>
  );
}
