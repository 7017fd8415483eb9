/**
 * Vector tiles as plain drawings: water, green, built-up land, ways, names. Layers are known by the names that the usual schemas
 * (Protomaps, OpenMapTiles, Shortbread) give them. Borders of states are not drawn: they would say whose a disputed land is.
 */

export type Ground = "water" | "green" | "built" | "way" | "path" | "other";

export interface VectorDrawing {
  readonly extent: number;
  readonly paths: readonly { readonly ground: Ground; readonly filled: boolean; readonly path: Path2D }[];
  readonly names: readonly { readonly name: string; readonly x: number; readonly y: number }[];
}

const GROUNDS: readonly (readonly [RegExp, Ground | null])[] = [
  [/bound|admin|border/i, null],
  [/water|ocean|lake|river/i, "water"],
  [/land(use|cover)|park|green|forest|natural|wood/i, "green"],
  [/building|urban/i, "built"],
  [/road|street|transport|highway|rail|transit/i, "way"],
  [/^(earth|land)$/i, "other"],
];
const NAMES = /place|label|city|town|locality/i;
const LINE = 2;
const POLYGON = 3;
const POINT = 1;

/** What a layer shows; null: it is not drawn. */
export function groundOf(layer: string): Ground | null {
  const found = GROUNDS.find(([pattern]) => pattern.test(layer));
  return found ? found[1] : "path";
}

/** Read a tile. Throws where it is none. */
export async function drawnVector(data: ArrayBuffer): Promise<VectorDrawing> {
  const [{ VectorTile }, { PbfReader }] = await Promise.all([import("@mapbox/vector-tile"), import("pbf")]);
  const tile = new VectorTile(new PbfReader(data));
  const paths = new Map<string, VectorDrawing["paths"][number]>();
  const names: { name: string; x: number; y: number }[] = [];
  let extent = 4096;
  for (const [name, layer] of Object.entries(tile.layers)) {
    extent = layer.extent;
    for (let n = 0; n < layer.length; n += 1) {
      const feature = layer.feature(n);
      if (feature.type === POINT && NAMES.test(name)) named(feature, names);
      else if (feature.type === LINE || feature.type === POLYGON) added(paths, groundOf(name), feature.type === POLYGON, feature.loadGeometry());
    }
  }
  return { extent, paths: [...paths.values()].sort((a, b) => ORDER.indexOf(a.ground) - ORDER.indexOf(b.ground)), names };
}

const ORDER: readonly Ground[] = ["other", "green", "built", "water", "path", "way"];

type Line = readonly { readonly x: number; readonly y: number }[];

function added(paths: Map<string, VectorDrawing["paths"][number]>, ground: Ground | null, filled: boolean, lines: readonly Line[]): void {
  if (!ground) return;
  const key = `${ground} ${filled}`;
  const entry = paths.get(key) ?? { ground, filled, path: new Path2D() };
  paths.set(key, entry);
  for (const line of lines) {
    line.forEach(({ x, y }, at) => (at === 0 ? entry.path.moveTo(x, y) : entry.path.lineTo(x, y)));
    if (filled) entry.path.closePath();
  }
}

function named(feature: { properties: Readonly<Record<string, unknown>>; loadGeometry: () => readonly Line[] }, names: { name: string; x: number; y: number }[]): void {
  const name = feature.properties.name ?? feature.properties["name:en"];
  const at = feature.loadGeometry()[0]?.[0];
  if (typeof name === "string" && name && at) names.push({ name, x: at.x, y: at.y });
}
