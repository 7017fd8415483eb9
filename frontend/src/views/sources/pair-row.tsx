/** A row of two pages side by side: a passage that both have, or what only one has. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { PageCard, Span } from "../../api/records";
import type { CodePoints } from "../../marks/code-points";
import { pageAddress, spansAt } from "../../marks/page-address";
import { counted, oneLine } from "../../marks/words";
import { ask } from "../../route";
import { wordAgainstWord, wordsIn, type Row, type Stretch } from "./alignment";

export interface Side {
  readonly card: PageCard;
  readonly text: CodePoints;
  readonly called: string;
}

export interface Sides {
  readonly a: Side;
  readonly b: Side;
}

interface Props {
  readonly row: Row;
  readonly sides: Sides;
  readonly chosen: boolean;
  /** Whether what only one page has is shown in full. */
  readonly rest: boolean;
}

export function RowShown({ row, sides, chosen, rest }: Props): JSX.Element | null {
  if (row.is === "same") return <Same row={row} sides={sides} chosen={chosen} />;
  const [a, b] = [wordsIn(sides.a.text, row.a), wordsIn(sides.b.text, row.b)];
  if (a + b === 0) return null;
  return (
    <div class="pair-two apart">
      <Apart side={sides.a} span={row.a} words={a} rest={rest} />
      <Apart side={sides.b} span={row.b} words={b} rest={rest} />
    </div>
  );
}

function Same({ row, sides, chosen }: { readonly row: Extract<Row, { is: "same" }>; readonly sides: Sides; readonly chosen: boolean }): JSX.Element {
  const { passage, number, moved } = row;
  const paragraphs = useMemo(
    () => wordAgainstWord(sides.a.text.slice(passage.from.start, passage.from.end), sides.b.text.slice(passage.to.start, passage.to.end)),
    [passage, sides],
  );
  return (
    <section class={`pair-passage${chosen ? " chosen" : ""}`} aria-label={`Passage ${number}`} data-passage={number} tabIndex={-1} aria-current={chosen ? "true" : undefined}>
      <header>
        <button type="button" class="pair-number" aria-label={`Passage ${number}`} aria-pressed={chosen} onClick={() => ask({ passage: chosen ? null : String(number) })}>
          {number}
        </button>
        <span class="faint">
          {counted(passage.words, "word")} the same{quotedInWords(passage)}
          {moved && number > 1 && ", elsewhere in the order of the other page"}
        </span>
      </header>
      <div class="pair-two">
        <Leads side={sides.a} span={passage.from} />
        <Leads side={sides.b} span={passage.to} />
      </div>
      {paragraphs.map((paragraph, n) => (
        <div key={n} class="pair-two pair-line">
          <Words called={sides.a.called} stretches={paragraph.a} />
          <Words called={sides.b.called} stretches={paragraph.b} />
        </div>
      ))}
    </section>
  );
}

/** Words that both quote need not be copied from each other. */
function quotedInWords({ words, unquoted }: { readonly words: number; readonly unquoted: number }): string {
  if (unquoted >= words) return "";
  return unquoted === 0 ? ", all within quotations" : `, ${words - unquoted} of them within quotations`;
}

function Leads({ side, span }: { readonly side: Side; readonly span: Span }): JSX.Element {
  return (
    <a class="pair-outlet" href={pageAddress(side.card.id, { at: spansAt([span]) })}>
      <bdi>{side.called}</bdi>
      <span class="unseen">: read this passage there</span>
    </a>
  );
}

function Words({ called, stretches }: { readonly called: string; readonly stretches: readonly Stretch[] }): JSX.Element {
  return (
    <p class="pair-side pair-words" dir="auto" data-called={called}>
      {stretches.map((stretch, n) => (
        <Marked key={n} stretch={stretch} />
      ))}
    </p>
  );
}

function Marked({ stretch }: { readonly stretch: Stretch }): JSX.Element {
  const { is, text } = stretch;
  if (is === "same") return <mark class="same">{text}</mark>;
  if (is === "other") return <em class="differs">{text}</em>;
  return (
    <span class="missing" role="img" aria-label="words of the other page left out">
      ‸
    </span>
  );
}

const SHORT = 30;
const EDGE = 9;

function Apart({ side, span, words, rest }: { readonly side: Side; readonly span: Span; readonly words: number; readonly rest: boolean }): JSX.Element {
  if (words === 0) return <div class="pair-side" />;
  const text = side.text.slice(span.start, span.end).replace(/^[\s.,;:!?]+/, ""); // what ends the passage before is none of its own
  return (
    <div class="pair-side">
      <a class="pair-outlet" href={pageAddress(side.card.id, { at: spansAt([span]) })}>
        <bdi>{counted(words, "word")}</bdi> only here
        <span class="unseen">, in {side.called}</span>
      </a>
      <p class="pair-words" dir="auto">
        {rest ? text.trim() : shortened(text, words)}
      </p>
    </div>
  );
}

/** A text by its first and last words. */
function shortened(text: string, words: number): string {
  if (words <= SHORT) return oneLine(text);
  const all = oneLine(text).split(" ");
  return `${all.slice(0, EDGE).join(" ")} … ${all.slice(-EDGE).join(" ")}`;
}
