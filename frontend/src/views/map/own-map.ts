/** A map of the user's own under the incidents: a PMTiles file, read where it lies, in the browser or by the desk. Nothing of it goes elsewhere. */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { PMTiles, Source } from "pmtiles";
import { resources } from "../../api/resources";
import { isolated } from "../../marks/isolated";
import { TILE, type Point } from "./mercator";
import { drawnVector, type VectorDrawing } from "./vector-tile";

/** What a tile is drawn from. */
export type Tile = { readonly is: "raster"; readonly image: ImageBitmap } | { readonly is: "vector"; readonly drawing: VectorDrawing };

export interface OwnMap {
  readonly name: string;
  readonly vector: boolean;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** The corners of what it covers. */
  readonly bounds: { readonly west: number; readonly south: number; readonly east: number; readonly north: number };
  readonly attribution: string;
  /** A tile where it is there already; asks for it where it is not, and calls back once it has come. */
  readonly tile: (z: number, x: number, y: number, came: () => void) => Tile | null;
}

const VECTOR = 1;
const PICTURES: Readonly<Record<number, string>> = { 2: "image/png", 3: "image/jpeg", 4: "image/webp", 5: "image/avif" };
const MOST = 300;

const chosen = signal<OwnMap | null>(null);

/** The map that lies under the incidents: that of the desk, or one that was picked, which stays as long as the window is open. */
export const ownMap: ReadonlySignal<OwnMap | null> = chosen;

let wasPutAway = false;

export function putAway(): void {
  wasPutAway = true;
  chosen.value = null;
}

/** Lay a file under the map. Throws an Error with words for the user where it is no PMTiles file that can be drawn. */
export async function layUnder(file: File): Promise<OwnMap> {
  const { FileSource } = await import("pmtiles");
  return laid(file.name, new FileSource(file));
}

/** Lay the file that the desk was started with under the map, unless another lies there or it was put away. Throws as `layUnder` does. */
export async function layDesks(name: string): Promise<void> {
  if (chosen.peek() !== null || wasPutAway) return;
  const { FetchSource } = await import("pmtiles");
  await laid(name, new FetchSource(new URL(resources.tiles(), location.href).href));
}

async function laid(name: string, source: Source): Promise<OwnMap> {
  const { PMTiles } = await import("pmtiles");
  const archive = new PMTiles(source);
  const header = await archive.getHeader().catch(() => null);
  if (!header) throw new Error(`“${isolated(name)}” is no PMTiles file.`);
  const kind: number = header.tileType;
  const picture = PICTURES[kind];
  if (kind !== VECTOR && !picture) throw new Error(`The tiles of “${isolated(name)}” are of a kind that cannot be drawn here; vector tiles (MVT), PNG, JPEG, WebP and AVIF can.`);
  const about = (await archive.getMetadata().catch(() => null)) as { attribution?: unknown } | null;
  const made: OwnMap = {
    name,
    vector: kind === VECTOR,
    minZoom: header.minZoom,
    maxZoom: header.maxZoom,
    bounds: { west: header.minLon, south: header.minLat, east: header.maxLon, north: header.maxLat },
    attribution: typeof about?.attribution === "string" ? withoutTags(about.attribution) : "",
    tile: tilesOf(archive, picture),
  };
  chosen.value = made;
  return made;
}

function tilesOf(archive: PMTiles, picture: string | undefined): OwnMap["tile"] {
  const kept = new Map<string, Tile | "coming" | "none">();
  const fetched = async (z: number, x: number, y: number): Promise<Tile | "none"> => {
    const found = await archive.getZxy(z, x, y);
    if (!found) return "none";
    if (picture) return { is: "raster", image: await createImageBitmap(new Blob([found.data], { type: picture })) };
    return { is: "vector", drawing: await drawnVector(found.data) };
  };
  return (z, x, y, came) => {
    const key = `${z}/${x}/${y}`;
    const known = kept.get(key);
    if (known) return typeof known === "string" ? null : known;
    kept.set(key, "coming");
    void fetched(z, x, y)
      .catch(() => "none" as const)
      .then((tile) => {
        kept.set(key, tile);
        forgetOldest(kept);
        came();
      });
    return null;
  };
}

function forgetOldest(kept: Map<string, unknown>): void {
  for (const key of kept.keys()) {
    if (kept.size <= MOST) return;
    kept.delete(key);
  }
}

/** The tiles that cover a drawing: which, and where each is drawn. */
export function* tilesIn(map: Pick<OwnMap, "minZoom" | "maxZoom">, corner: Point & { readonly side: number }, zoom: number, size: { readonly width: number; readonly height: number }): Generator<Point & { readonly z: number; readonly column: number; readonly row: number; readonly side: number }> {
  const z = Math.min(Math.max(Math.round(zoom), map.minZoom), map.maxZoom);
  const count = 2 ** z;
  const side = corner.side / count;
  if (side < TILE / 8) return;
  const from = (at: number): number => Math.max(0, Math.floor(-at / side));
  const to = (at: number, length: number): number => Math.min(count - 1, Math.floor((length - at) / side));
  for (let row = from(corner.y); row <= to(corner.y, size.height); row += 1) {
    for (let column = from(corner.x); column <= to(corner.x, size.width); column += 1) {
      yield { z, column, row, side, x: corner.x + column * side, y: corner.y + row * side };
    }
  }
}

/** Attributions are often written as HTML; only their words are shown. */
function withoutTags(html: string): string {
  return new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
}
