/** What a question's answers come to: a word, a shape and a colour. */
import type { JSX } from "preact";
import type { Verdict } from "../api/records";
import "./marks.css";

const WORDS: Readonly<Record<Verdict, string>> = { single: "one origin", agree: "agree", differ: "differ", update: "updated" };

const SHAPES: Readonly<Record<Verdict, JSX.Element>> = {
  single: <circle cx="6" cy="6" r="3.5" />,
  agree: <path d="M2 4.5h8M2 8h8" />,
  differ: <path d="M2 4.5h8M2 8h8M8.5 1.5l-5 9.5" />,
  update: <path d="M2 9.5L6 3l4 6.5" />,
};

export function verdictInWords(verdict: Verdict): string {
  return WORDS[verdict];
}

export function VerdictBadge({ verdict }: { readonly verdict: Verdict }): JSX.Element {
  return (
    <span class={`verdict ${verdict}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true">
        {SHAPES[verdict]}
      </svg>
      {WORDS[verdict]}
    </span>
  );
}
