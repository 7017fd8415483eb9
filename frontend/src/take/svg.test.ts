import { expect, test } from "vitest";
import { isClear } from "./draw";
import { holdsAny } from "./fonts";
import { attributes, escaped } from "./svg";

test("words of a page are words in the picture too, whatever is in them", () => {
  expect(escaped(`<script a="1">&</script>\u0007\ud800`)).toBe("&lt;script a=&quot;1&quot;&gt;&amp;&lt;/script&gt;\ufffd\ufffd");
  expect(escaped("😀 é")).toBe("😀 é");
  expect(attributes({ x: 1, fill: `a"b`, none: undefined, empty: "" })).toBe('x="1" fill="a&quot;b"');
});

test("a part of a typeface is taken where the text has a character of it", () => {
  const ranges = "U+0-FF, U+131, U+4??";
  expect([0x61, 0x131, 0x416, 0x130].map((point) => holdsAny(ranges, [point]))).toEqual([true, true, true, false]);
  expect(holdsAny("", [])).toBe(true);
});

test("what is seen through is not drawn", () => {
  expect(["transparent", "rgba(0, 0, 0, 0)", "color(srgb 0 0 0 / 0)", "rgb(0, 0, 0)", "rgba(0, 0, 0, 0.5)"].map(isClear)).toEqual([true, true, true, false, false]);
});
