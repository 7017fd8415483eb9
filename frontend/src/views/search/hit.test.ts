import { expect, test } from "vitest";
import { partsOf } from "./hit";

test("the parts of an excerpt are the whole of it", () => {
  expect(partsOf([{ start: 2, end: 4 }, { start: 4, end: 6 }], 8)).toEqual([
    { start: 0, end: 2, found: false },
    { start: 2, end: 4, found: true },
    { start: 4, end: 6, found: true },
    { start: 6, end: 8, found: false },
  ]);
});

test("matches that overlap are shown once", () => {
  const parts = partsOf([{ start: 0, end: 5 }, { start: 3, end: 6 }], 6);
  expect(parts.map(({ start, end }) => [start, end])).toEqual([[0, 5], [5, 6]]);
});
