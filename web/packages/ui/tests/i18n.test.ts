import { expect, it } from "vitest";
import { translator } from "../src/i18n";

const words = { greet: "Hello {name}", items: "{n} items", "items.one": "{n} item" };

it("fills places and leaves unknown ones", () => {
  const t = translator<"greet" | "items">("en", words, words);
  expect(t("greet", { name: "Wen" })).toBe("Hello Wen");
  expect(t("greet")).toBe("Hello {name}");
});

it("chooses the plural form where the language has one", () => {
  const t = translator<"items">("en", words, words);
  expect(t("items", { n: 1 })).toBe("1 item");
  expect(t("items", { n: 2 })).toBe("2 items");
  const zh = translator<"items">("zh-CN", { items: "{n} 件" }, words);
  expect(zh("items", { n: 1 })).toBe("1 件");
});

it("falls back to the other book, then to the key", () => {
  const t = translator<"greet" | "gone">("zh-CN", {}, words);
  expect(t("greet", { name: "文" })).toBe("Hello 文");
  expect(t("gone")).toBe("gone");
});

it("shortens large numbers as each language does", () => {
  expect(translator("en", {}, {}).compact(12345)).toBe("12.3K");
  expect(translator("zh-CN", {}, {}).compact(12345)).toBe("1.2万");
});
