/** Clocks elsewhere: which instant a wall clock means, and what it shows at one. */

/** What a calendar and a clock in a zone show at an instant, as if it were UTC, in milliseconds. */
function shown(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(at);
  const part = (name: string) => Number(parts.find((one) => one.type === name)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}

/** The instant at which clocks in a zone show `2026-03-29T09:00:00`; a time that they jump over is as much later. */
export function instantOf(wall: string, zone: string): Date {
  const wanted = Date.parse(`${wall}Z`);
  const first = wanted - (shown(wanted, zone) - wanted);
  const second = wanted - (shown(first, zone) - first);
  return new Date(shown(second, zone) === wanted ? second : Math.max(first, second));
}

/** The month that a calendar in a zone shows: `2026-03`. */
export const monthIn = (zone: string | undefined, at = new Date()): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit" })
    .format(at)
    .slice(0, 7);

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
