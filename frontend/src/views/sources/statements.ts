/** The claims of a party: narrowed, grouped by what it does with its words, counted by who quotes it. */
import type { Act, PageCard, PartyView, Statement } from "../../api/records";
import { pageName } from "../../marks/page-address";
import { ACTS, folded } from "./voice-list";

export type Card = Pick<PageCard, "id" | "outlet" | "input" | "published" | "title">;

export interface Narrowed {
  readonly act: Act | "";
  readonly outlet: string;
  readonly quoted: boolean;
  readonly words: string;
}

export interface ActGroup {
  readonly act: Act;
  readonly statements: readonly Statement[];
}

/** An outlet and how it gives a party's words. */
export interface Quoting {
  readonly outlet: string;
  readonly claims: number;
  /** In the party's own words, wholly or in part. */
  readonly quoted: number;
  readonly pages: number;
}

export function narrowedBy(query: Readonly<Record<string, string>>): Narrowed {
  return { act: ACTS.find((act) => act === query.act) ?? "", outlet: query.outlet ?? "", quoted: query.quoted === "1", words: query.filter ?? "" };
}

export function outletOf(page: string, cards: ReadonlyMap<string, Card>): string {
  const card = cards.get(page);
  return card ? pageName(card) : "another page";
}

/** The statements that meet all that is asked but the act, which has groups of its own. */
export function narrowed(statements: readonly Statement[], asked: Narrowed, cards: ReadonlyMap<string, Card>): Statement[] {
  const words = folded(asked.words).split(/\s+/).filter(Boolean);
  return statements.filter((one) => {
    if (asked.outlet && outletOf(one.page, cards) !== asked.outlet) return false;
    if (asked.quoted && one.form === "indirect") return false;
    const held = folded(`${one.content} ${one.source ?? ""}`);
    return words.every((word) => held.includes(word));
  });
}

/** The statements by act, the acts in the order in which the desk always has them. */
export function byAct(statements: readonly Statement[]): ActGroup[] {
  const groups = new Map<Act, Statement[]>();
  for (const one of statements) groups.set(one.act, [...(groups.get(one.act) ?? []), one]);
  return ACTS.flatMap((act) => (groups.has(act) ? [{ act, statements: groups.get(act) ?? [] }] : []));
}

/** Who gives the words of a party, those who do most first. */
export function quotedBy(statements: readonly Statement[], cards: ReadonlyMap<string, Card>): Quoting[] {
  const made = new Map<string, { claims: number; quoted: number; pages: Set<string> }>();
  for (const one of statements) {
    const outlet = outletOf(one.page, cards);
    const held = made.get(outlet) ?? { claims: 0, quoted: 0, pages: new Set<string>() };
    held.claims += 1;
    if (one.form !== "indirect") held.quoted += 1;
    held.pages.add(one.page);
    made.set(outlet, held);
  }
  return [...made].map(([outlet, { claims, quoted, pages }]) => ({ outlet, claims, quoted, pages: pages.size })).sort((a, b) => b.claims - a.claims || (a.outlet < b.outlet ? -1 : 1));
}

export type Tell = PartyView["tells"][number];

export interface ToldOf {
  readonly incident: string;
  readonly title: string;
  readonly tells: readonly Tell[];
}

/** What a party tells, by incident, those of which it tells most first; the same answer is told once, however many pages have it. */
export function toldByIncident(tells: readonly Tell[]): ToldOf[] {
  const made = new Map<string, { title: string; tells: Map<string, Tell> }>();
  for (const tell of tells) {
    const held = made.get(tell.incident) ?? { title: tell.title, tells: new Map<string, Tell>() };
    const key = JSON.stringify([tell.question, tell.who, tell.value, tell.denies]);
    if (!held.tells.has(key)) held.tells.set(key, tell);
    made.set(tell.incident, held);
  }
  return [...made].map(([incident, { title, tells: of }]) => ({ incident, title, tells: [...of.values()] })).sort((a, b) => b.tells.length - a.tells.length);
}
