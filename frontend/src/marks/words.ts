/** The words in which every view says the same thing: acts, verdicts, questions, dates, numbers. */
import type { Act, Bounded, Form, SourceCategory } from "../api/records";

/** What a source does with its words; a reader must see a denial or a hedge without colour. */
const ACTS: Readonly<Record<Act, string>> = {
  assert: "says",
  confirm: "confirms",
  deny: "denies",
  accuse: "accuses",
  hedge: "believes",
  demand: "demands",
  promise: "promises",
  threaten: "threatens",
  ask: "asks",
  withhold: "does not say",
};

/** The same where the page names no source: "reportedly", "is accused of". */
const ACTS_OF_NOBODY: Readonly<Record<Act, string>> = {
  assert: "it is said",
  confirm: "confirmed",
  deny: "denied",
  accuse: "accused",
  hedge: "unconfirmed",
  demand: "demanded",
  promise: "promised",
  threaten: "threatened",
  ask: "asked",
  withhold: "not said",
};

const FORMS: Readonly<Record<Form, string>> = { direct: "quoted", indirect: "told in other words", mixed: "partly quoted" };

const STAGES: Readonly<Record<string, string>> = {
  real: "told as fact",
  attempt: "attempted",
  plan: "planned",
  threat: "threatened or feared",
  denied: "told as not having happened",
  general: "no single event",
};

const EVIDENCE: Readonly<Record<string, string>> = {
  given: "as given",
  "json-ld": "from the page’s JSON-LD",
  meta: "from the page’s meta tags",
  time: "from a time tag of the page",
  url: "from the URL",
  text: "from the text",
  dateline: "from the dateline",
};

const BLOCKS: Readonly<Record<string, readonly [string, string]>> = {
  byline: ["byline", "bylines"],
  credit: ["credit", "credits"],
  promotion: ["promotion", "promotions"],
  teaser: ["teaser of another story", "teasers of other stories"],
  navigation: ["menu", "menus"],
  notice: ["notice", "notices"],
  comment: ["comment", "comments"],
};

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** The verb for an act; `sourced` says whether the page names who does it. */
export function verb(act: Act, sourced = true): string {
  return (sourced ? ACTS : ACTS_OF_NOBODY)[act];
}

export function formInWords(form: Form): string {
  return FORMS[form];
}

export function stageInWords(stage: string): string {
  return STAGES[stage] ?? label(stage);
}

export function evidenceInWords(evidence: string): string {
  return EVIDENCE[evidence] ?? `from ${evidence}`;
}

/** A word of the contract as a reader's word: "armed_group" is "armed group", "unknown" and "other" are nothing. */
export function label(word: string): string {
  if (word === "ngo") return "NGO";
  return word === "unknown" || word === "other" ? "" : word.replaceAll("_", " ");
}

export function categoryInWords(category: SourceCategory | null | undefined): string {
  return category ? label(category) : "";
}

/** The same with a capital at its beginning. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How much of each kind of furniture there is: "2 credits, 1 notice". */
export function setAside(kinds: readonly string[]): string {
  const many = new Map<string, number>();
  for (const kind of kinds) many.set(kind, (many.get(kind) ?? 0) + 1);
  return [...many].map(([kind, n]) => `${n} ${(BLOCKS[kind] ?? [kind, `${kind}s`])[n > 1 ? 1 : 0]}`).join(", ");
}

/** A number with its noun: "1 page", "1,204 pages". */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

export function number(n: number): string {
  return n.toLocaleString("en");
}

/** A number with its bounds: "at least 20", "10–15", "about 40", "no number". */
export function amount({ low, high, approximate }: Bounded): string {
  const about = approximate ? "about " : "";
  if (low != null && high != null) return about + (low === high ? number(low) : `${number(low)}–${number(high)}`);
  if (low != null) return `at least ${about}${number(low)}`;
  return high != null ? `at most ${about}${number(high)}` : "no number";
}

/** An ISO 8601 date or range at any precision: "15 January 2018", "June 2017", "10–15 January 2018". */
export function dateInWords(value: string): string {
  const [first = "", last = ""] = value.split("/");
  if (!last || first === last) return day(first);
  const start = first.slice(0, 10).split("-");
  const end = last.slice(0, 10).split("-");
  if (start.length === 3 && end.length === 3 && start[0] === end[0] && start[1] === end[1]) return `${Number(start[2])}–${day(last)}`;
  if (start.length === 2 && end.length === 2 && start[0] === end[0]) return `${month(start[1])}–${day(last)}`;
  return `${day(first)} – ${day(last)}`;
}

/** A moment in UTC as the clock on the wall here has it: "6 March 2025, 17:41". */
export function momentInWords(value: string): string {
  const at = new Date(value);
  if (!value.includes("T") || Number.isNaN(at.valueOf())) return dateInWords(value);
  const clock = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return `${at.getDate()} ${MONTHS[at.getMonth()] ?? ""} ${at.getFullYear()}, ${clock}`;
}

function day(value: string): string {
  const [date = "", time] = value.split("T");
  const [year = "", m, d] = date.split("-");
  const clock = time ? `, ${time.slice(0, 5)}` : "";
  return [d === undefined ? "" : String(Number(d)), m === undefined ? "" : month(m), year].filter(Boolean).join(" ") + clock;
}

function month(n: string | undefined): string {
  return MONTHS[Number(n) - 1] ?? n ?? "";
}

/** Every run of white space as one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
