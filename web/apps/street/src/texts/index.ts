import { type Translator, useBooks } from "@guang/ui";
import en from "./en.json";
import invoiceEn from "./invoice.en.json";
import invoiceZh from "./invoice.zh-CN.json";
import promiseEn from "./promise.en.json";
import promiseZh from "./promise.zh-CN.json";
import securityEn from "./security.en.json";
import securityZh from "./security.zh-CN.json";
import talkEn from "./talk.en.json";
import talkZh from "./talk.zh-CN.json";
import tradeEn from "./trade.en.json";
import tradeZh from "./trade.zh-CN.json";
import zh from "./zh-CN.json";

export type TextKey =
  | keyof typeof en
  | keyof typeof invoiceEn
  | keyof typeof promiseEn
  | keyof typeof securityEn
  | keyof typeof tradeEn
  | keyof typeof talkEn;
export type Texts = Translator<TextKey>;

const english = { ...en, ...invoiceEn, ...promiseEn, ...securityEn, ...tradeEn, ...talkEn };
const books = {
  en: english,
  "zh-CN": { ...zh, ...invoiceZh, ...promiseZh, ...securityZh, ...tradeZh, ...talkZh },
};

/** The street's words in the reader's language. */
export const useTexts = (): Texts => useBooks<TextKey>(books, "en");

export const hasText = (key: string): key is TextKey => key in english;
