import { expect, it } from "vitest";
import en from "../src/texts/en.json";
import zh from "../src/texts/zh-CN.json";

it("says everything in both languages; plural forms are English only", () => {
  const plain = (book: Record<string, string>) => Object.keys(book).filter((key) => !key.endsWith(".one"));
  expect(plain(zh).sort()).toEqual(plain(en).sort());
});

it("keeps the same places to fill in both languages", () => {
  const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const [key, text] of Object.entries(zh))
    expect(places(text), key).toEqual(places(en[key as keyof typeof en]));
});
