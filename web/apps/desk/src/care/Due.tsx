/** The clock of a case. */
import type { Schemas } from "@guang/api";
import { Due } from "../shell/Due";
import { type Key, useWords } from "../texts";

/** How long there is left, and what happens by itself then. */
export function CaseDue({ of }: { of: Schemas["AfterSaleOut"] }) {
  const t = useWords();
  if (!of.due_at || !of.due_does) return <Due at={null} />;
  const then = t("due.then", { at: t.date(of.due_at), does: t(`due.${of.due_does}` as Key) });
  return <Due at={of.due_at} then={then} />;
}
