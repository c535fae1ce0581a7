import { speak } from "@guang/api";
import { LocaleProvider } from "@guang/ui";
import { ConfigProvider, App as Feedback, theme } from "antd";
import en from "antd/locale/en_US";
import zh from "antd/locale/zh_CN";
import { useEffect, useState } from "react";
import { BrowserRouter } from "react-router";
import { Desk } from "./shell/Desk";
import { keepLocale, LocaleSwitch, startLocale } from "./state/locale";

const INK = "#14161a";

export function App() {
  const [locale, setLocale] = useState(startLocale);
  speak(locale);
  useEffect(() => {
    keepLocale(locale);
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <ConfigProvider
      locale={locale === "zh-CN" ? zh : en}
      theme={{
        algorithm: theme.defaultAlgorithm,
        token: {
          colorPrimary: "#2563eb",
          colorLink: "#2563eb",
          colorText: INK,
          colorTextSecondary: "#5d6470",
          colorBorderSecondary: "#e6e8ec",
          colorBgLayout: "#f4f5f7",
          borderRadius: 8,
          borderRadiusLG: 12,
          fontFamily: "var(--font)",
          fontSize: 14,
          controlHeight: 36,
        },
        components: {
          Layout: { siderBg: "#ffffff", headerBg: "#ffffff", bodyBg: "#f4f5f7" },
          Table: { headerBg: "#fafbfc", headerColor: "#5d6470" },
          Menu: { itemSelectedBg: "#e9effd", itemSelectedColor: "#1d4fd7" },
        },
      }}
    >
      <LocaleProvider locale={locale}>
        <LocaleSwitch value={{ locale, setLocale }}>
          <Feedback>
            <BrowserRouter basename="/desk">
              <Desk />
            </BrowserRouter>
          </Feedback>
        </LocaleSwitch>
      </LocaleProvider>
    </ConfigProvider>
  );
}
