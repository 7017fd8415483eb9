/**
 * Heaps statements up below the axis: a mark each, within the stretch in which it was made.
 *
 * Stretches that are narrower than two marks are heaped in columns as wide as a mark; wider ones hold their marks in rows. Where there is
 * room each page has a place of its own with its name. A heap that grows higher than the band is pressed together.
 */
import type { Moment } from "./moments";
import type { Stated } from "./told";

/** The place of a mark: `x` in pixels from the middle of its heap, `y` from the axis. */
export interface Grain {
  readonly one: Stated;
  readonly x: number;
  readonly y: number;
}

/** Marks that share a stretch, drawn around its middle, and the names of pages among them. */
export interface Heap extends Moment {
  readonly grains: readonly Grain[];
  readonly names: readonly { readonly page: string; readonly x: number; readonly y: number }[];
  /** How wide and high it is in pixels, and the height of one of its marks. */
  readonly width: number;
  readonly top: number;
  readonly height: number;
  readonly step: number;
  /** Whether its stretch is wide enough to be drawn as one. */
  readonly wide: boolean;
}

export const CELL = 7;
const NAME = 15;
/** The width of a page's place. */
const BLOCK = 20 * CELL;
const GAP = 6;
/** Heaps are no wider than this, however long the stretch. */
const WIDEST = 8 * BLOCK;

/** Lay out statements at so many pixels a millisecond in a band so many pixels high; heaps by where they begin. */
export function heapsOf(stated: readonly Stated[], scale: number, band: number): Heap[] {
  const heaps: Heap[] = [];
  for (const [moment, members] of stretches(stated, scale)) {
    const wide = (moment.to - moment.from) * scale >= 2 * CELL;
    const top = wide ? under(heaps, moment) : 0;
    heaps.push(heapOf(moment, members, (moment.to - moment.from) * scale, wide, top, band - top));
  }
  return heaps.sort((a, b) => a.from - b.from);
}

/** Statements by their stretches, the shortest first. Short ones share columns that stand fast in time. */
function stretches(stated: readonly Stated[], scale: number): [Moment, Stated[]][] {
  const found = new Map<string, [Moment, Stated[]]>();
  for (const one of stated) {
    if (!one.when) continue;
    const moment = (one.when.to - one.when.from) * scale < 2 * CELL ? column(one.when, scale) : one.when;
    const key = `${moment.from} ${moment.to}`;
    const entry = found.get(key);
    if (entry) entry[1].push(one);
    else found.set(key, [moment, [one]]);
  }
  return [...found.values()].sort(([a], [b]) => a.to - a.from - (b.to - b.from) || a.from - b.from);
}

function column({ from, to }: Moment, scale: number): Moment {
  const at = Math.floor((((from + to) / 2) * scale) / CELL);
  return { from: (at * CELL) / scale, to: ((at + 1) * CELL) / scale };
}

/** The lower end of what stands already within a stretch. */
function under(heaps: readonly Heap[], moment: Moment): number {
  const above = heaps.filter((heap) => heap.from < moment.to && heap.to > moment.from);
  const low = Math.max(0, ...above.map((heap) => heap.top + heap.height));
  return low > 0 ? low + GAP : 0;
}

function heapOf(moment: Moment, members: readonly Stated[], room: number, wide: boolean, top: number, height: number): Heap {
  const named = wide && room >= BLOCK ? inBlocks(members, Math.min(room, WIDEST)) : null;
  const made = named && named.height <= height ? named : inRows(members, wide ? Math.min(room, WIDEST) : CELL, Math.max(height, 2 * CELL));
  return { ...moment, ...made, top, wide };
}

type Made = Pick<Heap, "grains" | "names" | "width" | "height" | "step">;

function inRows(members: readonly Stated[], room: number, height: number): Made {
  const columns = Math.max(1, Math.min(Math.floor(room / CELL), members.length));
  const rows = Math.ceil(members.length / columns);
  const step = Math.min(CELL, height / rows);
  const grains = members.map((one, n) => ({ one, x: ((n % columns) - (columns - 1) / 2) * CELL, y: (Math.floor(n / columns) + 0.5) * step }));
  return { grains, names: [], width: columns * CELL, height: rows * step, step };
}

/** A place for each page, several side by side. */
function inBlocks(members: readonly Stated[], room: number): Made {
  const pages = byPage(members);
  const beside = Math.min(Math.floor(room / BLOCK), pages.length);
  const [grains, names]: [Grain[], { page: string; x: number; y: number }[]] = [[], []];
  const perRow = BLOCK / CELL - 2;
  let y = 0;
  for (let at = 0; at < pages.length; at += beside) {
    const line = pages.slice(at, at + beside);
    for (const [n, [page, own]] of line.entries()) {
      const x = (n - beside / 2) * BLOCK;
      names.push({ page, x, y });
      own.forEach((one, i) => grains.push({ one, x: x + ((i % perRow) + 0.5) * CELL, y: y + NAME + (Math.floor(i / perRow) + 0.5) * CELL }));
    }
    y += NAME + GAP + Math.max(...line.map(([, own]) => Math.ceil(own.length / perRow))) * CELL;
  }
  return { grains, names, width: beside * BLOCK, height: y, step: CELL };
}

function byPage(members: readonly Stated[]): [string, Stated[]][] {
  const found = new Map<string, Stated[]>();
  for (const one of members) {
    const own = found.get(one.page);
    if (own) own.push(one);
    else found.set(one.page, [one]);
  }
  return [...found];
}
