import { expect, test } from "vitest";
import { CodePoints } from "./code-points";

test("offsets beyond the basic plane are counted as one", () => {
  const text = new CodePoints("a😀b𝄞c");
  expect(text.slice(0, 2)).toBe("a😀");
  expect(text.slice(2, 5)).toBe("b𝄞c");
  expect([0, 1, 2, 3, 4, 5].map((at) => text.point(text.unit(at)))).toEqual([0, 1, 2, 3, 4, 5]);
});

test("a text of the basic plane is cut as it stands", () => {
  const text = new CodePoints("‘Nadie’ dijo");
  expect(text.slice(1, 6)).toBe("Nadie");
  expect(text.unit(4)).toBe(4);
});

test("a lone surrogate counts as one", () => {
  expect(new CodePoints("x\ud83dy😀z").slice(2, 4)).toBe("y😀");
});
