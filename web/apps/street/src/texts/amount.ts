import { formatMoney, type Money, minorDigits } from "@guang/ui";

/** What somebody typed as an amount, in minor units; null if it is none. */
export function readAmount(text: string, currency: string): Money | null {
  const digits = minorDigits(currency);
  const found = /^(\d{1,10})(?:[.,](\d*))?$/.exec(text.trim());
  if (!found || (found[2] ?? "").length > digits) return null;
  return { minor: Number(`${found[1]}${(found[2] ?? "").padEnd(digits, "0")}`), currency };
}

/** An amount as somebody would type it. */
export function writeAmount({ minor, currency }: Money): string {
  return (minor / 10 ** minorDigits(currency)).toFixed(
    minor % 10 ** minorDigits(currency) ? minorDigits(currency) : 0,
  );
}

/** So much of the money for so many of the units; the last unit carries what rounding has kept back. */
export function shareOf(left: Money, units: number, all: number): Money {
  if (units <= 0 || all <= 0) return { ...left, minor: 0 };
  return { ...left, minor: Math.floor((left.minor * units * 2 + all) / (all * 2)) };
}

/** A sentence of the server with its amounts ("19.90 CNY") as the reader writes them. */
export function ownAmounts(text: string, locale: string): string {
  return text.replace(/(\d+(?:\.\d+)?) ([A-Z]{3})\b/g, (whole, amount: string, currency: string) => {
    const money = readAmount(amount, currency);
    return money ? formatMoney(money, locale) : whole;
  });
}
