import { type Translator, useBooks } from "@guang/ui";
import en from "./en.json";
import tradeEn from "./trade.en.json";
import tradeZh from "./trade.zh-CN.json";
import zh from "./zh-CN.json";

export type TextKey = keyof typeof en | keyof typeof tradeEn;
export type Texts = Translator<TextKey>;

const english = { ...en, ...tradeEn };
const books = { en: english, "zh-CN": { ...zh, ...tradeZh } };

/** The street's words in the reader's language. */
export const useTexts = (): Texts => useBooks<TextKey>(books, "en");

export const hasText = (key: string): key is TextKey => key in english;
