import { describe, expect, it } from "vitest";
import { formatMoney, minorDigits, priceParts } from "../src/money";

describe("prices", () => {
  it("are taken apart for the eye", () => {
    expect(priceParts({ minor: 12850, currency: "CNY" }, "zh-CN")).toEqual({
      signFirst: true,
      sign: "¥",
      whole: "128",
      decimals: ".50",
      negative: false,
    });
  });

  it("drop the decimals of a round amount and group thousands", () => {
    expect(priceParts({ minor: 123456700, currency: "CNY" }, "en")).toMatchObject({
      whole: "1,234,567",
      decimals: "",
    });
  });

  it("follow the minor digits of their currency", () => {
    expect(minorDigits("JPY")).toBe(0);
    expect(minorDigits("KWD")).toBe(3);
    expect(formatMoney({ minor: 1500, currency: "JPY" }, "en")).toBe("¥1,500");
    expect(formatMoney({ minor: 1999, currency: "USD" }, "en")).toBe("$19.99");
  });

  it("put the sign where the language puts it", () => {
    expect(priceParts({ minor: 1999, currency: "EUR" }, "de")).toMatchObject({
      signFirst: false,
      decimals: ",99",
    });
  });

  it("show a refund as negative", () => {
    expect(priceParts({ minor: -500, currency: "CNY" }, "en")).toMatchObject({ negative: true, whole: "5" });
  });
});
