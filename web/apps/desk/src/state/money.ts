/** How many decimals people write an amount of a currency with. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** How many minor units one unit of a currency has. */
export const scaleOf = (currency: string): number => 10 ** digitsOf(currency);
