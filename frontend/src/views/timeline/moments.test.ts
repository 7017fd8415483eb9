import { expect, test } from "vitest";
import { across, DAY, HOUR, MINUTE, momentOf } from "./moments";

const length = (value: string): number => {
  const moment = momentOf(value);
  return moment ? moment.to - moment.from : NaN;
};

test("a date lasts as long as it is inexact", () => {
  expect(length("2023")).toBe(365 * DAY);
  expect(length("2024-02")).toBe(29 * DAY);
  expect(length("2025-03-07")).toBe(DAY);
  expect(length("2025-03-07T18:04")).toBe(MINUTE);
});

test("a range lasts from the beginning of its first to the end of its last", () => {
  expect(length("2020-02-17/2020-02-18")).toBe(2 * DAY);
  expect(momentOf("2021-02/2021-07")).toEqual({ from: Date.UTC(2021, 1), to: Date.UTC(2021, 7) });
});

test("a clock is taken as printed, whatever its zone", () => {
  expect(momentOf("2025-03-07T18:04:30+05:30")?.from).toBe(Date.UTC(2025, 2, 7) + 18 * HOUR + 4 * MINUTE);
});

test("the first century is not taken for the last", () => {
  expect(new Date(momentOf("0079-08-24")?.from ?? 0).getUTCFullYear()).toBe(79);
});

test("what is no date is none, nor is a range that ends before it begins", () => {
  for (const value of ["", "soon", "2025-3-7", "2025-03-08/2025-03-07", null, undefined]) expect(momentOf(value)).toBeNull();
});

test("what holds several moments reaches from the first to the last", () => {
  expect(across([{ from: 5, to: 9 }, { from: 2, to: 3 }])).toEqual({ from: 2, to: 9 });
  expect(across([])).toBeNull();
});
