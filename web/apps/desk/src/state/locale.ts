import { createContext, useContext } from "react";

const KEY = "guang.locale";

export interface LocaleChoice {
  locale: string;
  setLocale: (locale: string) => void;
}

const Choice = createContext<LocaleChoice>({ locale: "en", setLocale: () => undefined });
export const LocaleSwitch = Choice.Provider;
export const useLocaleChoice = () => useContext(Choice);

export function startLocale(): string {
  const kept = localStorage.getItem(KEY) ?? navigator.language;
  return kept.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

export const keepLocale = (locale: string): void => localStorage.setItem(KEY, locale);
