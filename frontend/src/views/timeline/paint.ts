/** Draws a frame of the timeline: incidents above the axis, statements below it. */
import { counted } from "../../marks/words";
import { inSight, LANE, type Frame, type Layout } from "./layout";
import type { Laid } from "./lanes";
import type { Heap } from "./heaps";
import type { Ink, Pen } from "./pen";
import { coarse, fine } from "./ticks";
import type { Dated, Happened, Stated } from "./told";

/** What is drawn besides where things stand. */
export interface Look {
  readonly colours: ReadonlyMap<string, Ink>;
  readonly pageNames: ReadonlyMap<string, string>;
  readonly chosen: Happened | Stated | null;
}

export const BAR = 11;
const LEAST = 9;
const INSIDE = 60;
const TITLE = 38;
/** Letters below which a title is left out. */
const SHORTEST = 8;
/** About how wide a letter of a title is. */
const LETTER = 6.4;

export function paint(pen: Pen, frame: Frame, layout: Layout, look: Look): void {
  grid(pen, frame);
  for (const heap of inSight(layout, frame.stretch)) paintHeap(pen, frame, heap, look);
  pen.done();
  for (const laid of layout.laid) paintIncident(pen, frame, laid, look, () => freeFrom(frame, layout, laid));
  if (look.chosen?.is === "stated") links(pen, frame, layout, look.chosen);
  axis(pen, frame);
  pen.done();
}

function grid(pen: Pen, frame: Frame): void {
  const { stretch, size, floor } = frame;
  for (const tick of fine(stretch, size.width)) pen.line(frame.x(tick.at), 0, frame.x(tick.at), floor + size.below, "line");
}

function axis(pen: Pen, frame: Frame): void {
  const { stretch, size, floor } = frame;
  pen.line(0, size.above, size.width, size.above, "edge");
  pen.line(0, floor, size.width, floor, "edge");
  for (const tick of fine(stretch, size.width)) pen.words(tick.label, frame.x(tick.at) + 4, size.above + 16, "ink");
  const parts = coarse(stretch, size.width);
  parts.forEach((part, n) => {
    const [from, to] = [Math.max(frame.x(part.at), 0), Math.min(frame.x(parts[n + 1]?.at ?? stretch.to), size.width)];
    if (n > 0) pen.line(from, size.above + 22, from, floor, "edge");
    if (to - from > part.label.length * 7 + 8) pen.words(part.label, from + 4, size.above + 37, "ink", { strong: true });
  });
}

function paintIncident(pen: Pen, frame: Frame, { one, lane, titled }: Laid, look: Look, free: () => number): void {
  const [from, to] = frame.ends(one);
  if (to < -400 || from > frame.size.width) return;
  const y = frame.laneTop(lane) + (LANE - BAR) / 2;
  const pale = look.chosen !== null && !belongs(look.chosen, one);
  const inks = { main: pale ? "line" : one.disputed ? "differ" : "ink", words: pale ? "faint" : "ink" };
  const chosen = look.chosen === one;
  if (one.disputed) joined(pen, frame, one.dates, y + BAR / 2, inks.main);
  for (const [n, date] of [...one.dates.entries()].reverse()) paintDate(pen, frame, date, y, inks.main, n === 0);
  if (chosen) pen.bar(from - 3, y - 3, to - from + 6, BAR + 6, "link", "hollow");
  if (titled || chosen) title(pen, frame, one, to, y, inks.words, chosen ? null : free);
}

/** The line that joins competing dates. */
function joined(pen: Pen, frame: Frame, dates: readonly Dated[], y: number, ink: Ink): void {
  const middles = dates.map((date) => frame.x((date.from + date.to) / 2));
  const [first, last] = [Math.max(Math.min(...middles), -9), Math.min(Math.max(...middles), frame.size.width + 9)];
  if (dates.length > 1 && first < last) pen.line(first, y, last, y, ink, true);
}

/** A date: full where it is short, a pale stretch with edges where it is long; one that fewer give is hollow. */
function paintDate(pen: Pen, frame: Frame, date: Dated, y: number, ink: Ink, best: boolean): void {
  const [from, to] = [frame.x(date.from), frame.x(date.to)];
  const short = Math.max(0, LEAST - (to - from)) / 2;
  const firm = best && !date.hedged;
  pen.bar(from - short, y, to - from + 2 * short, BAR, ink, firm ? (to - from > 2 * LEAST ? "pale" : "full") : "hollow");
}

/** `free` says from where on its lane is free; null for what is chosen, whose title stands over others. */
function title(pen: Pen, { size }: Frame, one: Happened, to: number, y: number, ink: Ink, free: (() => number) | null): void {
  const words = titleOf(one);
  const atEdge = size.width - to < INSIDE;
  const x = atEdge ? Math.max(8, Math.min(to + 6, size.width - 8 - words.length * LETTER), free?.() ?? 0) : Math.max(to + 6, 8);
  if (size.width - x < SHORTEST * LETTER) return;
  pen.words(within(words, size.width - x), x, y + BAR - 1.5, ink, { strong: free === null, halo: true });
}

