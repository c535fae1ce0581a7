import { expect, it } from "vitest";
import { inFours } from "../src/codes";

it("groups a secret in fours, whatever is left over", () => {
  expect(inFours("ABCDEFGHIJKLMNOP")).toBe("ABCD EFGH IJKL MNOP");
  expect(inFours("ABCDEF")).toBe("ABCD EF");
  expect(inFours("ABCD")).toBe("ABCD");
  expect(inFours("")).toBe("");
});
