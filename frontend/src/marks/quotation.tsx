/** Words of a page, in its own typeface and direction. */
import type { JSX } from "preact";
import type { Form, Span } from "../api/records";
import type { CodePoints } from "./code-points";
import { oneLine } from "./words";
import "./marks.css";

interface Props {
  readonly text: CodePoints;
  readonly spans: readonly Span[];
  /** Quotation marks are set where all of it is quoted. */
  readonly form?: Form;
  /** How many characters of what stands around are shown. */
  readonly context?: number;
}

/** Quote spans of a page: gaps between them as …, and `context` characters before and after in a fainter colour. */
export function Quotation({ text, spans, form = "indirect", context = 0 }: Props): JSX.Element {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return <></>;
  const [open, close] = form === "direct" ? ["“", "”"] : ["", ""];
  const before = context > 0 ? startOfWord(text.slice(Math.max(0, first.start - context), first.start), first.start > context) : "";
  const after = context > 0 ? endOfWord(text.slice(last.end, last.end + context)) : "";
  return (
    <q class="quotation unmarked" dir="auto">
      {before && <span class="around">{before}</span>}
      {spans.map((span, at) => [at > 0 && <span class="gap"> … </span>, open + oneLine(text.slice(span.start, span.end)) + close])}
      {after && <span class="around">{after}</span>}
    </q>
  );
}

function startOfWord(words: string, cut: boolean): string {
  const line = words.split("\n\n").at(-1) ?? "";
  return cut && line === words ? `…${line.slice(line.search(/\s/))}` : line;
}

function endOfWord(words: string): string {
  const [line = ""] = words.split("\n\n");
  return line === words ? `${line.replace(/\s\S*$/, "")} …` : line;
}
