/** A record of a page with what is about to be set of it. */
import type { Claim, Count, Entity, Ledger, LedgerIncident, Span } from "../../api/records";
import type { CodePoints } from "../../marks/code-points";
import { FIELDS, ROLES, type Field, type Kind } from "./fields";

/** Words that stand in a field, and what they mean where that is set beside them: a day, a place. */
export type Item = Span & { readonly value?: string | null; readonly name?: string; readonly precision?: string };
export type Value = string | null | readonly Item[];
/** The fields that were changed; words are always a list. */
export type Draft = Readonly<Record<string, Value>>;

/** A record as it can be corrected: its kind, its fields, and their values as decided. */
export interface Editable {
  readonly page: string;
  readonly id: string;
  readonly kind: Kind;
  readonly fields: readonly Field[];
  readonly values: Draft;
}

/** Words on the text, and the field they stand in. */
export interface Mark extends Span {
  readonly field: string;
  readonly at: number;
  readonly label: string;
}

/** Find a record by its id: C3, I2, E1, D7, killed@214, I2.when@98, page. Null where the page has none of that name. */
export function editable(ledger: Ledger, id: string): Editable | null {
  const made = (kind: Kind, values: Draft): Editable => ({ page: ledger.page.id, id, kind, fields: FIELDS[kind], values });
  if (id === "page") return made("page", ofPage(ledger));
  const claim = ledger.claims.find((one) => one.id === id);
  if (claim) return made("claim", ofClaim(claim));
  const incident = ledger.incidents.find((one) => one.id === id);
  if (incident) return made("incident", ofIncident(incident));
  const entity = ledger.entities.find((one) => one.id === id);
  if (entity) return made("entity", ofEntity(entity));
  const count = ledger.counts.find((one) => `${one.effect}@${one.start}` === id);
  return count ? made("count", ofCount(count)) : partOf(ledger, id, made);
}

/** A record that is not on the page yet. */
export function blank(page: string, kind: Kind): Editable {
  const chosen: Record<string, Value> = {};
  if (kind === "claim") Object.assign(chosen, { act: "assert", form: "indirect", entity: null, category: null, within: null });
  if (kind === "incident") Object.assign(chosen, { type: "attack", stage: "real" });
  if (kind === "count") Object.assign(chosen, { value: "", effect: "killed", who: "unknown", incident: null, told_by: null });
  if (kind === "entity") Object.assign(chosen, { kind: "person", name: "" });
  return { page, id: "", kind, fields: FIELDS[kind], values: chosen };
}

/** The words that stand in a field, as they are about to be. */
export function itemsOf(record: Editable, draft: Draft, field: string): readonly Item[] {
  const value = draft[field] ?? record.values[field];
  return Array.isArray(value) ? (value as readonly Item[]) : [];
}

/** What stands in a field that is chosen or written. */
export function wordOf(record: Editable, draft: Draft, field: string): string | null {
  const value = field in draft ? draft[field] : record.values[field];
  return typeof value === "string" ? value : null;
}

/** All words of the record on the text, as they are about to be. */
export function marksOf(record: Editable, draft: Draft): Mark[] {
  return record.fields.flatMap((field) =>
    field.is === "words" ? itemsOf(record, draft, field.name).map((item, at) => ({ start: item.start, end: item.end, field: field.name, at, label: field.label })) : [],
  );
}

/** The draft as the server takes it. The words of a source go before who that is, which the words alone would decide. */
export function fieldsOf(record: Editable, draft: Draft): Record<string, unknown> {
  const set: Record<string, unknown> = {};
  for (const field of record.fields) {
    const value = draft[field.name];
    if (value !== undefined) set[field.name] = Array.isArray(value) ? wordsOf(field, value as readonly Item[]) : value === "" ? null : value;
  }
  return set;
}

function wordsOf(field: Field, items: readonly Item[]): unknown {
  if (field.is !== "words") return null;
  const plain = items.map((item) => (field.means ? { ...item } : { start: item.start, end: item.end }));
  return field.several ? plain : (plain[0] ?? null);
}

