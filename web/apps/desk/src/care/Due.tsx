/** The clock of a case. */
import type { Schemas } from "@guang/api";
import { useEffect, useState } from "react";
import { type Key, useWords } from "../texts";

/** How long there is left, and what happens by itself then. */
export function Due({ of }: { of: Schemas["AfterSaleOut"] }) {
  const t = useWords();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  if (!of.due_at || !of.due_does) return <span className="quiet">–</span>;
  const left = new Date(of.due_at).getTime() - now;
  const hours = Math.floor(left / 3_600_000);
  const told =
    left <= 0
      ? t("due.now")
      : hours >= 48
        ? t("due.days", { n: Math.floor(hours / 24) })
        : hours >= 1
          ? t("due.hours", { n: hours })
          : t("due.minutes", { n: Math.max(1, Math.floor(left / 60_000)) });
  return (
    <time
      dateTime={of.due_at}
      title={t("due.then", { at: t.date(of.due_at), does: t(`due.${of.due_does}` as Key) })}
      className={hours < 24 ? "due urgent" : "due"}
    >
      {told}
    </time>
  );
}
