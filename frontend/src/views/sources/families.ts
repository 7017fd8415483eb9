/** Pages that depend on each other, family by family: each in the order of time, with what ties it to which. */
import type { Lineage, Link, LinkKind, PageCard } from "../../api/records";
import { pageName } from "../../marks/page-address";
import { folded } from "./voice-list";

/** The strongest first. */
export const KINDS: readonly LinkKind[] = ["copied_text", "cites", "same_agency", "same_statement"];

/** All that ties two pages: `from` was there before, or is the one that is cited. The strongest link comes first. */
export interface Tie {
  readonly from: string;
  readonly to: string;
  readonly links: readonly Link[];
}

export interface Family {
  /** The earliest page of it names it. */
  readonly id: string;
  /** By day; of one day, what others depend on first; those without a day last. */
  readonly pages: readonly PageCard[];
  readonly ties: readonly Tie[];
}

/** How strong a tie is, to be compared: kinds go before shares. */
export function strength({ links }: Tie): number {
  const first = links[0];
  return first ? KINDS.length - KINDS.indexOf(first.kind) + (first.share ?? 0) * 0.99 : 0;
}

/** Take the lineage apart into families, the largest first. Links of kinds in `without` tie nothing. */
export function familiesOf(lineage: Lineage, without: ReadonlySet<LinkKind> = new Set()): Family[] {
  const ties = tiesOf(lineage.links.filter((link) => !without.has(link.kind)));
  const root = rootsOf(ties);
  const members = new Map<string, PageCard[]>();
  for (const page of lineage.pages) {
    const of = root(page.id);
    if (of !== null) put(members, of, page);
  }
  const tied = grouped(ties, (tie) => root(tie.from) ?? "");
  return [...members]
    .map(([of, pages]) => familyOf(pages, tied.get(of) ?? []))
    .sort((a, b) => b.pages.length - a.pages.length || compared(a.pages[0], b.pages[0]));
}

function tiesOf(links: readonly Link[]): Tie[] {
  const pairs = grouped(links, ({ from, to }) => (from < to ? `${from} ${to}` : `${to} ${from}`));
  return [...pairs.values()].map((found) => {
    const [first, ...rest] = [...found].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)) as [Link, ...Link[]];
    return { from: first.from, to: first.to, links: [first, ...rest] };
  });
}

/** What has the same key, in the order in which it came. */
export function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) put(found, keyOf(one), one);
  return found;
}

function put<T>(under: Map<string, T[]>, key: string, one: T): void {
  const own = under.get(key);
  if (own) own.push(one);
  else under.set(key, [one]);
}

/** Which family a page is of, by the page that stands for it; null where nothing ties it. */
function rootsOf(ties: readonly Tie[]): (page: string) => string | null {
  const above = new Map<string, string>();
  const root = (page: string): string => {
    let at = page;
    for (let next = above.get(at); next !== undefined && next !== at; next = above.get(at)) at = next;
    above.set(page, at);
    return at;
  };
  for (const { from, to } of ties) above.set(root(from), root(to));
  return (page) => (above.has(page) ? root(page) : null);
}

function familyOf(pages: readonly PageCard[], ties: readonly Tie[]): Family {
  const ranks = ranksOf(pages, ties);
  const ordered = [...pages].sort((a, b) => compared(a, b) || (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0) || pageName(a).localeCompare(pageName(b), "en") || (a.id < b.id ? -1 : 1));
  return { id: ordered[0]?.id ?? "", pages: ordered, ties };
}

function compared(a: PageCard | undefined, b: PageCard | undefined): number {
  const [left, right] = [a?.published ?? "~", b?.published ?? "~"];
  return left < right ? -1 : Number(left > right);
}

/** How many steps a page is from one that depends on nothing of its day. A ring ends where it began. */
function ranksOf(pages: readonly PageCard[], ties: readonly Tie[]): ReadonlyMap<string, number> {
  const days = new Map(pages.map((page) => [page.id, page.published ?? ""]));
  const before = new Map<string, string[]>();
  for (const { from, to } of ties) if (days.get(from) === days.get(to)) put(before, to, from);
  const ranks = new Map<string, number>();
  const way = new Set<string>();
  const rank = (page: string): number => {
    const known = ranks.get(page);
    if (known !== undefined || way.has(page)) return known ?? 0;
    way.add(page);
    const made = Math.max(0, ...(before.get(page) ?? []).map((one) => rank(one) + 1));
    way.delete(page);
    ranks.set(page, made);
    return made;
  };
  for (const page of pages) rank(page.id);
  return ranks;
}

/** For each page the strongest tie to what it depends on: what is drawn of a large family. */
export function closest(ties: readonly Tie[]): Tie[] {
  const best = new Map<string, Tie>();
  for (const tie of ties) {
    const held = best.get(tie.to);
    if (!held || strength(tie) > strength(held)) best.set(tie.to, tie);
  }
  return [...best.values()];
}

/** The families that have a page with all of these words in outlet, title or agencies. */
export function familiesWith(families: readonly Family[], filter: string): readonly Family[] {
  const words = folded(filter).split(/\s+/).filter(Boolean);
  if (words.length === 0) return families;
  return families.filter(({ pages }) => pages.some((page) => {
    const held = folded([page.outlet, page.title, page.input, ...(page.agencies ?? [])].join(" "));
    return words.every((word) => held.includes(word));
  }));
}
