import { expect, test } from "vitest";
import { holdsAny } from "./picture";

const RULE = "@font-face { font-family: Inter; unicode-range: U+0-FF, U+131, U+4??; }";

test("a part of a typeface is kept where the text has a character of it", () => {
  expect(holdsAny(RULE, [0x61])).toBe(true);
  expect(holdsAny(RULE, [0x131])).toBe(true);
  expect(holdsAny(RULE, [0x416])).toBe(true);
  expect(holdsAny(RULE, [0x3b1, 0x130])).toBe(false);
});

test("a typeface that is whole is kept", () => {
  expect(holdsAny("@font-face { font-family: X; }", [])).toBe(true);
});
