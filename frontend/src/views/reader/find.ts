/** Finds again on a page the words that were searched for: without case and accents, as the search itself does. */
import type { Span } from "../../api/records";
import type { CodePoints } from "../../marks/code-points";

interface Word extends Span {
  readonly folded: string;
}

/** One thing to find: words in a row, the last of which may be a beginning ("depor*"). */
interface Wanted {
  readonly words: readonly string[];
  readonly begins: boolean;
}

/** The places on a text (in code points) of what a search asks for: words, "phrases", begin*; not those after "-". */
export function find(text: CodePoints, asked: string): Span[] {
  const wanted = wantedIn(asked);
  if (wanted.length === 0) return [];
  const words = wordsOf(text);
  const found = wanted.flatMap((one) => placesOf(one, words));
  return apart(found.sort((a, b) => a.start - b.start || b.end - a.end));
}

function wantedIn(asked: string): Wanted[] {
  const parts = [...asked.matchAll(/(-?)(?:"([^"]*)"|(\S+))/g)];
  return parts
    .filter(([, minus, phrase, word]) => minus !== "-" && !(phrase === undefined && word === "OR"))
    .map(([, , phrase, word]) => {
      const said = phrase ?? word ?? "";
      return { words: [...said.matchAll(WORD)].map(([one]) => folded(one)), begins: said.endsWith("*") };
    })
    .filter(({ words }) => words.length > 0);
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

function wordsOf(text: CodePoints): Word[] {
  return [...text.text.matchAll(WORD)].map((match) => ({
    start: text.point(match.index),
    end: text.point(match.index + match[0].length),
    folded: folded(match[0]),
  }));
}

function placesOf({ words, begins }: Wanted, on: readonly Word[]): Span[] {
  const fits = (at: number): boolean =>
    words.every((word, n) => {
      const here = on[at + n]?.folded;
      return begins && n === words.length - 1 ? here?.startsWith(word) : here === word;
    });
  return on.flatMap((word, at) => (fits(at) ? [{ start: word.start, end: on[at + words.length - 1]?.end ?? word.end }] : []));
}

function apart(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans) if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return kept;
}

function folded(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
