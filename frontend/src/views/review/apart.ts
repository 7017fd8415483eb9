/** An incident as two: which of its words and numbers go to which. */
import type { Count, Ledger, LedgerIncident, Span } from "../../api/records";
import { ROLES } from "./fields";
import type { Item } from "./draft";

export type Share = "first" | "second" | "both";

/** Words of the incident, or a number that belongs to it; `share` is where it goes unless said otherwise. */
export interface Part extends Span {
  readonly key: string;
  readonly field: string;
  readonly share: Share;
  readonly item: Item;
  readonly count?: Count;
}

/** All that can be given to the one or the other, in the order of the page. */
export function partsOf(ledger: Ledger, incident: LedgerIncident): Part[] {
  const words: Readonly<Record<string, readonly Item[]>> = {
    trigger: incident.triggers, agent: incident.agents, patient: incident.patients, target: incident.targets, instrument: incident.instruments,
    when: incident.when, where: incident.where,
  };
  const made = Object.entries(words).flatMap(([field, items]) => items.map((item): Part => ({ key: `${field}@${item.start}-${item.end}`, field, item, start: item.start, end: item.end, share: field === "trigger" ? "first" : "both" })));
  const counts = ledger.counts.filter((one) => one.incident === incident.id).map((one): Part => ({ key: `count ${one.effect}@${one.start}`, field: "count", item: one, count: one, start: one.start, end: one.end, share: "first" }));
  return [...made, ...counts].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether each of the two has a trigger. */
export function isApart(parts: readonly Part[], shareOf: (part: Part) => Share): boolean {
  const triggers = parts.filter((part) => part.field === "trigger").map(shareOf);
  return triggers.includes("first") && triggers.includes("second");
}

type Fields = Record<string, readonly Item[]>;

/** What the first is corrected to, what the second is added with, and the ids of the numbers that go with the second. */
export function apart(parts: readonly Part[], shareOf: (part: Part) => Share): { readonly first: Fields; readonly second: Fields; readonly counts: readonly string[] } {
  const first: Fields = {};
  const second: Fields = {};
  for (const part of parts.filter((one) => !one.count)) {
    const share = shareOf(part);
    const item = ROLES.has(part.field) || part.field === "trigger" ? { start: part.start, end: part.end } : part.item;
    first[part.field] = [...(first[part.field] ?? []), ...(share === "second" ? [] : [item])];
    if (share !== "first") second[part.field] = [...(second[part.field] ?? []), item];
  }
  const changed = Object.entries(first).filter(([field, items]) => items.length < parts.filter((part) => part.field === field).length);
  const counts = parts.flatMap((part) => (part.count && shareOf(part) === "second" ? [`${part.count.effect}@${part.count.start}`] : []));
  return { first: Object.fromEntries(changed), second, counts };
}
