import { expect, it } from "vitest";
import restEn from "../src/texts/en.json";
import goodsEn from "../src/texts/goods.en.json";
import goodsZh from "../src/texts/goods.zh-CN.json";
import policyEn from "../src/texts/policy.en.json";
import policyZh from "../src/texts/policy.zh-CN.json";
import supportEn from "../src/texts/support.en.json";
import supportZh from "../src/texts/support.zh-CN.json";
import restZh from "../src/texts/zh-CN.json";

const en = { ...restEn, ...goodsEn, ...policyEn, ...supportEn };
const zh = { ...restZh, ...goodsZh, ...policyZh, ...supportZh };

it("says everything in both languages; plural forms are English only", () => {
  const plain = (book: Record<string, string>) => Object.keys(book).filter((key) => !key.endsWith(".one"));
  expect(plain(zh).sort()).toEqual(plain(en).sort());
});

it("keeps the same places to fill in both languages", () => {
  const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const [key, text] of Object.entries(zh))
    expect(places(text), key).toEqual(places(en[key as keyof typeof en]));
});
