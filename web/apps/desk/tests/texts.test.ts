import { expect, it } from "vitest";

const books = import.meta.glob<Record<string, string>>("../src/texts/*.json", {
  eager: true,
  import: "default",
});
const spoken = (ending: string) =>
  Object.assign(
    {},
    ...Object.entries(books)
      .filter(([file]) => file.endsWith(ending))
      .map(([, book]) => book),
  ) as Record<string, string>;
const [en, zh] = [spoken("en.json"), spoken("zh-CN.json")];

it("says everything in both languages; plural forms are English only", () => {
  const plain = (book: Record<string, string>) => Object.keys(book).filter((key) => !key.endsWith(".one"));
  expect(plain(en).length).toBeGreaterThan(1000);
  expect(plain(zh).sort()).toEqual(plain(en).sort());
});

it("keeps the same places to fill in both languages", () => {
  const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const [key, text] of Object.entries(zh)) expect(places(text), key).toEqual(places(en[key] ?? ""));
});
