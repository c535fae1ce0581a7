/** Prices as people read them: a small sign, a large whole part, small decimals. */

export interface Money {
  minor: number;
  currency: string;
}

export interface PriceParts {
  /** True when the sign stands before the number in this locale. */
  signFirst: boolean;
  sign: string;
  whole: string;
  /** Decimal separator and digits, or "" when the amount is round. */
  decimals: string;
  negative: boolean;
}

const digitsOf = new Map<string, number>();

/** How many minor digits a currency has (CNY 2, JPY 0, KWD 3). */
export function minorDigits(currency: string): number {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const options = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  const digits = options.maximumFractionDigits ?? 2;
  digitsOf.set(currency, digits);
  return digits;
}

function formatter(money: Money, locale: string): Intl.NumberFormat {
  const digits = minorDigits(money.currency);
  const round = money.minor % 10 ** digits === 0;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: money.currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: round ? 0 : digits,
    maximumFractionDigits: digits,
  });
}

export function priceParts(money: Money, locale: string): PriceParts {
  const value = money.minor / 10 ** minorDigits(money.currency);
  const parts = formatter(money, locale).formatToParts(value);
  const of = (type: string) =>
    parts
      .filter((part) => part.type === type)
      .map((part) => part.value)
      .join("");
  const wholeAt = parts.findIndex((part) => part.type === "integer");
  const signAt = parts.findIndex((part) => part.type === "currency");
  return {
    signFirst: signAt <= wholeAt,
    sign: of("currency"),
    whole: parts
      .filter((part) => part.type === "integer" || part.type === "group")
      .map((part) => part.value)
      .join(""),
    decimals: of("decimal") + of("fraction"),
    negative: money.minor < 0,
  };
}

/** The amount in one plain string, for buttons and screen readers. */
export function formatMoney(money: Money, locale: string): string {
  return formatter(money, locale).format(money.minor / 10 ** minorDigits(money.currency));
}

export function sameMoney(one: Money, other: Money): boolean {
  return one.minor === other.minor && one.currency === other.currency;
}
