/** What can be set of each kind of record, in which order it is shown, and from what it is chosen. */
import type { Act, Count, Form, LedgerIncident, SourceCategory } from "../../api/records";
import { formInWords, label, stageInWords, verb } from "../../marks/words";

export type Kind = "claim" | "incident" | "count" | "entity" | "when" | "where" | "role" | "page";

/** A field of a record: words of the page, one of several choices, another record of the page, or something written. */
export type Field = { readonly name: string; readonly label: string } & (
  | { readonly is: "words"; readonly several: boolean; readonly needed: boolean; readonly means?: "value" | "name" }
  | { readonly is: "choice"; readonly choices: readonly Choice[] }
  | { readonly is: "record"; readonly of: "claim" | "incident" | "entity"; readonly none: string }
  | { readonly is: "text"; readonly hint: string }
);

export type Choice = readonly [value: string, words: string];

const ACTS: readonly Act[] = ["assert", "confirm", "deny", "accuse", "hedge", "demand", "promise", "threaten", "ask", "withhold"];
const FORMS: readonly Form[] = ["direct", "indirect", "mixed"];
const CATEGORIES: readonly SourceCategory[] = [
  "government", "security", "judiciary", "politician", "armed_group", "media", "ngo", "health", "expert", "business", "victim", "witness", "accused", "document", "public", "other",
];
const TYPES: readonly LedgerIncident["type"][] = [
  "killing", "shooting", "bombing", "attack", "strike", "clash", "raid", "arrest", "abduction", "abuse", "protest", "arson", "seizure", "legal", "release", "accident", "disaster", "outbreak", "poisoning",
];
const STAGES: readonly LedgerIncident["stage"][] = ["real", "attempt", "plan", "threat", "denied", "general"];
const EFFECTS: readonly Count["effect"][] = ["killed", "injured", "missing", "arrested", "abducted", "freed", "infected", "displaced", "participated", "affected", "damage"];
const WHO: readonly Count["who"][] = ["civilian", "security", "armed_group", "government", "protester", "prisoner", "patient", "mixed", "unknown"];
const ENTITIES = ["person", "group", "organisation", "place", "facility", "weapon", "vehicle"] as const;

const named = (words: readonly string[], name: (word: string) => string = (word) => label(word) || word): Choice[] => words.map((word) => [word, name(word)]);
const words = (name: string, title: string, more: { several?: boolean; needed?: boolean; means?: "value" | "name" } = {}): Field => ({
  name, label: title, is: "words", several: more.several ?? false, needed: more.needed ?? false, ...(more.means ? { means: more.means } : {}),
});
const choice = (name: string, title: string, choices: readonly Choice[]): Field => ({ name, label: title, is: "choice", choices });
const written = (name: string, title: string, hint: string): Field => ({ name, label: title, is: "text", hint });
const record = (name: string, title: string, of: "claim" | "incident" | "entity", none: string): Field => ({ name, label: title, is: "record", of, none });

const many = { several: true };
const AMOUNT = "8, 8-10, 8+ (at least), -10 (at most), ~40 (about)";
const DAY = "2025-03-08, 2025-03, or 2025-03-08/2025-03-09";
const PLACE = "a name, or a name with its point: Grain Pier@41.2,12.5";

export const FIELDS: Readonly<Record<Kind, readonly Field[]>> = {
  claim: [
    choice("act", "Act", named(ACTS, (act) => verb(act as Act))),
    words("content", "Content", { several: true, needed: true }),
    words("source", "Source"),
    record("entity", "Who that is", "entity", "no one known by name"),
    choice("category", "Category", named(CATEGORIES)),
    words("cue", "Cue"),
    choice("form", "Form", named(FORMS, (form) => formInWords(form as Form))),
    record("within", "Told within", "claim", "the page itself"),
  ],
  incident: [
    choice("type", "Type", named(TYPES)),
    choice("stage", "Stage", named(STAGES, stageInWords)),
    words("trigger", "Trigger", { several: true, needed: true }),
    words("agent", "By", many),
    words("patient", "Against", many),
    words("target", "Aimed at", many),
    words("instrument", "With", many),
    words("when", "When", { several: true, means: "value" }),
    words("where", "Where", { several: true, means: "name" }),
  ],
  count: [
    written("value", "Number", AMOUNT),
    choice("effect", "Effect", named(EFFECTS)),
    choice("who", "Who", named(WHO)),
    words("words", "Words", { needed: true }),
    record("incident", "Of", "incident", "no incident"),
    record("told_by", "Told by", "claim", "the page itself"),
  ],
  entity: [written("name", "Name", "as it is best known"), choice("kind", "Kind", named(ENTITIES)), words("mentions", "Mentions", { several: true, needed: true })],
  when: [words("words", "When", { needed: true }), written("value", "Day", DAY)],
  where: [words("words", "Where", { needed: true }), written("name", "Place", PLACE)],
  role: [words("words", "Words", { needed: true }), record("entity", "Who that is", "entity", "no one known by name")],
  page: [
    written("published", "Published", DAY),
    written("place", "Filed from", PLACE),
    written("outlet", "Outlet", "who publishes it"),
    written("agencies", "Agencies", "names with commas between them"),
    written("title", "Title", "its headline"),
  ],
};

/** Hints for what is written beside words that tell when or where. */
export const HINTS = { value: DAY, name: PLACE } as const;

/** The roles of an incident, as parts of its record are called. */
export const ROLES: ReadonlySet<string> = new Set(["agent", "patient", "target", "instrument"]);
