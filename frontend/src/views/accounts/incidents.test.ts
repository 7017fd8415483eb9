import { expect, test } from "vitest";
import type { IncidentLine } from "../../api/records";
import { byPages, factsOf, filtered } from "./incidents";

function line(title: string, pages: number, more: Partial<IncidentLine> = {}): IncidentLine {
  return { id: title, type: "armed_clash", title, when: "2025-03-06", where: "Drevna", pages, verdicts: { single: 1, agree: 0, differ: 0, update: 0 }, ...more };
}

test("the incident with most pages comes first, of as many the later one", () => {
  const found = byPages([line("a", 1), line("b", 3), line("c", 3, { when: "2025-04-01" })]);
  expect(found.map((one) => one.title)).toEqual(["c", "b", "a"]);
});

test("a filter finds words of title, type, day and place in any order", () => {
  const all = [line("Shooting at the pier", 2), line("Fire", 1, { when: null, where: null })];
  expect(filtered(all, "march PIER", "").map((one) => one.title)).toEqual(["Shooting at the pier"]);
  expect(filtered(all, "armed clash", "")).toHaveLength(2);
  expect(filtered(all, "flood", "")).toEqual([]);
});

test("a verdict leaves those that have such answers; another word is no filter", () => {
  const all = [line("a", 2, { verdicts: { single: 0, agree: 0, differ: 2, update: 0 } }), line("b", 1)];
  expect(filtered(all, "", "differ").map((one) => one.title)).toEqual(["a"]);
  expect(filtered(all, "", "nonsense")).toHaveLength(2);
});

test("what is not told is left out", () => {
  expect(factsOf(line("a", 1, { when: null }))).toBe("armed clash · Drevna");
});
