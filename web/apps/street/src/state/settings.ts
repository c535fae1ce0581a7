/** What this device remembers: language, theme, sound. */
import { speak } from "@guang/api";
import { remembered } from "./store";

export type Locale = "en" | "zh-CN";
export type Theme = "system" | "light" | "dark";

const spoken = (): Locale => (navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en");

export const locale = remembered<Locale>("guang.locale", spoken());
export const theme = remembered<Theme>("guang.theme", "system");
/** Starts muted: browsers only let silent videos play by themselves. */
export const muted = remembered<boolean>("guang.muted", true);

function applyLocale() {
  document.documentElement.lang = locale.get();
  speak(locale.get());
}

function applyTheme() {
  const chosen = theme.get();
  if (chosen === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}

/** Put the remembered settings on the page, now and whenever they change. */
export function keepSettings(): void {
  applyLocale();
  applyTheme();
  locale.subscribe(applyLocale);
  theme.subscribe(applyTheme);
}