/** Set words anew where they stand in a field; null takes them out. */
export function withItem(items: readonly Item[], at: number, item: Item | null): Item[] {
  const made = items.flatMap((one, n) => (n === at ? (item ? [item] : []) : [one]));
  return at >= items.length && item ? [...made, item] : made;
}

/** The mention of an entity that is nearest to a record's words. */
export function nearestMention(entity: Entity, near: number): Item | null {
  const distance = (span: Span): number => Math.abs(span.start - near);
  const best = entity.mentions.reduce<Span | null>((found, one) => (found && distance(found) <= distance(one) ? found : one), null);
  return best && { start: best.start, end: best.end };
}

/** Whether what is needed of a new record is there. */
export function isWhole(record: Editable, draft: Draft): boolean {
  return record.fields.every((field) => {
    if (field.is === "words" && field.needed) return itemsOf(record, draft, field.name).length > 0;
    return !(record.kind === "count" && field.name === "value") || Boolean(wordOf(record, draft, "value"));
  });
}

/** A number in short, as it is written: 8, 8-10, 8+, -10, ~40. */
export function amountInShort({ low, high, approximate }: Pick<Count, "low" | "high" | "approximate">): string {
  const about = approximate ? "~" : "";
  if (low !== null && high !== null) return about + (low === high ? String(low) : `${low}-${high}`);
  if (low !== null) return `${about}${low}+`;
  return high === null ? "" : `${about}-${high}`;
}

/** Words of the page on one line, shortened. */
export function shortly(text: CodePoints, span: Span, most = 60): string {
  const all = text.slice(span.start, span.end).replace(/\s+/g, " ").trim();
  return all.length > most ? `${all.slice(0, most - 20)} … ${all.slice(-15)}` : all;
}

function ofClaim(claim: Claim): Draft {
  const { act, form, source, cue, content, within } = claim;
  return {
    act, form, within, content,
    source: source ? [{ start: source.start, end: source.end }] : [],
    entity: source?.entity ?? null,
    category: source?.category ?? null,
    cue: cue ? [cue] : [],
  };
}

function ofIncident(one: LedgerIncident): Draft {
  return {
    type: one.type, stage: one.stage, trigger: one.triggers, agent: one.agents, patient: one.patients, target: one.targets,
    instrument: one.instruments, when: one.when, where: one.where,
  };
}

function ofEntity(entity: Entity): Draft {
  return { name: entity.name, kind: entity.kind, mentions: entity.mentions };
}

function ofCount(count: Count): Draft {
  return { value: amountInShort(count), effect: count.effect, who: count.who, words: [{ start: count.start, end: count.end }], incident: count.incident, told_by: count.told_by };
}

function ofPage({ page }: Ledger): Draft {
  const place = page.datelines?.find((line) => line.place)?.place ?? null;
  return { published: page.published?.value ?? null, title: page.title ?? null, outlet: page.outlet ?? null, agencies: (page.agencies ?? []).join(", "), place };
}

function partOf(ledger: Ledger, id: string, made: (kind: Kind, values: Draft) => Editable): Editable | null {
  const [, incident, part = "", start] = /^(\w+)\.(\w+)@(\d+)$/.exec(id) ?? [];
  const found = ledger.incidents.find((one) => one.id === incident);
  if (!found) return null;
  const all: Readonly<Record<string, readonly (Item & { readonly entity?: string | null })[]>> = {
    when: found.when, where: found.where, agent: found.agents, patient: found.patients, target: found.targets, instrument: found.instruments,
  };
  const item = all[part]?.find((one) => one.start === Number(start));
  if (!item) return null;
  const words = [{ start: item.start, end: item.end }];
  if (ROLES.has(part)) return made("role", { words, entity: item.entity ?? null });
  return part === "when" ? made("when", { words, value: item.value ?? null }) : made("where", { words, name: item.name ?? null });
}
