/**
 * The derivation of independence: which tellings of an answer go back to one origin, and through what.
 *
 * An origin of the record names its tellings and the reasons that join them, but not which reason joins which; that is found
 * again from chains and lineage, so that each reason can be drawn between the tellings it holds for.
 */
import type { Answer, Link, Origin, Telling } from "../../api/records";
import { counted } from "../../marks/words";
import { UNDATED, type Casting } from "./casting";

export type Reason = Origin["reasons"][number];

/** What stands between tellings and their origin: someone who passes it on, or what makes several count once. */
export interface Joint {
  readonly head: string;
  readonly detail: string;
  /** Places in the group's tellings. */
  readonly joins: readonly number[];
}

export interface Group {
  readonly tellings: readonly Telling[];
  readonly joints: readonly Joint[];
  /** What the tellings go back to. */
  readonly origin: string;
  /** Why they count once, as a sentence. */
  readonly why: string;
}

const HEADS: Readonly<Record<Reason["kind"], string>> = {
  same_origin: "one source",
  same_party: "one party",
  copied_text: "one text",
  same_agency: "one agency",
  cites: "one cites the other",
};

/** The groups of an answer, each of which counts once, those with most tellings first. */
export function derived(answer: Answer, casting: Casting, links: readonly Link[]): readonly Group[] {
  const groups = (answer.origins ?? []).map((origin) => groupOf(origin, answer, casting, links));
  return groups.sort((a, b) => b.tellings.length - a.tellings.length);
}

function groupOf(origin: Origin, answer: Answer, casting: Casting, links: readonly Link[]): Group {
  const tellings = origin.told.flatMap((at) => answer.told[at] ?? []);
  const name = originOf(tellings, origin.reasons, casting);
  return { tellings, joints: [...passedOn(tellings, casting), ...reasoned(tellings, origin.reasons, casting, links)], origin: name, why: sentence(tellings, origin.reasons, name, casting) };
}

/** Those who pass it on between a page and who says it, each with the tellings that go through them. */
function passedOn(tellings: readonly Telling[], casting: Casting): Joint[] {
  const through = new Map<string, number[]>();
  tellings.forEach((telling, at) => {
    for (const party of casting.between(telling)) through.set(party, [...(through.get(party) ?? []), at]);
  });
  return [...through].map(([party, joins]) => ({ head: "passed on by", detail: casting.name(party), joins }));
}

/** The reasons, those of one kind that hold for the same tellings as one. */
function reasoned(tellings: readonly Telling[], reasons: readonly Reason[], casting: Casting, links: readonly Link[]): Joint[] {
  const made = new Map<string, Joint>();
  for (const reason of reasons) {
    const joins = joinedBy(reason, tellings, casting, links);
    const key = `${reason.kind} ${joins.join()}`;
    if (!made.has(key)) made.set(key, { head: HEADS[reason.kind], detail: detailOf(reason), joins });
  }
  return [...made.values()];
}

/** The tellings that a reason joins; all of the group where it cannot be told. */
function joinedBy(reason: Reason, tellings: readonly Telling[], casting: Casting, links: readonly Link[]): number[] {
  const { detail = "" } = reason;
  const linked = new Set(links.filter((link) => link.reason === detail).flatMap((link) => [link.from, link.to]));
  const holds = (telling: Telling): boolean => {
    if (linked.size > 0) return linked.has(telling.page);
    if (reason.kind === "same_agency") return credits(telling, agencyIn(detail), casting);
    const from = sourceIn(detail);
    if (from) return tellings.some((one) => one.page === telling.page && casting.teller(one) === from);
    return reason.kind === "same_origin" ? casting.teller(telling) === detail || casting.origin(telling)?.name === detail : speaks(telling, detail, casting);
  };
  const found = tellings.flatMap((telling, at) => (holds(telling) ? [at] : []));
  return found.length > 1 ? found : tellings.map((_, at) => at);
}

function credits(telling: Telling, agency: string, casting: Casting): boolean {
  const card = casting.card(telling.page);
  return card?.agencies?.includes(agency) === true || card?.outlet === agency || telling.chain.some((one) => casting.name(one) === agency);
}

/** "A and B speak for C": whether it is one of them. */
function speaks(telling: Telling, detail: string, casting: Casting): boolean {
  const origin = casting.origin(telling);
  return origin !== null && (detail.includes(origin.name) || detail.includes(casting.root(origin).name));
}

function agencyIn(detail: string): string {
  return detail.replace(/ reports it$/, "");
}

function sourceIn(detail: string): string {
  return /^the page has it from (.+)$/.exec(detail)?.[1] ?? "";
}

function detailOf({ kind, detail = "" }: Reason): string {
  return kind === "same_origin" && isName(detail) ? `all have it from ${detail}` : detail;
}

function isName(detail: string): boolean {
  return !/^(the page has it from|both (give|quote)|one source)/.test(detail);
}

/** What a group goes back to: the agency or text that pages carry, the party for which all speak, or who tells it most. */
function originOf(tellings: readonly Telling[], reasons: readonly Reason[], casting: Casting): string {
  const laid = tellings.filter((telling) => !casting.own(telling));
  const agency = reasons.find((reason) => reason.kind === "same_agency" && reason.detail?.endsWith(" reports it"));
  if (agency && laid.length < tellings.length) return agencyIn(agency.detail ?? "");
  const party = reasons.some((reason) => reason.kind === "same_party");
  const names = (laid.length > 0 ? laid : [...tellings].sort(byDay(casting)).slice(0, 1)).map((telling) => {
    const origin = casting.origin(telling);
    return party && origin ? casting.root(origin).name : casting.teller(telling);
  });
  return mostOf(names);
}

function byDay(casting: Casting): (a: Telling, b: Telling) => number {
  const day = (telling: Telling): string => casting.card(telling.page)?.published ?? UNDATED;
  return (a, b) => day(a).localeCompare(day(b));
}

function mostOf(names: readonly string[]): string {
  const many = new Map<string, number>();
  for (const name of names) many.set(name, (many.get(name) ?? 0) + 1);
  return [...many].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}

function sentence(tellings: readonly Telling[], reasons: readonly Reason[], origin: string, casting: Casting): string {
  const [only] = tellings;
  if (tellings.length === 1 && only) return casting.own(only) ? `Told by ${origin} in its own voice: one origin.` : `Told by ${origin} alone: one origin.`;
  const why = [...new Set(reasons.map(detailOf))].filter(Boolean);
  const pages = new Set(tellings.map((telling) => telling.page)).size;
  const where = pages === 1 ? "on one page" : `on ${pages} pages`;
  return `${counted(tellings.length, "telling")} ${where} count once${why.length > 0 ? `: ${why.slice(0, MOST).join("; ")}` : ""}.`;
}

const MOST = 3;

/** What the whole comes to, for a threshold: "7 tellings on 6 pages go back to 2 independent origins. Corroborated: 2 are enough." */
export function summed(answer: Answer, threshold: number): string {
  const { told, independent } = answer;
  if (told.length === 0) return "Nobody tells it; it is only denied.";
  const pages = new Set(told.map((telling) => telling.page)).size;
  const go = told.length === 1 ? "goes" : "go";
  const enough = independent >= threshold ? `Corroborated: ${threshold} ${threshold === 1 ? "is" : "are"} enough.` : `Not corroborated: that takes ${threshold}.`;
  return `${counted(told.length, "telling")} on ${counted(pages, "page")} ${go} back to ${counted(independent, "independent origin")}. ${enough}`;
}
