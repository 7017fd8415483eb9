/** Puts incidents into lanes so that none covers another, with as many of their titles as there is room for. */
import type { Happened } from "./told";

export interface Laid {
  readonly one: Happened;
  /** 0 is the lane at the axis. */
  readonly lane: number;
  readonly titled: boolean;
}

/** What an incident takes up besides its dates, in pixels. */
export const LEAST = 10;
const APART = 10;

/**
 * Lay out incidents at so many pixels a millisecond, those told on most pages first.
 *
 * `titleWidth` says how wide a title is drawn. Where all lanes are full an incident loses its title; where even then there is no room, it
 * stands in the last lane, which is kept for that, over others.
 */
export function lanesOf(happened: readonly Happened[], scale: number, lanes: number, titleWidth: (one: Happened) => number): Laid[] {
  const taken = Array.from({ length: lanes - 1 }, () => new Taken());
  const dated = happened.filter((one) => one.all).sort((a, b) => b.pages - a.pages || a.place - b.place);
  return dated.map((one) => {
    const [from, to] = extent(one, scale);
    const titled = place(taken, from, to + titleWidth(one) + APART);
    const lane = titled ?? place(taken, from, to + 2) ?? lanes - 1;
    return { one, lane, titled: titled !== null };
  });
}

/** From where to where its dates are drawn. */
export function extent({ all }: Happened, scale: number): [number, number] {
  if (!all) return [0, 0];
  const [from, to] = [all.from * scale, all.to * scale];
  const short = Math.max(0, LEAST - (to - from)) / 2;
  return [from - short, to + short];
}

function place(lanes: readonly Taken[], from: number, to: number): number | null {
  const free = lanes.findIndex((lane) => lane.take(from, to));
  return free < 0 ? null : free;
}

/** What is taken of a lane: stretches in order, none over another. */
class Taken {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  /** Take a stretch where it is free. */
  take(from: number, to: number): boolean {
    const at = firstAbove(this.starts, from);
    if ((this.ends[at - 1] ?? -Infinity) > from || (this.starts[at] ?? Infinity) < to) return false;
    this.starts.splice(at, 0, from);
    this.ends.splice(at, 0, to);
    return true;
  }
}

/** The place of the first number above `than` in a list in order. */
export function firstAbove(numbers: ArrayLike<number>, than: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) > than) high = middle;
    else low = middle + 1;
  }
  return low;
}
