/** Where everything stands at a zoom. It is worked out for steps of zoom, so that moving along changes nothing and zooming little. */
import { heapsOf, type Heap } from "./heaps";
import { extent, lanesOf, type Laid } from "./lanes";
import type { Moment } from "./moments";
import type { Happened, Stated } from "./told";

/** The size of the drawing in pixels: a band above the axis, the axis, a band below. */
export interface Size {
  readonly width: number;
  readonly above: number;
  readonly axis: number;
  readonly below: number;
}

export interface Layout {
  readonly laid: readonly Laid[];
  readonly heaps: readonly Heap[];
  /** The length of the longest heap, by which those in sight are found. */
  readonly longest: number;
}

export const LANE = 24;
export const AXIS = 46;
/** Room between the axis and the marks of each band. */
export const CLEAR = 10;
/** Room for the name of a band at its outer edge. */
const NAMED = 24;
const STEPS = 2;

/** Pixels a millisecond. */
export function scaleOf(stretch: Moment, width: number): number {
  return width / (stretch.to - stretch.from);
}

/** Lay out once for a step of zoom and a height; what was laid out before is kept. */
export class Layouts {
  private readonly kept = new Map<string, Layout>();

  constructor(
    private readonly happened: readonly Happened[],
    private readonly stated: readonly Stated[],
    private readonly titleWidth: (one: Happened) => number,
  ) {}

  at(stretch: Moment, size: Size): Layout {
    const step = Math.floor(Math.log2(scaleOf(stretch, size.width)) * STEPS);
    const key = `${step} ${size.above} ${size.below}`;
    const known = this.kept.get(key);
    if (known) return known;
    const made = this.made(2 ** (step / STEPS), size);
    this.kept.set(key, made);
    return made;
  }

  private made(scale: number, { above, below }: Size): Layout {
    const lanes = Math.max(2, Math.floor((above - CLEAR - NAMED) / LANE));
    const heaps = heapsOf(this.stated, scale, below - CLEAR - NAMED);
    return { laid: lanesOf(this.happened, scale, lanes, this.titleWidth), heaps, longest: Math.max(0, ...heaps.map((heap) => heap.to - heap.from)) };
  }
}

/** A frame of the drawing: times to pixels. */
export class Frame {
  readonly scale: number;

  constructor(
    readonly stretch: Moment,
    readonly size: Size,
  ) {
    this.scale = scaleOf(stretch, size.width);
  }

  x(at: number): number {
    return (at - this.stretch.from) * this.scale;
  }

  at(x: number): number {
    return this.stretch.from + x / this.scale;
  }

  /** The edges of an incident's dates in pixels. */
  ends(one: Happened): [number, number] {
    const [from, to] = extent(one, this.scale);
    const origin = this.stretch.from * this.scale;
    return [from - origin, to - origin];
  }

  laneTop(lane: number): number {
    return this.size.above - CLEAR - (lane + 1) * LANE;
  }

  get floor(): number {
    return this.size.above + this.size.axis;
  }

  /** The middle of a heap, kept in sight as long as any of its stretch is. */
  middle(heap: Heap): number {
    const [from, to] = [this.x(heap.from), this.x(heap.to)];
    const middle = (from + to) / 2;
    if (!heap.wide) return middle;
    const [low, high] = [Math.max(from, 0) + heap.width / 2, Math.min(to, this.size.width) - heap.width / 2];
    return low > high ? Math.min(Math.max((Math.max(from, 0) + Math.min(to, this.size.width)) / 2, from + heap.width / 2), to - heap.width / 2) : Math.min(Math.max(middle, low), high);
  }

  /** Where the marks of a heap begin below the axis. */
  heapTop(heap: Heap): number {
    return this.floor + CLEAR + heap.top;
  }
}

/** The heaps in sight. */
export function* inSight({ heaps, longest }: Layout, stretch: Moment): Generator<Heap> {
  for (let at = firstFrom(heaps, stretch.from - longest); at < heaps.length; at += 1) {
    const heap = heaps[at];
    if (!heap || heap.from > stretch.to) return;
    if (heap.to >= stretch.from) yield heap;
  }
}

function firstFrom(heaps: readonly Heap[], from: number): number {
  let [low, high] = [0, heaps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((heaps[middle]?.from ?? 0) >= from) high = middle;
    else low = middle + 1;
  }
  return low;
}
