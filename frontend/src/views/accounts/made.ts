/** Accounts made for tests: pages and parties of an invented town, and what is told of them. */
import type { Accounts, Answer, Incident, Link, PageCard, Party, Question, Telling } from "../../api/records";

const DIGITS = 64;

/** The id of a page that is called so. */
export function pageId(name: string): string {
  const hex = Array.from(name, (letter) => letter.charCodeAt(0).toString(16)).join("");
  return `sha256:${hex.padEnd(DIGITS, "0").slice(0, DIGITS)}`;
}

export function page(name: string, published: string | null = null, agencies: string[] = []): PageCard {
  return { id: pageId(name), title: `${name} reports`, outlet: name, published, input: `${name}.html`, url: null, agencies };
}

export function party(id: string, partOf: string | null = null): Party {
  return { id, name: id, kind: "organisation", category: null, part_of: partOf, pages: [], aliases: [] };
}

/** What a page tells; `from` are those it has it from, the origin last. */
export function telling(on: string, ...from: string[]): Telling {
  return { page: pageId(on), claim: from.length > 0 ? "C1" : null, chain: [on, ...from], spans: [{ start: 0, end: 4 }], hedged: false, words: "four" };
}

export function answer(low: number, told: Telling[], more: Partial<Answer> = {}): Answer {
  const origins = told.map((_, at) => ({ told: [at], reasons: [] }));
  return { value: { low, high: low, approximate: false }, told, denied: [], independent: told.length, origins, ...more };
}

export function question(answers: Answer[], more: Partial<Question> = {}): Question {
  return { question: "killed", who: null, verdict: "differ", silent: [], warnings: [], answers, ...more };
}

export function copied(from: string, to: string, share: number): Link {
  return { from: pageId(from), to: pageId(to), kind: "copied_text", share, reason: `text of ${from}` };
}

interface Parts {
  readonly pages: PageCard[];
  readonly parties?: Party[];
  readonly questions: Question[];
  readonly lineage?: Link[];
}

export function accounts({ pages, parties = [], questions, lineage = [] }: Parts): Accounts & { readonly incident: Incident } {
  const mentions = pages.map((one) => ({ page: one.id, incident: "I1" }));
  const incident: Incident = { id: "fire", type: "arson", title: "Fire", when: null, where: null, mentions, silent: [], questions };
  return { accounts: 1, pages, parties: [...pages.map((one) => party(one.outlet ?? "")), ...parties], incidents: [incident], lineage, incident };
}
