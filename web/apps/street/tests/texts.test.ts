import { expect, it } from "vitest";
import restEn from "../src/texts/en.json";
import talkEn from "../src/texts/talk.en.json";
import talkZh from "../src/texts/talk.zh-CN.json";
import tradeEn from "../src/texts/trade.en.json";
import tradeZh from "../src/texts/trade.zh-CN.json";
import restZh from "../src/texts/zh-CN.json";

const en = { ...restEn, ...tradeEn, ...talkEn };
const zh = { ...restZh, ...tradeZh, ...talkZh };

const singular = (key: string) => key.endsWith(".one");
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();

it("every text exists in both languages", () => {
  expect(Object.keys(zh).sort()).toEqual(
    Object.keys(en)
      .filter((key) => !singular(key))
      .sort(),
  );
});

it("no text is empty, and both languages have the same places to fill", () => {
  for (const [key, text] of Object.entries(zh)) {
    expect(text.trim(), key).not.toBe("");
    expect(places(text), key).toEqual(places((en as Record<string, string>)[key] ?? ""));
  }
});
