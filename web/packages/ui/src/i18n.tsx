/** Texts from JSON files: typed keys, `{name}` places, and plural forms under `key.one` where a language has them. */
import { createContext, type ReactNode, useContext, useMemo } from "react";

export type Values = Record<string, string | number>;
export type Dictionary = Record<string, string>;

export interface Translator<Key extends string> {
  (key: Key, values?: Values): string;
  locale: string;
  /** 12345 → 12.3K, 1.2万. */
  compact(value: number): string;
  date(at: string | Date, style?: "day" | "minute"): string;
}

export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? String(values[name as keyof Values]) : whole,
  );
}

export function translator<Key extends string>(
  locale: string,
  words: Dictionary,
  spare: Dictionary,
  zone?: string,
): Translator<Key> {
  const plural = new Intl.PluralRules(locale);
  const compactForm = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  const pick = (key: string, values: Values): string => {
    if (typeof values.n === "number") {
      const form = words[`${key}.${plural.select(values.n)}`];
      if (form !== undefined) return form;
    }
    return words[key] ?? spare[key] ?? key;
  };
  const translate = (key: Key, values: Values = {}) => fill(pick(key, values), values);
  return Object.assign(translate, {
    locale,
    compact: (value: number) => compactForm.format(value),
    date: (at: string | Date, style: "day" | "minute" = "minute") =>
      new Intl.DateTimeFormat(locale, {
        dateStyle: "medium",
        timeZone: zone,
        ...(style === "minute" ? { timeStyle: "short" as const } : {}),
      }).format(typeof at === "string" ? new Date(at) : at),
  });
}

const LocaleContext = createContext("en");

export function LocaleProvider({ locale, children }: { locale: string; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

export const useLocale = () => useContext(LocaleContext);

const ZoneContext = createContext<string | undefined>(undefined);

/** Whose clocks dates inside are told by; the reader's own, where nobody says. */
export function ZoneProvider({ zone, children }: { zone: string | undefined; children: ReactNode }) {
  return <ZoneContext value={zone}>{children}</ZoneContext>;
}

export const useZone = () => useContext(ZoneContext);

/** The words of an app in the reader's language; each app wraps this with its own books. */
export function useBooks<Key extends string>(
  books: Record<string, Dictionary>,
  fallback: string,
): Translator<Key> {
  const locale = useLocale();
  const zone = useZone();
  return useMemo(
    () => translator<Key>(locale, books[locale] ?? books[fallback] ?? {}, books[fallback] ?? {}, zone),
    [books, fallback, locale, zone],
  );
}
