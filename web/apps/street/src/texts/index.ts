import { type Translator, useBooks } from "@guang/ui";
import en from "./en.json";
import zh from "./zh-CN.json";

export type TextKey = keyof typeof en;
export type Texts = Translator<TextKey>;

const books = { en, "zh-CN": zh };

/** The street's words in the reader's language. */
export const useTexts = (): Texts => useBooks<TextKey>(books, "en");

export const hasText = (key: string): key is TextKey => key in en;
