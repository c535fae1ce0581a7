import { translator } from "@guang/ui";
import { expect, it } from "vitest";
import { reasonOf } from "../src/merchant/goods/reasons";
import type { Words } from "../src/texts";
import en from "../src/texts/goods.en.json";
import zh from "../src/texts/goods.zh-CN.json";

const speak = (locale: string, book: Record<string, string>) =>
  translator(locale, book, book) as unknown as Words;

it("says in both languages why a row is left out", () => {
  const [english, chinese] = [speak("en", en), speak("zh-CN", zh)];
  expect(reasonOf(chinese, "the price 'abc' is not a number")).toBe("价格“abc”不是数字");
  expect(reasonOf(english, "the weight 'x' is not a number")).toBe("The weight “x” is not a number");
  expect(reasonOf(chinese, "there is no handle")).toBe("缺少Handle");
  expect(reasonOf(chinese, "the handle was used in line 7 already; keep its rows together")).toContain(
    "第 7 行",
  );
  expect(reasonOf(chinese, "the price is in USD, the store sells in CNY")).toContain("USD");
  expect(reasonOf(english, "the option 'Colour' has no value")).toBe("The option “Colour” has no value");
});

it("leaves a sentence that it does not know as it came", () => {
  expect(reasonOf(speak("zh-CN", zh), "This product is restricted.")).toBe("This product is restricted.");
});