/** Where the last of what stands before an incident in its lane ends, with its title: a title that is moved back from the edge begins behind it. */
function freeFrom(frame: Frame, { laid }: Layout, { one, lane }: Laid): number {
  const [from] = frame.ends(one);
  const before = laid.filter((other) => other.lane === lane && other.one !== one && frame.ends(other.one)[0] < from);
  return Math.max(0, ...before.map((other) => frame.ends(other.one)[1] + (other.titled ? titleOf(other.one).length * LETTER + 12 : 6)));
}

/** As much of a title as the room up to the edge holds. */
export function within(words: string, room: number): string {
  const letters = Math.max(1, Math.floor(room / LETTER));
  return words.length > letters ? `${words.slice(0, letters - 1).trimEnd()}…` : words;
}

/** An incident's title where there is little room: without its day, which the axis gives; with how many days are told where these compete. */
export function titleOf(one: Pick<Happened, "title" | "disputed" | "dates">): string {
  const bare = one.title.replace(/, (?:[^,]*\s)?\d{4}$/, "");
  const short = bare.length > TITLE ? `${bare.slice(0, TITLE).trimEnd()}…` : bare;
  return one.disputed && one.dates.length > 1 ? `${short} · ${counted(one.dates.length, "competing date")}` : short;
}

function paintHeap(pen: Pen, frame: Frame, heap: Heap, look: Look): void {
  const [middle, top] = [frame.middle(heap), frame.heapTop(heap)];
  if (heap.wide) bracket(pen, frame, heap, top - 5);
  for (const { page, x, y } of heap.names) pen.words(shortened(look.pageNames.get(page) ?? ""), middle + x, top + y + 10, "faint", { size: 11 });
  for (const { one, x, y } of heap.grains) {
    const shown = look.chosen === null || belongs(look.chosen, one);
    pen.grain(one.act, middle + x, top + y, heap.step, shown ? inkOf(one, look) : "line");
    if (look.chosen === one) pen.bar(middle + x - 6, top + y - 6, 12, 12, "link", "hollow");
  }
}

/** The stretch within which the marks of a heap were made. */
function bracket(pen: Pen, frame: Frame, heap: Heap, y: number): void {
  const [from, to] = [frame.x(heap.from) + 1, frame.x(heap.to) - 1];
  pen.line(Math.max(from, -1), y, Math.min(to, frame.size.width + 1), y, "edge");
  for (const x of [from, to]) pen.line(x, y - 3, x, y + 3, "edge");
}

function links(pen: Pen, frame: Frame, layout: Layout, chosen: Stated): void {
  const at = placeOf(frame, layout, chosen);
  if (!at) return;
  for (const { one, lane } of layout.laid) {
    if (!chosen.incidents.includes(one.place)) continue;
    const [from, to] = frame.ends(one);
    pen.line(at.x, at.y - 6, (from + to) / 2, frame.laneTop(lane) + LANE / 2 + BAR / 2, "link");
  }
}

function inkOf(one: Stated, { colours }: Look): Ink {
  return one.party === null ? "party-none" : (colours.get(one.party) ?? "party-none");
}

/** Whether one of the two tells of the other, or they are the same. */
export function belongs(chosen: Happened | Stated, one: Happened | Stated): boolean {
  if (chosen === one) return true;
  if (chosen.is === "happened") return one.is === "stated" && one.incidents.includes(chosen.place);
  return one.is === "happened" ? chosen.incidents.includes(one.place) : false;
}

function shortened(name: string): string {
  return name.length > 20 ? `${name.slice(0, 19)}…` : name;
}

/** Where a statement is drawn; null: out of sight. */
export function placeOf(frame: Frame, layout: Layout, one: Stated): { readonly x: number; readonly y: number } | null {
  for (const heap of inSight(layout, frame.stretch)) {
    const grain = heap.grains.find((each) => each.one === one);
    if (grain) return { x: frame.middle(heap) + grain.x, y: frame.heapTop(heap) + grain.y };
  }
  return null;
}

const NEAR = 9;

/** What is drawn at a point, or near it. */
export function markAt(frame: Frame, layout: Layout, x: number, y: number): Happened | Stated | null {
  return y < frame.size.above ? incidentAt(frame, layout, x, y) : statementAt(frame, layout, x, y);
}

function incidentAt(frame: Frame, layout: Layout, x: number, y: number): Happened | null {
  const found = layout.laid.find(({ one, lane, titled }) => {
    const [from, to] = frame.ends(one);
    const top = frame.laneTop(lane);
    return y >= top && y < top + LANE && x >= from - 3 && x <= to + (titled ? titleOf(one).length * LETTER + 6 : 3);
  });
  return found?.one ?? null;
}

function statementAt(frame: Frame, layout: Layout, x: number, y: number): Stated | null {
  let [best, found]: [number, Stated | null] = [NEAR, null];
  for (const heap of inSight(layout, frame.stretch)) {
    const [middle, top] = [frame.middle(heap), frame.heapTop(heap)];
    if (x < middle - heap.width / 2 - NEAR || x > middle + heap.width / 2 + NEAR) continue;
    for (const grain of heap.grains) {
      const far = Math.hypot(middle + grain.x - x, top + grain.y - y);
      if (far < best) [best, found] = [far, grain.one];
    }
  }
  return found;
}
