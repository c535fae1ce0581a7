/** The clock of what waits for somebody. */
import { useEffect, useState } from "react";
import { useWords } from "../texts";

const HOUR_MS = 3_600_000;
const URGENT_H = 24;

/** How long there is left; ``then`` says to whoever rests on it what happens by itself at the end. */
export function Due({ at, then }: { at: string | null; then?: string }) {
  const t = useWords();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  if (!at) return <span className="quiet">–</span>;
  const left = new Date(at).getTime() - now;
  const hours = Math.floor(left / HOUR_MS);
  const told =
    left <= 0
      ? t("due.now")
      : hours >= 48
        ? t("due.days", { n: Math.floor(hours / 24) })
        : hours >= 1
          ? t("due.hours", { n: hours })
          : t("due.minutes", { n: Math.max(1, Math.floor(left / 60_000)) });
  return (
    <time dateTime={at} title={then ?? t.date(at)} className={hours < URGENT_H ? "due urgent" : "due"}>
      {told}
    </time>
  );
}
