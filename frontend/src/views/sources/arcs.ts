/** Where the arcs of a family run: from a page to one below it that depends on it, the wider the further apart they stand. */
import { shortId } from "../../marks/page-address";
import type { Family, Tie } from "./families";

/** Arcs from which on they are drawn thinner. */
const MANY = 40;

export interface Arc {
  readonly tie: Tie;
  readonly path: string;
  /** The arrow at the page that depends. */
  readonly end: string;
  readonly width: number;
}

/** Room for arcs at the start of the list, in pixels. */
export function roomFor(pages: number, wide: boolean): number {
  const most = wide ? 220 : 72;
  return Math.round(Math.min(most, 28 + 22 * Math.sqrt(pages * (wide ? 3 : 1))));
}

/**
 * Lay the arcs. `tops` are the middles of the pages' lines, `room` is where the lines begin.
 *
 * Ends at one page are set a little apart, so that each arc can be told from the next.
 */
export function arcsOf(ties: readonly Tie[], at: ReadonlyMap<string, number>, tops: readonly number[], room: number): Arc[] {
  const placed = ties
    .map((tie) => ({ tie, from: at.get(tie.from) ?? 0, to: at.get(tie.to) ?? 0 }))
    .sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
  const ends = endsOf(placed);
  const furthest = Math.max(1, ...placed.map(({ from, to }) => Math.abs(to - from)));
  return placed.map(({ tie, from, to }, n) => {
    const [start, end] = [(tops[from] ?? 0) + (ends[n]?.[0] ?? 0), (tops[to] ?? 0) + (ends[n]?.[1] ?? 0)];
    const out = 16 + (room - 26) * Math.pow(Math.abs(to - from) / furthest, 0.65);
    const [x, tip] = [room - 4, room - 5];
    const bend = Math.min(out * 0.9, Math.abs(end - start) / 2);
    const far = x - out;
    const down = Math.sign(end - start) || 1;
    const path = `M${x} ${round(start)}Q${round(far)} ${round(start)} ${round(far)} ${round(start + down * bend)}V${round(end - down * bend)}Q${round(far)} ${round(end)} ${x - 7} ${round(end)}`;
    return { tie, path, end: `M${tip - 7} ${round(end - 3.5)}L${tip} ${round(end)}L${tip - 7} ${round(end + 3.5)}z`, width: widthOf(tie) * (ties.length > MANY ? 0.5 : 1) };
  });
}

interface End {
  readonly arc: number;
  readonly end: 0 | 1;
  readonly other: number;
}

function endsAt(lines: Map<number, End[]>, line: number): End[] {
  const known = lines.get(line);
  if (known) return known;
  const made: End[] = [];
  lines.set(line, made);
  return made;
}

/** By how much the two ends of each arc stand above or below the middle of their lines. */
function endsOf(placed: readonly { readonly from: number; readonly to: number }[]): [number, number][] {
  const at = new Map<number, End[]>();
  for (const [arc, { from, to }] of placed.entries()) {
    endsAt(at, from).push({ arc, end: 0, other: to });
    endsAt(at, to).push({ arc, end: 1, other: from });
  }
  const made = placed.map((): [number, number] => [0, 0]);
  for (const [line, ends] of at) {
    const order = [...ends].sort((a, b) => place(a.other, line) - place(b.other, line));
    const step = Math.min(6, 22 / order.length);
    for (const [n, { arc, end }] of order.entries()) {
      const one = made[arc];
      if (one) one[end] = (n - (order.length - 1) / 2) * step;
    }
  }
  return made;
}

/** The order of arcs at a line in which they do not cross: upward ones above, and of either the longest nearest to the middle. */
function place(other: number, line: number): number {
  return other < line ? line - other - 1e6 : 1e6 - (other - line);
}

function widthOf({ links }: Tie): number {
  const first = links[0];
  return first?.kind === "copied_text" ? 1.5 + 3 * (first.share ?? 0) : 1.5;
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}

/** The ties of a page; all where none is chosen. */
export function tiesAt(family: Family, chosen: string | null): readonly Tie[] {
  if (chosen === null) return family.ties;
  const page = family.pages.find(({ id }) => shortId(id) === shortId(chosen))?.id;
  return page ? family.ties.filter((tie) => tie.from === page || tie.to === page) : [];
}
