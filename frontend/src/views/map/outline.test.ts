import { readFileSync } from "node:fs";
import type { Position } from "geojson";
import { expect, test } from "vitest";
import { bordersOf, outsideDisputed } from "./outline";

const world = JSON.parse(readFileSync("node_modules/world-atlas/countries-50m.json", "utf8")) as Parameters<typeof bordersOf>[0];
const points = bordersOf(world).coordinates.flat();
const near = (longitude: number, latitude: number, degrees: number): Position[] => points.filter(([x = 0, y = 0]) => Math.hypot(x - longitude, y - latitude) < degrees);

test("no border is drawn through or around disputed lands", () => {
  for (const [name, longitude, latitude, degrees] of [["Kashmir", 75, 34.5, 1.5], ["Crimea", 34, 46.1, 0.6], ["Golan", 35.8, 33, 0.3], ["Western Sahara", -10.5, 27.6, 1.2], ["Kosovo", 21, 42.9, 0.2], ["Abkhazia", 41, 43.3, 0.5]] as const) {
    expect(near(longitude, latitude, degrees), name).toEqual([]);
  }
});

test("borders that nobody disputes are drawn", () => {
  expect(near(7.6, 48.5, 1).length, "the Rhine").toBeGreaterThan(2);
  expect(near(-70, -30, 1.5).length, "the Andes").toBeGreaterThan(2);
});

test("a line that runs through a disputed land is left out there alone", () => {
  const line = [[33, 48], [33.5, 47.9], [34.2, 45.6], [36, 48], [36.5, 48.2]];
  expect(outsideDisputed(line)).toEqual([[[33, 48], [33.5, 47.9]], [[36, 48], [36.5, 48.2]]]);
});
