import { expect, test } from "vitest";
import { DAY, MINUTE } from "./moments";
import { fine } from "./ticks";

const FROM = Date.UTC(2025, 2, 6, 10);

test("ticks of a few minutes stand a minute apart, each with a label of its own", () => {
  const labels = fine({ from: FROM, to: FROM + 5 * MINUTE }, 1240).map((tick) => tick.label);
  expect(labels).toEqual(["10:00", "10:01", "10:02", "10:03", "10:04", "10:05"]);
});

test("ticks of years are named by years, those of weeks by days", () => {
  expect(fine({ from: Date.UTC(2019, 5), to: Date.UTC(2025, 0) }, 600).map((tick) => tick.label)).toEqual(["2020", "2021", "2022", "2023", "2024", "2025"]);
  expect(fine({ from: FROM, to: FROM + 6 * DAY }, 400).map((tick) => tick.label)).toContain("7");
});
