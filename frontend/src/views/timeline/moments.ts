/** Times as stretches: a day that is known to the day alone lasts from one midnight to the next. Clocks are taken as printed, without zones. */

/** A stretch of time, half-open, in milliseconds since 1970 of a clock without zones. */
export interface Moment {
  readonly from: number;
  readonly to: number;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const FORM = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** Read an ISO 8601 time or range at any precision; null where it is none. */
export function momentOf(value: string | null | undefined): Moment | null {
  if (!value) return null;
  const [first = "", last = first] = value.split("/");
  const [start, end] = [single(first), single(last)];
  return start && end && end.to > start.from ? { from: start.from, to: end.to } : null;
}

function single(value: string): Moment | null {
  const [, year, month, day, hour, minute] = FORM.exec(value) ?? [];
  if (year === undefined) return null;
  const y = Number(year);
  if (month === undefined) return between(y, 0, 1, y + 1, 0, 1);
  const m = Number(month) - 1;
  if (day === undefined) return between(y, m, 1, y, m + 1, 1);
  const from = utc(y, m, Number(day));
  if (hour === undefined) return { from, to: from + DAY };
  const at = from + Number(hour) * HOUR + Number(minute) * MINUTE;
  return { from: at, to: at + MINUTE };
}

function between(y: number, m: number, d: number, toY: number, toM: number, toD: number): Moment {
  return { from: utc(y, m, d), to: utc(toY, toM, toD) };
}

/** Date.UTC takes the years 0 to 99 for those of the last century. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

/** The least stretch that holds all of them; null where there are none. */
export function across(moments: Iterable<Moment>): Moment | null {
  let [from, to] = [Infinity, -Infinity];
  for (const one of moments) [from, to] = [Math.min(from, one.from), Math.max(to, one.to)];
  return from < to ? { from, to } : null;
}
