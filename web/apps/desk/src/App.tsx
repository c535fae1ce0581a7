import { speak } from "@guang/api";
import { LocaleProvider } from "@guang/ui";
import { ConfigProvider, App as Feedback, type ThemeConfig, theme } from "antd";
import en from "antd/locale/en_US";
import zh from "antd/locale/zh_CN";
import { useEffect, useMemo, useState } from "react";
import { BrowserRouter } from "react-router";
import { Desk } from "./shell/Desk";
import { LocaleSwitch, startLocale } from "./state/locale";
import { ThemeSwitch, useTheme } from "./state/theme";

/** The tokens of the house for antd; the values are those of `@guang/ui/tokens.css`, which antd cannot compute with. */
function look(dark: boolean): ThemeConfig {
  const ink = dark ? "#f3f4f6" : "#14161a";
  const muted = dark ? "#a3aab7" : "#646b78";
  const line = dark ? "#2d313a" : "#e6e8ec";
  const paper = dark ? "#16181d" : "#ffffff";
  const blue = dark ? "#3b74f0" : "#2563eb";
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: blue,
      colorLink: dark ? "#7aa5ff" : blue,
      colorText: ink,
      colorTextHeading: ink,
      colorTextSecondary: muted,
      colorTextTertiary: muted,
      colorTextDescription: muted,
      colorTextPlaceholder: muted,
      colorBorderSecondary: line,
      colorBorder: dark ? "#3a3f4a" : "#d7dae0",
      colorBgLayout: dark ? "#0d0f12" : "#f7f8fa",
      colorBgContainer: paper,
      colorBgElevated: dark ? "#1d2026" : paper,
      colorSuccess: dark ? "#62d399" : "#177245",
      colorSuccessBg: dark ? "#143325" : "#e5f4ec",
      colorSuccessBorder: dark ? "#1f5a3e" : "#b9e0cb",
      colorError: dark ? "#ff8b8b" : "#c02626",
      borderRadius: 8,
      borderRadiusLG: 12,
      fontFamily: "var(--font)",
      fontSize: 14,
      fontWeightStrong: 600,
      controlHeight: 36,
      motionDurationMid: "0.15s",
      motionDurationSlow: "0.2s",
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", fontWeight: 500 },
      Table: {
        headerBg: paper,
        headerColor: muted,
        headerSplitColor: "transparent",
        borderColor: line,
        rowHoverBg: dark ? "#1b1e24" : "#fafbfc",
        rowSelectedBg: dark ? "#1b2745" : "#f2f6ff",
        rowSelectedHoverBg: dark ? "#1f2d50" : "#ebf1ff",
        cellPaddingBlock: 11,
        cellPaddingInline: 16,
        cellPaddingBlockMD: 8,
        cellPaddingInlineMD: 16,
      },
      Segmented: { trackBg: dark ? "#20232a" : "#f0f1f4", itemColor: muted },
      Form: { verticalLabelPadding: "0 0 6px", labelColor: ink },
      Tag: { defaultBg: dark ? "#20232a" : "#f0f1f4", defaultColor: ink },
      Tooltip: { colorBgSpotlight: dark ? "#3a3f4a" : "#14161a" },
    },
  };
}

export function App() {
  const [locale, setLocale] = useState(startLocale);
  const chosen = useTheme();
  speak(locale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const config = useMemo(() => look(chosen.dark), [chosen.dark]);
  return (
    <ConfigProvider
      locale={locale === "zh-CN" ? zh : en}
      theme={config}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <LocaleProvider locale={locale}>
        <LocaleSwitch value={{ locale, setLocale }}>
          <ThemeSwitch value={chosen}>
            <Feedback>
              <BrowserRouter basename="/desk">
                <Desk />
              </BrowserRouter>
            </Feedback>
          </ThemeSwitch>
        </LocaleSwitch>
      </LocaleProvider>
    </ConfigProvider>
  );
}
