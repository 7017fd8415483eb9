/** The outline of the world that the desk brings along: Natural Earth's coasts, and its borders but for disputed ones. */
import { geoDistance, geoMercator, geoPath, type GeoPermissibleObjects } from "d3-geo";
import type { MultiLineString, Position } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import near from "world-atlas/countries-50m.json?url";
import far from "world-atlas/countries-110m.json?url";
import { AROUND, LANDS } from "./disputed";

type World = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;

/** Paths in the world's square, as SVG writes them and as a canvas draws them. */
export interface Outline {
  readonly land: Drawn;
  readonly borders: Drawn;
}

export interface Drawn {
  readonly d: string;
  readonly path: Path2D;
}

export type Scale = "far" | "near";

/** How large the square is in which the paths are written. */
export const SQUARE = 1000;
const PROJECTION = geoMercator().scale(SQUARE / (2 * Math.PI)).translate([SQUARE / 2, SQUARE / 2]).precision(0);
const EARTH = 6371;
const loading = new Map<Scale, Promise<Outline>>();

/** Load the outline for the whole world or for looking closer; each is fetched once. */
export function outline(scale: Scale): Promise<Outline> {
  const known = loading.get(scale);
  if (known) return known;
  const coming = fetched(scale === "far" ? far : near);
  loading.set(scale, coming);
  coming.catch(() => loading.delete(scale));
  return coming;
}

async function fetched(address: string): Promise<Outline> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the outline of the world could not be loaded (${response.status})`);
  const world = (await response.json()) as World;
  return { land: drawn(feature(world, world.objects.land)), borders: drawn(bordersOf(world)) };
}

/** Borders between states, without the disputed ones. */
export function bordersOf(world: World): MultiLineString {
  const between = mesh(world, world.objects.countries, (a, b) => a !== b && !isDisputed(a) && !isDisputed(b));
  return { type: "MultiLineString", coordinates: between.coordinates.flatMap(outsideDisputed) };
}

function isDisputed(land: { properties?: unknown }): boolean {
  return LANDS.has((land.properties as { name?: string } | undefined)?.name ?? "");
}

/** The parts of a line that are in no disputed land. */
export function outsideDisputed(line: readonly Position[]): Position[][] {
  const parts: Position[][] = [[]];
  for (const point of line) {
    if (isWithin(point)) parts.push([]);
    else parts.at(-1)?.push(point);
  }
  return parts.filter((part) => part.length > 1);
}

function isWithin([longitude = 0, latitude = 0]: Position): boolean {
  return AROUND.some((land) => geoDistance([longitude, latitude], [land.longitude, land.latitude]) * EARTH < land.kilometres);
}

function drawn(shape: GeoPermissibleObjects): Drawn {
  const d = geoPath(PROJECTION).digits(2)(shape) ?? "";
  return { d, path: new Path2D(d) };
}
