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
