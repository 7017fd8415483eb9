/** Decisions in words: what was done, to which words, what was set, and whether it holds. */
import type { Standing } from "../../api/records";
import { dateInWords, label, oneLine } from "../../marks/words";
import { FIELDS } from "./fields";

type Decision = Standing["decision"];
type Target = NonNullable<Decision["target"]>;

const DID: Readonly<Record<Decision["verb"], string>> = {
  accept: "accepted",
  reject: "rejected",
  correct: "corrected",
  add: "added",
  join: "joined",
  part: "parted",
  undo: "took back",
};

const KINDS: Readonly<Record<Target["kind"], string>> = {
  claim: "claim",
  entity: "party",
  incident: "incident",
  count: "number",
  source: "source",
  outlet: "outlet",
  page: "page",
  when: "day",
  where: "place",
  agent: "doer",
  patient: "one it was done to",
  target: "aim",
  instrument: "means",
};

const STATES: Readonly<Record<Standing["state"], string>> = {
  holds: "holds",
  undone: "undone",
  replaced: "replaced by a later decision",
  lost: "its words are not in the present reading",
};

export function stateInWords(state: Standing["state"]): string {
  return STATES[state];
}

/** "corrected the claim", "put one party under another". */
export function deedInWords({ decision }: Standing): string {
  const { verb, target, join, undoes } = decision;
  if (verb === "undo") return `took back decision ${undoes ?? ""}`;
  if (join === "part_of") return verb === "join" ? "put one under the other" : "said that one is no part of the other";
  if (join) return `${DID[verb]} two ${join === "incident" ? "incidents" : "parties"}`;
  return target ? `${DID[verb]} the ${KINDS[target.kind]}` : DID[verb];
}

/** The words that a record is known by; of a place or a role its own. */
export function wordsOf(target: Decision["target"]): string {
  const words = (target?.anchors ?? []).map((anchor) => oneLine(anchor.exact));
  return [...new Set(words)].slice(0, 4).join(" … ");
}

/** What a correction set, field by field, in words. */
export function changeInWords(change: unknown): (readonly [name: string, value: string])[] {
  if (typeof change !== "object" || change === null) return [];
  return Object.entries(change)
    .filter(([name]) => !UNTOLD.has(name))
    .map(([name, value]) => [titleOf(name), valueOf(name, value)] as const);
}

const UNTOLD: ReadonlySet<string> = new Set(["geonames", "id", "confidence", "named"]);
const PLURALS: Readonly<Record<string, string>> = { triggers: "trigger", agents: "agent", patients: "patient", targets: "target", instruments: "instrument", at: "words" };

function titleOf(name: string): string {
  const own = PLURALS[name] ?? name;
  return Object.values(FIELDS).flat().find((field) => field.name === own)?.label ?? own.replaceAll("_", " ");
}

function valueOf(name: string, value: unknown): string {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return "none";
  if (Array.isArray(value)) return value.map((one) => valueOf(name, one)).join("; ");
  if (typeof value === "object") return recordInWords(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return name === "published" || name === "value" ? dateInWords(value) : label(value) || value;
  return typeof value === "number" ? String(value) : "";
}

interface Kept {
  readonly exact?: string;
  readonly at?: { readonly exact?: string };
  readonly record?: { readonly id?: string; readonly anchors?: readonly { readonly exact?: string }[] };
  readonly value?: string | null;
  readonly name?: string | null;
}

/** Kept words are quoted; a record that is referred to is told by its words. */
function recordInWords(kept: Kept): string {
  if (kept.record) return `“${oneLine(kept.record.anchors?.[0]?.exact ?? kept.record.id ?? "")}”`;
  const words = `“${oneLine(kept.exact ?? kept.at?.exact ?? "")}”`;
  const means = kept.value ? dateInWords(kept.value) : kept.name;
  return means ? `${words}: ${means}` : words;
}
