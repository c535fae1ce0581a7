import { createContext, useContext } from "react";

const KEY = "guang.locale";

export interface LocaleChoice {
  locale: string;
  setLocale: (locale: string) => void;
}

const Choice = createContext<LocaleChoice>({ locale: "en", setLocale: () => undefined });
export const LocaleSwitch = Choice.Provider;
export const useLocaleChoice = () => useContext(Choice);

/** What was chosen on this device; null where nobody chose. */
export const keptLocale = (): string | null => localStorage.getItem(KEY);

export function startLocale(): string {
  const kept = keptLocale() ?? navigator.language;
  return kept.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

export const keepLocale = (locale: string): void => localStorage.setItem(KEY, locale);
