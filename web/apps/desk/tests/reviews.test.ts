import { expect, it } from "vitest";
import { answered, asked, bars, isNarrowed, moved } from "../src/reviews/asked";
import { groups } from "../src/shell/menu";

const of = (query: string) => new URLSearchParams(query);

it("an address says which reviews are wanted, and nonsense in it asks for all", () => {
  expect(asked(of("stars=2&product=prd_1&unanswered=1&pictures=1"))).toEqual({
    stars: 2,
    product: "prd_1",
    unanswered: true,
    pictures: true,
  });
  const all = { stars: null, product: null, unanswered: null, pictures: null };
  for (const query of ["", "stars=0", "stars=6", "stars=1.5", "stars=x", "unanswered=0"])
    expect(asked(of(query))).toEqual(all);
  expect(isNarrowed(of("review=rev_1"))).toBe(false);
  expect(isNarrowed(of("pictures=1"))).toBe(true);
});

it("bars begin with the best and share what there is", () => {
  expect(bars([1, 0, 0, 1, 2])).toEqual([
    { stars: 5, n: 2, share: 0.5 },
    { stars: 4, n: 1, share: 0.25 },
    { stars: 3, n: 0, share: 0 },
    { stars: 2, n: 0, share: 0 },
    { stars: 1, n: 1, share: 0.25 },
  ]);
  expect(bars([0, 0, 0, 0, 0]).every(({ share }) => share === 0)).toBe(true);
});

it("nothing is compared with nothing", () => {
  expect(answered({ count: 0, answered: 0 })).toBeNull();
  expect(answered({ count: 4, answered: 3 })).toBe(0.75);
  expect(moved({ recent: { count: 2, mean: 4.5 }, before: { count: 3, mean: 4.33 } })).toBe(0.17);
  expect(moved({ recent: { count: 0, mean: 0 }, before: { count: 3, mean: 4 } })).toBeNull();
  expect(moved({ recent: { count: 3, mean: 4 }, before: { count: 0, mean: 0 } })).toBeNull();
});

it("only staff who may look find the reviews in their menu", () => {
  const paths = (rights: string[] | null) =>
    groups(["merchant"], rights).flatMap(({ entries }) => entries.map(({ to }) => to));
  expect(paths(["desk"])).toContain("/reviews");
  expect(paths(["orders"])).not.toContain("/reviews");
  expect(paths(["orders"])).toContain("/after-sales");
  expect(paths(null)).not.toContain("/reviews");
  expect(paths(null)).toContain("/open-store");
});
