import { expect, test } from "vitest";
import { rowsOf, wordAgainstWord, type Passage, type Stretch } from "./alignment";

function shown(stretches: readonly Stretch[]): string {
  return stretches.map(({ is, text }) => (is === "same" ? text : is === "other" ? `[${text}]` : "^")).join("");
}

function both(a: string, b: string): string[][] {
  return wordAgainstWord(a, b).map((one) => [shown(one.a), shown(one.b)]);
}

test("words that were exchanged stand out on both sides", () => {
  expect(both("At least four people were killed on the pier", "At least nine people were killed on the pier")).toEqual([
    ["At least [four] people were killed on the pier", "At least [nine] people were killed on the pier"],
  ]);
});

test("words that one side leaves out leave a mark there", () => {
  expect(both("gendarmes stormed the grain pier at dawn, he said", "gendarmes stormed the pier at dawn, he said")).toEqual([
    ["gendarmes stormed the [grain] pier at dawn, he said", "gendarmes stormed the^ pier at dawn, he said"],
  ]);
});

test("capitals and the kind of quotation marks make no other words", () => {
  expect(both("“We Can’t know,” she said", "'we can't know', she said")).toEqual([["“We Can’t know,” she said", "'we can't know', she said"]]);
});

test("paragraphs that both sides begin stand beside each other", () => {
  const found = both("One two three.\n\nFour five six.\n\nRead more\n\nSeven eight nine.", "One two three.\nFour five six.\n\nSeven eight nine.");
  expect(found.map(([a]) => a)).toEqual(["One two three.", "Four five six.\n\n[Read more]", "Seven eight nine."]);
  expect(found.map(([, b]) => b)).toEqual(["One two three.", "Four five six.^", "Seven eight nine."]);
});

test("no word of either side is lost, whatever they are", () => {
  const [a, b] = ["a b c d e f g h", "x y z"];
  const found = wordAgainstWord(a, b);
  const text = (side: "a" | "b"): string => found.flatMap((one) => one[side]).map((one) => one.text).join("");
  expect([text("a"), text("b")]).toEqual([a, b]);
});

function passage(from: number, to: number): Passage {
  return { from: { start: from, end: from + 10 }, to: { start: to, end: to + 10 }, words: 12, unquoted: 12 };
}

test("all of both pages stands in one row, once, and what stands elsewhere says so", () => {
  const rows = rowsOf([passage(20, 100), passage(50, 30)], 80, 130);
  const covered = (side: "a" | "b"): number =>
    rows.reduce((sum, row) => sum + (row.is === "apart" ? row[side].end - row[side].start : 10), 0);
  expect([covered("a"), covered("b")]).toEqual([80, 130]);
  expect(rows.flatMap((row) => (row.is === "same" ? [[row.number, row.moved]] : []))).toEqual([[1, true], [2, true]]);
});
