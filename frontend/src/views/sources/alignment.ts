/** Two pages laid side by side: what both have in one row, what only one has between, and within a passage word against word. */
import type { LineagePair, Span } from "../../api/records";
import type { CodePoints } from "../../marks/code-points";

export type Passage = LineagePair["passages"][number];

/** A row: a passage that both have, or what stands before the next one on either page. */
export type Row =
  | { readonly is: "same"; readonly number: number; readonly passage: Passage; /** It stands elsewhere in the order of the other page. */ readonly moved: boolean }
  | { readonly is: "apart"; readonly a: Span; readonly b: Span };

/** Lay two pages side by side in the order of the first. All of either text stands in one row, once. */
export function rowsOf(passages: readonly Passage[], lengthA: number, lengthB: number): Row[] {
  const inB = [...passages].sort((x, y) => x.to.start - y.to.start);
  const place = new Map(inB.map((passage, n) => [passage, n]));
  const rows: Row[] = [];
  let end = 0;
  let last = -1;
  for (const [n, passage] of [...passages].sort((x, y) => x.from.start - y.from.start).entries()) {
    const at = place.get(passage) ?? 0;
    const before = { a: { start: end, end: Math.max(end, passage.from.start) }, b: { start: at > 0 ? (inB[at - 1]?.to.end ?? 0) : 0, end: passage.to.start } };
    rows.push({ is: "apart", ...before }, { is: "same", number: n + 1, passage, moved: at !== last + 1 });
    end = passage.from.end;
    last = at;
  }
  rows.push({ is: "apart", a: { start: end, end: lengthA }, b: { start: inB.at(-1)?.to.end ?? 0, end: lengthB } });
  return rows;
}

/** A stretch of one side of a passage: the same words, other words, or none where the other side has some. */
export interface Stretch {
  readonly is: "same" | "other" | "none";
  readonly text: string;
}

/** A paragraph of a passage on both sides; where only one side begins a new one, it goes on. */
export interface Paragraph {
  readonly a: readonly Stretch[];
  readonly b: readonly Stretch[];
}

interface Word {
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** Where two sides differ: places in the words of either. */
interface Edit {
  readonly a: number;
  readonly toA: number;
  readonly b: number;
  readonly toB: number;
}

/** Words in a row from which on the two sides are together again. */
const TOGETHER = 3;
/** Words by which one side may be ahead: a passage bridges edits of twelve. */
const AHEAD = 14;

/** Lay the two sides of a passage word against word, paragraph by paragraph. */
export function wordAgainstWord(a: string, b: string): Paragraph[] {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const edits = editsOf(left, right);
  const breaks = breaksOf(a, b, left, right, edits);
  const ofA = stretches(a, left, edits.map((edit) => [edit.a, edit.toA, edit.toB > edit.b]), breaks.map(([i]) => i));
  const ofB = stretches(b, right, edits.map((edit) => [edit.b, edit.toB, edit.toA > edit.a]), breaks.map(([, j]) => j));
  return ofA.map((one, n) => ({ a: one, b: ofB[n] ?? [] }));
}

function editsOf(a: readonly Word[], b: readonly Word[]): Edit[] {
  const edits: Edit[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i]?.form === b[j]?.form) {
      i += 1;
      j += 1;
      continue;
    }
    const [aheadA, aheadB] = together(a, b, i, j);
    const last = edits.at(-1);
    if (last?.toA === i && last.toB === j) edits[edits.length - 1] = { ...last, toA: i + aheadA, toB: j + aheadB };
    else edits.push({ a: i, toA: i + aheadA, b: j, toB: j + aheadB });
    i += aheadA;
    j += aheadB;
  }
  return edits;
}

