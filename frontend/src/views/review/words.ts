/** Words of a text: where the ends of a span may stand, and the words that a loose selection means. Offsets are code points. */
import type { Span } from "../../api/records";
import type { CodePoints } from "../../marks/code-points";

export type Edge = "start" | "end";

const PIECE = /[\p{L}\p{M}\p{N}]+(?:[’'.-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]+/gu;

/** The words and marks of punctuation within a stretch of a text, in order. */
export function piecesIn(text: CodePoints, within: Span): Span[] {
  const from = text.unit(within.start);
  const words = text.text.slice(from, text.unit(within.end));
  return [...words.matchAll(PIECE)].map((match) => ({ start: text.point(from + match.index), end: text.point(from + match.index + match[0].length) }));
}

/** A span moved at one edge by so many words; it stays within the pieces, and keeps one word at least. */
export function moved(span: Span, edge: Edge, by: number, pieces: readonly Span[]): Span {
  const stops = pieces.map((piece) => piece[edge]);
  const now = span[edge];
  const beyond = by > 0 ? stops.filter((stop) => stop > now) : stops.filter((stop) => stop < now).reverse();
  return stretched(span, edge, beyond[Math.abs(by) - 1] ?? beyond.at(-1) ?? now, pieces);
}

/** A span with one edge at the stop that is nearest to a place. */
export function stretched(span: Span, edge: Edge, to: number, pieces: readonly Span[]): Span {
  const fits = (stop: number): boolean => (edge === "start" ? stop < span.end : stop > span.start);
  const stops = pieces.map((piece) => piece[edge]).filter(fits);
  const best = stops.reduce((near, stop) => (Math.abs(stop - to) < Math.abs(near - to) ? stop : near), stops[0] ?? span[edge]);
  return edge === "start" ? { start: best, end: span.end } : { start: span.start, end: best };
}

/** The whole words that a loose span touches; null where it touches none. */
export function wholeWords(loose: Span, pieces: readonly Span[]): Span | null {
  const touched = pieces.filter((piece) => piece.start < loose.end && piece.end > loose.start);
  const [first, last] = [touched[0], touched.at(-1)];
  return first && last ? { start: first.start, end: last.end } : null;
}

/** The pieces that are words: punctuation by itself is stepped over when one picks words by key. */
export function wordsOnly(text: CodePoints, pieces: readonly Span[]): Span[] {
  return pieces.filter((piece) => /[\p{L}\p{N}]/u.test(text.slice(piece.start, piece.end)));
}

/** The paragraphs of the article that some spans stand in, and `more` on each side. Without spans, the first ones. */
export function paragraphsAround(paragraphs: readonly Span[], spans: readonly Span[], more: number): Span[] {
  const touched = paragraphs.flatMap((paragraph, at) => (spans.some((span) => span.start < paragraph.end && span.end > paragraph.start) ? [at] : []));
  const [first = 0, last = 0] = [touched[0], touched.at(-1)];
  return paragraphs.slice(Math.max(0, first - more), last + more + 1);
}

/** The paragraphs of some blocks: their lines that are not empty. */
export function paragraphsOf(text: CodePoints, blocks: readonly Span[]): Span[] {
  return blocks.flatMap((block) => {
    const from = text.unit(block.start);
    const lines = text.text.slice(from, text.unit(block.end)).matchAll(/[^\n]*\S[^\n]*/g);
    return [...lines].map((line) => ({ start: text.point(from + line.index), end: text.point(from + line.index + line[0].length) }));
  });
}
