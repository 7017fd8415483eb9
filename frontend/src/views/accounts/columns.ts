/** What stands across: the pages that tell of an incident, copies together where that is wanted, or the parties that tell it. */
import type { Accounts, Incident, Link, PageCard, Party, Telling } from "../../api/records";
import { datedName, pageName, shortId } from "../../marks/page-address";
import { UNDATED, type Casting } from "./casting";

export type By = "accounts" | "parties";

/** One account. Its key stands in the address. */
export interface Column {
  readonly key: string;
  readonly name: string;
  /** The pages of which it is, the earliest first; of a party those on which it is heard. */
  readonly pages: readonly PageCard[];
  readonly party: Party | null;
  /** Those who speak for the party, by name. */
  readonly members: readonly string[];
}

/** From this share of the shorter page on, one page is the copy of another. */
const COPY = 0.5;

/** Pages that are copies of each other, put together; each group and the groups among themselves by day. */
export function copies(pages: readonly PageCard[], links: readonly Link[]): PageCard[][] {
  const group = new Map(pages.map((page) => [page.id, [page]]));
  for (const link of links) {
    const [one, other] = [group.get(link.from), group.get(link.to)];
    if (link.kind !== "copied_text" || (link.share ?? 0) < COPY || !one || !other || one === other) continue;
    one.push(...other);
    for (const page of other) group.set(page.id, one);
  }
  const found = [...new Set(group.values())].map((one) => one.sort(byDay));
  return found.sort(([a], [b]) => (a && b ? byDay(a, b) : 0));
}

/** The accounts of an incident, page by page, in the order of their days. */
export function pageColumns(accounts: Accounts, incident: Incident, casting: Casting, apart: boolean): readonly Column[] {
  const telling = new Set(incident.mentions.map((mention) => mention.page));
  const pages = accounts.pages.filter((page) => telling.has(page.id));
  const groups = apart ? pages.map((page) => [page]).sort(([a], [b]) => (a && b ? byDay(a, b) : 0)) : copies(pages, accounts.lineage);
  return groups.flatMap((group) => {
    const [first] = group;
    return first ? [{ key: shortId(first.id), name: casting.page(first.id), pages: group, party: null, members: [] }] : [];
  });
}

/** The parties that tell something, each with those who speak for it; those that answer most first. */
export function partyColumns(incident: Incident, casting: Casting): readonly Column[] {
  const made = new Map<string, Mutable>();
  incident.questions.forEach((question, row) => {
    for (const answer of question.answers) for (const telling of [...answer.told, ...(answer.denied ?? [])]) into(made, telling, row, casting);
  });
  const found = [...made].map(([key, one]): Column & { rows: number } => ({
    key,
    name: one.name,
    pages: [...one.pages].flatMap((page) => casting.card(page) ?? []).sort(byDay),
    party: one.party,
    members: [...one.members].sort((a, b) => a.localeCompare(b)),
    rows: one.rows.size,
  }));
  return found.sort((a, b) => b.rows - a.rows || b.pages.length - a.pages.length || a.name.localeCompare(b.name));
}

interface Mutable {
  readonly name: string;
  readonly party: Party | null;
  readonly pages: Set<string>;
  readonly members: Set<string>;
  readonly rows: Set<number>;
}

function into(made: Map<string, Mutable>, telling: Telling, row: number, casting: Casting): void {
  const origin = casting.origin(telling);
  const party = origin && casting.root(origin);
  const key = partyKey(telling, casting);
  const found = made.get(key) ?? { name: party?.name ?? nameless(telling, casting), party, pages: new Set(), members: new Set(), rows: new Set() };
  found.pages.add(telling.page);
  found.rows.add(row);
  if (origin && origin !== party) found.members.add(origin.name);
  made.set(key, found);
}

function nameless(telling: Telling, casting: Casting): string {
  return casting.own(telling) ? casting.page(telling.page) : "sources without a name";
}

function partyKey(telling: Telling, casting: Casting): string {
  const origin = casting.origin(telling);
  if (origin) return casting.root(origin).id;
  return casting.own(telling) ? `page:${shortId(telling.page)}` : "unnamed";
}

/** The key of the column in which a telling stands. */
export function columnOf(columns: readonly Column[], by: By, casting: Casting): (telling: Telling) => string | undefined {
  if (by === "parties") return (telling) => partyKey(telling, casting);
  const of = new Map(columns.flatMap((column) => column.pages.map((page) => [page.id, column.key])));
  return (telling) => of.get(telling.page);
}

/** What a column is called where it stands alone: a page with its day. */
export function calledAlone(column: Column): string {
  const [first] = column.pages;
  return column.party === null && first ? datedName({ ...first, published: first.published?.slice(0, 10) ?? null }) : column.name;
}

/** The column that an address asks for, by its key or by the beginning of the id of one of its pages. */
export function columnAt(columns: readonly Column[], key: string): Column | null {
  if (!key) return null;
  const hasPage = (column: Column): boolean => column.party === null && column.pages.some((page) => shortId(page.id).startsWith(key));
  return columns.find((column) => column.key === key) ?? (/^[0-9a-f]{6,16}$/.test(key) ? columns.find(hasPage) : null) ?? null;
}

function byDay(a: PageCard, b: PageCard): number {
  const named = Number(b.outlet !== null) - Number(a.outlet !== null);
  return (a.published ?? UNDATED).localeCompare(b.published ?? UNDATED) || named || pageName(a).localeCompare(pageName(b));
}
