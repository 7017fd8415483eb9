import { expect, test } from "vitest";
import { cornerOf } from "./mercator";
import { tilesIn } from "./own-map";
import { groundOf } from "./vector-tile";

const SIZE = { width: 512, height: 512 };

test("tiles cover the drawing and no more, at the zoom nearest to what is in sight", () => {
  const sight = { latitude: 0, longitude: 0, zoom: 3.2 };
  const tiles = [...tilesIn({ minZoom: 0, maxZoom: 8 }, cornerOf(sight, SIZE), sight.zoom, SIZE)];
  expect(new Set(tiles.map(({ z }) => z))).toEqual(new Set([3]));
  expect(tiles.map(({ column, row }) => `${column}/${row}`).sort()).toEqual(["3/3", "3/4", "4/3", "4/4"]);
});

test("beyond the nearest zoom of a file its nearest tiles are drawn larger", () => {
  const sight = { latitude: 10, longitude: 10, zoom: 9 };
  const [tile] = [...tilesIn({ minZoom: 0, maxZoom: 6 }, cornerOf(sight, SIZE), sight.zoom, SIZE)];
  expect(tile?.z).toBe(6);
  expect(tile?.side).toBe(256 * 8);
});

test("from far away a file of near tiles is not drawn, rather than all of it", () => {
  const sight = { latitude: 0, longitude: 0, zoom: 1 };
  expect([...tilesIn({ minZoom: 10, maxZoom: 14 }, cornerOf(sight, SIZE), sight.zoom, SIZE)]).toEqual([]);
});

test("layers are known by their usual names, and borders of states are never drawn", () => {
  expect(["water", "landuse", "buildings", "transportation", "earth", "something"].map(groundOf)).toEqual(["water", "green", "built", "way", "other", "path"]);
  for (const name of ["boundaries", "boundary", "admin", "boundary_labels"]) expect(groundOf(name)).toBeNull();
});
