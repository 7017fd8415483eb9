/** The stretch of time that is in sight: how it is moved, narrowed, widened, and written in the address. */
import { DAY, HOUR, MINUTE, momentOf, type Moment } from "./moments";

const SHORTEST = 5 * MINUTE;
const LONGEST = 400 * 365 * DAY;
const MARGIN = 0.03;
/** Titles stand to the right of their marks. */
const FOR_TITLES = 4;
/** From here on the address gives days, below it minutes. */
const IN_DAYS = 60 * DAY;

/** All of `whole` with a little room before and some for titles behind. */
export function around(whole: Moment): Moment {
  const room = Math.max((whole.to - whole.from) * MARGIN, HOUR);
  return { from: whole.from - room, to: whole.to + room * FOR_TITLES };
}

/** Show `by` times as long a stretch, of `most` at the longest; what stands at the share `at` of it stays where it is. */
export function zoomed(stretch: Moment, by: number, at = 0.5, most = LONGEST): Moment {
  const length = stretch.to - stretch.from;
  const next = Math.min(Math.max(length * by, SHORTEST), most);
  const from = stretch.from + (length - next) * at;
  return { from, to: from + next };
}

/** Move on by a share of the stretch. */
export function moved(stretch: Moment, by: number): Moment {
  const far = (stretch.to - stretch.from) * by;
  return { from: stretch.from + far, to: stretch.to + far };
}

/** How long a stretch may become where there is `whole` to see. */
export function longest(whole: Moment): number {
  return Math.min(Math.max((whole.to - whole.from) * 3, DAY), LONGEST);
}

/** Keep it where there is something to see: some of `whole` stays in it, and it is no more than three times as long. */
export function held(stretch: Moment, whole: Moment): Moment {
  const most = longest(whole);
  const fit = stretch.to - stretch.from > most ? zoomed(stretch, most / (stretch.to - stretch.from)) : stretch;
  const length = fit.to - fit.from;
  const keep = Math.min(length, whole.to - whole.from) / 4;
  const from = Math.min(Math.max(fit.from, whole.from - length + keep), whole.to - keep);
  return { from, to: from + length };
}

/** Bring a moment into sight; one of which any is in sight moves nothing. */
export function reaching(stretch: Moment, moment: Moment): Moment {
  const length = stretch.to - stretch.from;
  if (moment.to > stretch.from && moment.from < stretch.to) return stretch;
  if (moment.to - moment.from > length) return around(moment);
  const middle = (moment.from + moment.to) / 2;
  return { from: middle - length / 2, to: middle + length / 2 };
}

/** What the address says of it: days where it is long, else minutes. */
export function written({ from, to }: Moment): { readonly from: string; readonly to: string } {
  const length = to - from > IN_DAYS ? 10 : 16;
  return { from: iso(from, length), to: iso(to - 1, length) };
}

/** The stretch that an address asks for; null where it asks for none. Both ends are in it. */
export function asked(from: string | undefined, to: string | undefined, whole: Moment): Moment | null {
  const [first, last] = [momentOf(from), momentOf(to)];
  if (!first && !last) return null;
  const stretch = { from: first?.from ?? whole.from, to: last?.to ?? Math.max(whole.to, (first?.from ?? 0) + DAY) };
  return stretch.to > stretch.from ? stretch : null;
}

function iso(at: number, length: number): string {
  const words = new Date(at).toISOString();
  return words.startsWith("+") || words.startsWith("-") ? words : words.slice(0, length);
}
