/** Instants and spans as people say them. */

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);

/** "tomorrow, 14:00", "Tuesday, 14:00", "3 Dec, 14:00": the nearer, the plainer. */
export function when(at: string, locale: string, nowMs = Date.now()): string {
  const moment = new Date(at);
  const days = Math.round((midnight(moment.getTime()) - midnight(nowMs)) / DAY_MS);
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(moment);
  const gap = locale.startsWith("zh") ? " " : ", ";
  if (Math.abs(days) <= 1) {
    return `${new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day")}${gap}${time}`;
  }
  const near = days > 0 && days < 7;
  const day = new Intl.DateTimeFormat(
    locale,
    near ? { weekday: "long" } : { month: "short", day: "numeric" },
  ).format(moment);
  return `${day}${gap}${time}`;
}

/** What is left until an instant in at most two units: "1 day, 3 hr"; null once it has passed. */
export function timeLeft(at: string, locale: string, nowMs = Date.now()): string | null {
  const minutes = Math.floor((Date.parse(at) - nowMs) / MINUTE_MS);
  if (minutes < 0) return null;
  const parts: readonly [unit: string, n: number][] = [
    ["day", Math.floor(minutes / 1440)],
    ["hour", Math.floor((minutes % 1440) / 60)],
    ["minute", minutes % 60],
  ];
  const first = parts.findIndex(([, n]) => n > 0);
  const shown = first < 0 ? parts.slice(2) : parts.slice(first, first + 2).filter(([, n]) => n > 0);
  return shown
    .map(([unit, n]) => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(n))
    .join(locale.startsWith("zh") ? "" : " ");
}
