import { expect, test } from "vitest";
import { CodePoints } from "../../marks/code-points";
import { find } from "./find";

const TEXT = "😀 Six dead, the Ministry said. Crónica: “six are dead”. Deported, deportation.";
const found = (asked: string): string[] => {
  const text = new CodePoints(TEXT);
  return find(text, asked).map(({ start, end }) => text.slice(start, end));
};

test("words are found without case and accents, and whole", () => {
  expect(found("cronica SIX")).toEqual(["Six", "Crónica", "six"]);
  expect(found("port")).toEqual([]);
});

test("a phrase is found in a row", () => {
  expect(found('"six dead"')).toEqual(["Six dead"]);
});

test("a beginning is found with all that goes on from it", () => {
  expect(found("depor*")).toEqual(["Deported", "deportation"]);
});

test("words that are not wanted and OR are not marked", () => {
  expect(found("ministry OR -six")).toEqual(["Ministry"]);
  expect(found("")).toEqual([]);
});
