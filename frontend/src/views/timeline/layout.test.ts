import { expect, test } from "vitest";
import { CELL, heapsOf } from "./heaps";
import { lanesOf } from "./lanes";
import { DAY, HOUR, MINUTE, momentOf, type Moment } from "./moments";
import type { Happened, Stated } from "./told";

const happened = (place: number, value: string, pages = 1): Happened => {
  const moment = momentOf(value) ?? { from: 0, to: 1 };
  return { is: "happened", place, id: `i${place}`, title: "", type: "attack", where: null, pages, disputed: false, dates: [], all: moment, parties: [], questions: [] };
};
const stated = (n: number, when: Moment, page = "p"): Stated => ({ is: "stated", id: `${page}:C${n}`, page, claim: `C${n}`, act: "assert", party: null, when, said: null, incidents: [], questions: [] });
const many = (count: number, when: Moment, page = "p"): Stated[] => Array.from({ length: count }, (_, n) => stated(n, when, page));
const A_DAY = { from: Date.UTC(2025, 2, 7), to: Date.UTC(2025, 2, 8) };

test("incidents that would cover each other stand in lanes of their own, the one on most pages at the axis", () => {
  const laid = lanesOf([happened(0, "2025-03-07"), happened(1, "2025-03-07", 5), happened(2, "2025-06-01")], 100 / DAY, 4, () => 50);
  expect(laid.map(({ one, lane }) => [one.place, lane])).toEqual([[1, 0], [0, 1], [2, 0]]);
});

test("where lanes are full an incident goes without its title, and is drawn all the same", () => {
  const laid = lanesOf([happened(0, "2025-03-07", 2), happened(1, "2025-03-08"), happened(2, "2025-03-08")], 20 / DAY, 2, () => 500);
  expect(laid.map(({ titled }) => titled)).toEqual([true, false, false]);
  expect(laid).toHaveLength(3);
});

test("no statement is left out, at any zoom", () => {
  const all = [...many(30, A_DAY, "a"), ...many(20, A_DAY, "b"), ...many(5, { from: A_DAY.from + HOUR, to: A_DAY.from + HOUR + MINUTE }, "c")];
  for (const scale of [1e-9, 1e-7, 1e-6, 1e-5, 1e-3]) {
    const grains = heapsOf(all, scale, 300).flatMap((heap) => heap.grains);
    expect(new Set(grains.map(({ one }) => one.id)).size).toBe(55);
  }
});

test("a heap is pressed together rather than drawn out of its band", () => {
  const [heap] = heapsOf(many(400, A_DAY), 1 / DAY, 200);
  expect(Math.max(...(heap?.grains ?? []).map(({ y }) => y))).toBeLessThanOrEqual(200);
});

test("where a day is wide its pages stand side by side under their names", () => {
  const [heap] = heapsOf([...many(4, A_DAY, "a"), ...many(3, A_DAY, "b")], 600 / DAY, 300);
  expect(heap?.names.map(({ page }) => page)).toEqual(["a", "b"]);
  expect(heap?.wide).toBe(true);
});

test("what was said at a minute of a day stands above what was said some time that day", () => {
  const heaps = heapsOf([...many(3, A_DAY), stated(9, { from: A_DAY.from + HOUR, to: A_DAY.from + HOUR + MINUTE })], 300 / DAY, 300);
  const day = heaps.find(({ wide }) => wide);
  expect(day?.top).toBeGreaterThanOrEqual(CELL);
});
