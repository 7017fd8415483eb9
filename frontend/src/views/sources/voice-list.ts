/** The tree of those who speak, laid out as lines: filtered, sorted, each under what it speaks for. */
import type { Act, Ground, Parties, Voice } from "../../api/records";

export const ACTS: readonly Act[] = ["assert", "confirm", "deny", "accuse", "hedge", "demand", "promise", "threaten", "ask", "withhold"];

export type VoiceSort = "claims" | "name" | "pages" | Act;

export interface Asked {
  readonly words: string;
  readonly category: string;
  /** "name": known by a name, an office or as part of a body; "description": not named. */
  readonly known: "" | "name" | "description";
  readonly act: Act | "";
  readonly sort: VoiceSort;
}

/** One line of the list. `shown` is false where it stands only for those under it. */
export interface Line {
  readonly voice: Voice;
  readonly depth: number;
  readonly ground: Ground | undefined;
  readonly meets: boolean;
  readonly above: Voice | null;
}

export const SORTS: readonly VoiceSort[] = ["claims", "name", "pages", ...ACTS];

/** What an address asks of the list. */
export function askedOf(query: Readonly<Record<string, string>>): Asked {
  const { filter = "", category = "", known = "", act = "", sort = "claims" } = query;
  return {
    words: filter,
    category,
    known: known === "name" || known === "description" ? known : "",
    act: ACTS.find((one) => one === act) ?? "",
    sort: SORTS.find((one) => one === sort) ?? "claims",
  };
}

/** Grounds by the party whose they are. */
export function groundsOf({ grounds }: Pick<Parties, "grounds">): ReadonlyMap<string, Ground> {
  return new Map(grounds.map((ground) => [ground.party, ground]));
}

/** Whether a party is known by a name, an office or as part of a body, and not by a description alone. */
export function isNamed(ground: Ground | undefined): boolean {
  return ground !== undefined && ground.known_by !== "description";
}

/** The lines of the list: who meets what is asked, and above them what they speak for. */
export function linesOf(voices: readonly Voice[], grounds: ReadonlyMap<string, Ground>, asked: Asked): Line[] {
  const words = folded(asked.words).split(/\s+/).filter(Boolean);
  const lay = (voice: Voice, depth: number, above: Voice | null): Line[] => {
    const ground = grounds.get(voice.id);
    const meets = meetsAll(voice, ground, asked, words);
    const under = sorted(voice.parts, asked.sort).flatMap((part) => lay(part, depth + 1, voice));
    return meets || under.length > 0 ? [{ voice, depth, ground, meets, above }, ...under] : [];
  };
  return sorted(voices, asked.sort).flatMap((voice) => lay(voice, 0, null));
}

function meetsAll(voice: Voice, ground: Ground | undefined, asked: Asked, words: readonly string[]): boolean {
  if (asked.category && voice.category !== asked.category) return false;
  if (asked.known && (asked.known === "name") !== isNamed(ground)) return false;
  if (asked.act && !voice.acts[asked.act]) return false;
  if (words.length === 0) return true;
  const held = folded([voice.name, ...voice.aliases].join(" "));
  return words.every((word) => held.includes(word));
}

function sorted(voices: readonly Voice[], by: VoiceSort): Voice[] {
  if (by === "name") return [...voices].sort((a, b) => a.name.localeCompare(b.name, "en"));
  const weights = new Map(voices.map((voice) => [voice.id, weight(voice, by)]));
  return [...voices].sort((a, b) => (weights.get(b.id) ?? 0) - (weights.get(a.id) ?? 0) || a.name.localeCompare(b.name, "en"));
}

/** How much a voice has of what is sorted by, those under it included, so that a branch stands where its most telling part would. */
function weight(voice: Voice, by: Exclude<VoiceSort, "name">): number {
  const own = by === "claims" ? voice.claims : by === "pages" ? voice.on_pages : (voice.acts[by] ?? 0);
  const under = voice.parts.map((part) => weight(part, by));
  return by === "pages" ? Math.max(own, ...under) : own + under.reduce((sum, n) => sum + n, 0);
}

/** A voice and all that speak for it, in the order of the tree. */
export function* everyVoice(voices: readonly Voice[]): Generator<Voice> {
  for (const voice of voices) {
    yield voice;
    yield* everyVoice(voice.parts);
  }
}

/** The way from the top of the tree down to a party, itself last; empty where it does not speak. */
export function wayTo(voices: readonly Voice[], party: string): Voice[] {
  for (const voice of voices) {
    if (voice.id === party) return [voice];
    const below = wayTo(voice.parts, party);
    if (below.length > 0) return [voice, ...below];
  }
  return [];
}

export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