/** By how many words each side is to be gone on with until both have the same again. */
function together(a: readonly Word[], b: readonly Word[], i: number, j: number): readonly [number, number] {
  for (let sum = 1; sum <= 2 * AHEAD; sum += 1) {
    for (let x = Math.max(0, sum - AHEAD); x <= Math.min(sum, AHEAD); x += 1) {
      if (sameFrom(a, b, i + x, j + sum - x)) return [x, sum - x];
    }
  }
  return [Math.min(1, a.length - i), Math.min(1, b.length - j)];
}

function sameFrom(a: readonly Word[], b: readonly Word[], i: number, j: number): boolean {
  if (i > a.length || j > b.length) return false;
  const many = Math.min(TOGETHER, Math.max(a.length - i, b.length - j));
  for (let n = 0; n < many; n += 1) if (a[i + n]?.form !== b[j + n]?.form) return false;
  return true;
}

/** Where both sides begin a paragraph: the places of the words with which they do. */
function breaksOf(a: string, b: string, left: readonly Word[], right: readonly Word[], edits: readonly Edit[]): [number, number][] {
  const made: [number, number][] = [];
  const begin = (i: number, j: number): void => {
    if (i > 0 && j > 0 && opens(a, left, i) && opens(b, right, j)) made.push([i, j]);
  };
  let [i, j] = [0, 0];
  for (const edit of [...edits, { a: left.length, toA: left.length, b: right.length, toB: right.length }]) {
    for (; i < edit.a; i += 1, j += 1) begin(i, j);
    if (edit.toA > edit.a && edit.toB > edit.b) begin(edit.a, edit.b);
    [i, j] = [edit.toA, edit.toB];
  }
  return made;
}

function opens(text: string, words: readonly Word[], n: number): boolean {
  return text.slice(words[n - 1]?.end ?? 0, words[n]?.start ?? 0).includes("\n");
}

/** One side in stretches, in as many paragraphs as there are breaks and one. Edits are places in its words, and whether the other side has words there. */
function stretches(text: string, words: readonly Word[], edits: readonly (readonly [start: number, end: number, other: boolean])[], breaks: readonly number[]): Stretch[][] {
  const cuts = breaks.map((n) => before(text, words, n));
  const made: Stretch[][] = [[]];
  let at = 0;
  const upTo = (end: number, is: Stretch["is"]): void => {
    for (let cut = cuts[made.length - 1]; cut !== undefined && cut <= end; cut = cuts[made.length - 1]) {
      add(text.slice(at, cut).trimEnd(), is);
      at = Math.max(at, cut);
      made.push([]);
    }
    add(text.slice(at, end), is);
    at = Math.max(at, end);
  };
  const add = (words: string, is: Stretch["is"]): void => {
    if (words) made.at(-1)?.push({ is, text: words });
  };
  for (const [start, end, other] of edits) {
    if (end > start) {
      upTo(before(text, words, start), "same");
      upTo(behind(text, words, end - 1), "other");
    } else if (other) {
      upTo(start > 0 ? behind(text, words, start - 1) : 0, "same");
      made.at(-1)?.push({ is: "none", text: "" });
    }
  }
  upTo(text.length, "same");
  return made;
}

const LETTER = /[\p{L}\p{N}\s]/u;

/** Where a word begins, the marks before it included. */
function before(text: string, words: readonly Word[], n: number): number {
  let at = words[n]?.start ?? text.length;
  while (at > 0 && !LETTER.test(text[at - 1] ?? " ")) at -= 1;
  return at;
}

/** Where a word ends, the marks behind it included. */
function behind(text: string, words: readonly Word[], n: number): number {
  let at = words[n]?.end ?? text.length;
  while (at < text.length && !LETTER.test(text[at] ?? " ")) at += 1;
  return at;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu)].map((found) => ({
    form: found[0].normalize("NFKC").toLowerCase().replaceAll("’", "'"),
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/** How many words a stretch of a page has. */
export function wordsIn(text: CodePoints, { start, end }: Span): number {
  return wordsOf(text.slice(start, end)).length;
}
