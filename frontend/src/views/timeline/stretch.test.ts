import { expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "./moments";
import { asked, around, held, longest, moved, reaching, written, zoomed } from "./stretch";

const WHOLE = { from: Date.UTC(2020, 0, 1), to: Date.UTC(2025, 0, 1) };

test("what stands under the pointer stays there while one zooms", () => {
  const next = zoomed({ from: 0, to: 100 * DAY }, 0.5, 0.25);
  expect(next.to - next.from).toBe(50 * DAY);
  expect(next.from + 0.25 * (next.to - next.from)).toBe(25 * DAY);
});

test("one who has zoomed out as far as it goes is not carried away by turning on", () => {
  const under = (stretch: { from: number; to: number }): number => stretch.from + 0.63 * (stretch.to - stretch.from);
  let stretch = around(WHOLE);
  const before = under(stretch);
  for (let n = 0; n < 40; n += 1) stretch = held(zoomed(stretch, 2, 0.63, longest(WHOLE)), WHOLE);
  expect(stretch.to - stretch.from).toBe(longest(WHOLE));
  expect(Math.abs(under(stretch) - before)).toBeLessThan(DAY);
});

test("one zooms to minutes and no further", () => {
  let stretch = around(WHOLE);
  for (let n = 0; n < 100; n += 1) stretch = zoomed(stretch, 0.5);
  expect(stretch.to - stretch.from).toBe(5 * MINUTE);
});

test("however far one moves, something stays in sight", () => {
  const far = held(moved({ from: WHOLE.from, to: WHOLE.from + DAY }, 1e6), WHOLE);
  expect(far.from).toBeLessThan(WHOLE.to);
  const early = held(moved(WHOLE, -1e6), WHOLE);
  expect(early.to).toBeGreaterThan(WHOLE.from);
});

test("what the address says leads back to the stretch, to the day where it is long and to the minute where it is short", () => {
  const short = { from: Date.UTC(2025, 2, 7, 9, 5), to: Date.UTC(2025, 2, 7, 18, 40) };
  expect(written(short)).toEqual({ from: "2025-03-07T09:05", to: "2025-03-07T18:39" });
  expect(asked(written(short).from, written(short).to, WHOLE)).toEqual(short);
  const long = { from: Date.UTC(2021, 0, 1), to: Date.UTC(2022, 0, 1) };
  expect(asked(written(long).from, written(long).to, WHOLE)).toEqual(long);
});

test("an address may name one end, a year, or nothing that is a time", () => {
  expect(asked("2021", undefined, WHOLE)).toEqual({ from: Date.UTC(2021, 0, 1), to: WHOLE.to });
  expect(asked("2021", "2021", WHOLE)).toEqual({ from: Date.UTC(2021, 0, 1), to: Date.UTC(2022, 0, 1) });
  expect(asked("soon", "later", WHOLE)).toBeNull();
});

test("a moment out of sight is brought to the middle; one in sight moves nothing", () => {
  const stretch = { from: 0, to: 10 * DAY };
  expect(reaching(stretch, { from: DAY, to: 2 * DAY })).toBe(stretch);
  expect(reaching(stretch, { from: -DAY, to: DAY })).toBe(stretch);
  expect(reaching(stretch, { from: 30 * DAY, to: 31 * DAY })).toEqual({ from: 25.5 * DAY, to: 35.5 * DAY });
  expect(reaching({ from: 0, to: HOUR }, { from: DAY, to: 3 * DAY }).to).toBeGreaterThan(3 * DAY);
});
