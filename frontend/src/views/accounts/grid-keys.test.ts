import { expect, test } from "vitest";
import { moved } from "./grid-keys";

const size = { rows: 4, cols: 3 };

test("arrows move by one and stop at the edges", () => {
  expect(moved({ row: 1, col: 1 }, "ArrowRight", false, size)).toEqual({ row: 1, col: 2 });
  expect(moved({ row: 3, col: 2 }, "ArrowDown", false, size)).toEqual({ row: 3, col: 2 });
  expect(moved({ row: 0, col: 0 }, "ArrowLeft", false, size)).toEqual({ row: 0, col: 0 });
});

test("Home and End go along the row, with Ctrl to the corners", () => {
  expect(moved({ row: 2, col: 1 }, "Home", false, size)).toEqual({ row: 2, col: 0 });
  expect(moved({ row: 2, col: 1 }, "End", true, size)).toEqual({ row: 3, col: 2 });
  expect(moved({ row: 2, col: 1 }, "ArrowUp", true, size)).toEqual({ row: 0, col: 1 });
});

test("other keys do not move", () => {
  expect(moved({ row: 2, col: 1 }, "Enter", false, size)).toBeNull();
});
