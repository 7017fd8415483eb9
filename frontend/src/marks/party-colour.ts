/** The colours of parties. There are ten; a colour is never the only thing that tells parties apart. */

export const COLOURS = 10;

/** The class that sets `--party` to a colour: `party-1` to `party-10`, or `party-none`. */
export type PartyClass = `party-${number}` | "party-none";

/**
 * Give colours to the parties of a view, the most important first.
 *
 * `preferred` is the place of a party in the whole case, so that the same party has the same colour in every view; of two that
 * would share one the later takes the next that is free. Those for whom none is left have none.
 */
export function partyColours(ids: readonly string[], preferred: ReadonlyMap<string, number> = new Map()): ReadonlyMap<string, PartyClass> {
  const taken = new Set<number>();
  const made = new Map<string, PartyClass>();
  for (const [place, id] of [...new Set(ids)].entries()) {
    const wanted = (preferred.get(id) ?? place) % COLOURS;
    const free = Array.from({ length: COLOURS }, (_, by) => (wanted + by) % COLOURS).find((n) => !taken.has(n));
    if (free !== undefined) taken.add(free);
    made.set(id, free === undefined ? "party-none" : `party-${free + 1}`);
  }
  return made;
}
