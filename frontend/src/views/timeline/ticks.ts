/** The marks of the axis: fine ones with what changes from one to the next, and above them what they are within. */
import { utcDay, utcHour, utcMinute, utcMonth, utcTickInterval, utcYear, type TimeInterval } from "d3-time";
import { DAY, HOUR, MINUTE, type Moment } from "./moments";

export interface Tick {
  readonly at: number;
  readonly label: string;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
const APART = 76;

/** The fine ticks of a stretch drawn so many pixels wide. */
export function fine(stretch: Moment, width: number): Tick[] {
  const [first, last] = [new Date(stretch.from), new Date(stretch.to)];
  const asked = utcTickInterval(first, last, Math.max(2, width / APART));
  const step = stretch.to - stretch.from < (MINUTE * width) / APART ? utcMinute : asked; // labels say minutes, and nothing is known more exactly
  const ticks = step?.range(first, new Date(stretch.to + 1)) ?? [];
  const unit = (ticks[1]?.valueOf() ?? last.valueOf()) - (ticks[0]?.valueOf() ?? first.valueOf());
  return ticks.map((at) => ({ at: at.valueOf(), label: named(at, unit) }));
}

/** What the fine ticks are within: years for months, the month for days, the day for hours. The first begins before the stretch. */
export function coarse(stretch: Moment, width: number): Tick[] {
  const unit = ((stretch.to - stretch.from) * APART) / width;
  const [step, name] = within(unit);
  if (!step) return [];
  const start = step.floor(new Date(stretch.from));
  return [start, ...step.range(step.ceil(new Date(stretch.from + 1)), new Date(stretch.to))].map((at) => ({ at: at.valueOf(), label: name(at) }));
}

function within(unit: number): [TimeInterval | null, (at: Date) => string] {
  if (unit > 200 * DAY) return [null, String];
  if (unit > 20 * DAY) return [utcYear, (at) => String(at.getUTCFullYear())];
  if (unit > 0.7 * DAY) return [utcMonth, (at) => `${MONTHS[at.getUTCMonth()] ?? ""} ${at.getUTCFullYear()}`];
  return [utcDay, (at) => `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()] ?? ""} ${at.getUTCFullYear()}`];
}

function named(at: Date, unit: number): string {
  if (unit < DAY * 0.9) return clock(at);
  if (unit < 27 * DAY) return String(at.getUTCDate());
  return unit < 360 * DAY ? (MONTHS[at.getUTCMonth()] ?? "").slice(0, 3) : String(at.getUTCFullYear());
}

function clock(at: Date): string {
  return at.toISOString().slice(11, 16);
}

/** A time in words, as exactly as a pixel of the stretch is wide: for what stands under the pointer. */
export function inWords(at: number, perPixel: number): string {
  const exact = perPixel < HOUR ? utcMinute : perPixel < DAY ? utcHour : utcDay;
  const floor = exact.floor(new Date(at));
  const day = `${floor.getUTCDate()} ${MONTHS[floor.getUTCMonth()] ?? ""} ${floor.getUTCFullYear()}`;
  if (perPixel > 27 * DAY) return `${MONTHS[utcMonth.floor(floor).getUTCMonth()] ?? ""} ${floor.getUTCFullYear()}`;
  return perPixel < DAY / 4 ? `${day}, ${clock(floor)}` : day;
}
