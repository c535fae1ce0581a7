/** Light, dark, or as the system has it. */
import { createContext, useContext, useEffect, useState } from "react";

const KEY = "guang.theme";
export type Theme = "system" | "light" | "dark";

export interface ThemeChoice {
  theme: Theme;
  dark: boolean;
  setTheme: (theme: Theme) => void;
}

const Choice = createContext<ThemeChoice>({ theme: "system", dark: false, setTheme: () => undefined });
export const ThemeSwitch = Choice.Provider;
export const useThemeChoice = () => useContext(Choice);

const systemDark = matchMedia("(prefers-color-scheme: dark)");

function kept(): Theme {
  const said = localStorage.getItem(KEY);
  return said === "light" || said === "dark" ? said : "system";
}

/** The theme in force; the tokens follow the attribute on the root. */
export function useTheme(): ThemeChoice {
  const [theme, setTheme] = useState(kept);
  const [system, setSystem] = useState(systemDark.matches);
  useEffect(() => {
    const follow = () => setSystem(systemDark.matches);
    systemDark.addEventListener("change", follow);
    return () => systemDark.removeEventListener("change", follow);
  }, []);
  useEffect(() => {
    localStorage.setItem(KEY, theme);
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  return { theme, dark: theme === "system" ? system : theme === "dark", setTheme };
}
