/** The map's projection, that of web maps (EPSG:3857), so that tiles fit under it. The world is a square of side 1. */

/** What is in sight: its middle and how near; at zoom 0 the world is 256 pixels wide, and each step doubles it. */
export interface Sight {
  readonly latitude: number;
  readonly longitude: number;
  readonly zoom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const TILE = 256;
export const FURTHEST = 0;
export const NEAREST = 17;
const NORTHERNMOST = 85.0511;
const AROUND_EARTH = 40_075;
const RADIANS = Math.PI / 180;

/** A place as a point of the world's square. */
export function worldOf(latitude: number, longitude: number): Point {
  const sine = Math.sin(clamped(latitude, -NORTHERNMOST, NORTHERNMOST) * RADIANS);
  return { x: longitude / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

/** A point of the world's square as a place. */
export function placeOf({ x, y }: Point): { readonly latitude: number; readonly longitude: number } {
  return { latitude: Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) / RADIANS, longitude: (x - 0.5) * 360 };
}

/** Pixels of the whole world's side. */
export function sideOf(zoom: number): number {
  return TILE * 2 ** zoom;
}

/** Where the world's square lies in a drawing: the pixel of its corner, and its side. */
export function cornerOf(sight: Sight, size: Size): Point & { readonly side: number } {
  const [side, middle] = [sideOf(sight.zoom), worldOf(sight.latitude, sight.longitude)];
  return { x: size.width / 2 - middle.x * side, y: size.height / 2 - middle.y * side, side };
}

/** Pixels that so many kilometres are where a place lies. */
export function pixelsOf(kilometres: number, latitude: number, zoom: number): number {
  return (kilometres / (AROUND_EARTH * Math.max(Math.cos(latitude * RADIANS), 0.05))) * sideOf(zoom);
}

/** Move by pixels. */
export function moved(sight: Sight, by: Point): Sight {
  const [side, middle] = [sideOf(sight.zoom), worldOf(sight.latitude, sight.longitude)];
  return kept({ ...placeOf({ x: middle.x + by.x / side, y: middle.y + by.y / side }), zoom: sight.zoom });
}

/** Show `by` times as much; what stands at a point of the drawing stays there. */
export function zoomed(sight: Sight, by: number, at: Point, size: Size): Sight {
  const zoom = clamped(sight.zoom - Math.log2(by), FURTHEST, NEAREST);
  const off = { x: at.x - size.width / 2, y: at.y - size.height / 2 };
  const [was, is] = [sideOf(sight.zoom), sideOf(zoom)];
  const middle = worldOf(sight.latitude, sight.longitude);
  return kept({ ...placeOf({ x: middle.x + off.x / was - off.x / is, y: middle.y + off.y / was - off.y / is }), zoom });
}

/** The nearest sight of all the points, with room around them; the world where there are none. */
export function around(points: readonly Point[], size: Size, room = 60, nearest = 8): Sight {
  if (points.length === 0) return { latitude: 20, longitude: 10, zoom: clamped(Math.log2(Math.max(size.width, 256) / TILE), FURTHEST, 3) };
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const fits = Math.min(Math.max(size.width - 2 * room, 50) / Math.max(right - left, 1e-9), Math.max(size.height - 2 * room, 50) / Math.max(bottom - top, 1e-9));
  const zoom = clamped(Math.log2(fits / TILE), FURTHEST, nearest);
  return kept({ ...placeOf({ x: (left + right) / 2, y: (top + bottom) / 2 }), zoom });
}

function kept({ latitude, longitude, zoom }: Sight): Sight {
  return { latitude: clamped(latitude, -84, 84), longitude: clamped(longitude, -180, 180), zoom: clamped(zoom, FURTHEST, NEAREST) };
}

/** As the address has it: `18.58,31.45,6.2`. */
export function written({ latitude, longitude, zoom }: Sight): string {
  const digits = zoom > 10 ? 4 : 2;
  return [latitude.toFixed(digits), longitude.toFixed(digits), String(Math.round(zoom * 10) / 10)].join(",");
}

/** What an address asks for; null where that is nothing on the map. */
export function asked(at: string | undefined): Sight | null {
  const [latitude = NaN, longitude = NaN, zoom = NaN] = (at ?? "").split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
  if (![latitude, longitude, zoom].every(Number.isFinite)) return null;
  return Math.abs(latitude) > 90 || Math.abs(longitude) > 180 ? null : kept({ latitude, longitude, zoom });
}

function clamped(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
