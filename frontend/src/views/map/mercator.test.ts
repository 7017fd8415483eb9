import { expect, test } from "vitest";
import { around, asked, cornerOf, moved, pixelsOf, placeOf, sideOf, worldOf, written, zoomed } from "./mercator";

const SIZE = { width: 800, height: 600 };
const HERE = { latitude: 15.6, longitude: 32.5, zoom: 5 };

test("a place is the point of web maps, and back", () => {
  expect(worldOf(0, 0)).toEqual({ x: 0.5, y: 0.5 });
  expect(worldOf(85.0511, -180).y).toBeCloseTo(0, 5);
  const back = placeOf(worldOf(48.85, 2.35));
  expect(back.latitude).toBeCloseTo(48.85, 9);
  expect(back.longitude).toBeCloseTo(2.35, 9);
});

test("what stands under the pointer stays there while one zooms", () => {
  const at = { x: 200, y: 450 };
  const under = (sight: typeof HERE): { x: number; y: number } => {
    const corner = cornerOf(sight, SIZE);
    return { x: (at.x - corner.x) / corner.side, y: (at.y - corner.y) / corner.side };
  };
  const next = zoomed(HERE, 0.25, at, SIZE);
  expect(next.zoom).toBe(7);
  expect(under(next).x).toBeCloseTo(under(HERE).x, 9);
  expect(under(next).y).toBeCloseTo(under(HERE).y, 9);
});

test("moving by pixels moves the middle by as many", () => {
  const next = moved(HERE, { x: 100, y: 0 });
  expect((worldOf(next.latitude, next.longitude).x - worldOf(HERE.latitude, HERE.longitude).x) * sideOf(5)).toBeCloseTo(100, 6);
});

test("kilometres are longer towards the poles", () => {
  expect(pixelsOf(40_075, 0, 0)).toBeCloseTo(256, 6);
  expect(pixelsOf(100, 60, 4)).toBeCloseTo(2 * pixelsOf(100, 0, 4), 6);
});

test("all points are in sight with room around them, and one point is not looked at too closely", () => {
  const points = [worldOf(15, 30), worldOf(-10, 40)];
  const corner = cornerOf(around(points, SIZE), SIZE);
  for (const { x, y } of points) {
    expect(corner.x + x * corner.side).toBeGreaterThanOrEqual(59);
    expect(corner.y + y * corner.side).toBeLessThanOrEqual(541);
  }
  expect(around([worldOf(15, 30)], SIZE).zoom).toBe(8);
});

test("the address leads back to what was in sight; what is nothing on the map is passed over", () => {
  expect(asked(written(HERE))).toEqual(HERE);
  for (const at of ["", "1,2", "north,2,3", "95,0,3", "0,999,3", undefined]) expect(asked(at)).toBeNull();
  expect(asked("10,20,99")?.zoom).toBeLessThan(20);
});
