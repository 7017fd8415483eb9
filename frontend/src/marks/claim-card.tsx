/** A claim in a list: who, what they do, their words, and the way to the place on the page. */
import type { ComponentChildren, JSX } from "preact";
import type { Act } from "../api/records";
import { verb } from "./words";
import "./marks.css";

interface Props {
  readonly act: Act;
  /** Who says it, as a chip; null where the page names none. */
  readonly source: ComponentChildren | null;
  /** The words, as text or as a `Quotation`. */
  readonly said: ComponentChildren;
  /** Where the words stand in the reader. */
  readonly href: string;
  /** What else stands in the first line: page, day, confidence. */
  readonly more?: ComponentChildren;
}

export function ClaimCard({ act, source, said, href, more }: Props): JSX.Element {
  return (
    <article class="claim-card">
      <header>
        {source} <span class="faint">{verb(act, source !== null)}</span> {more}
      </header>
      <a class="said" href={href}>
        {said}
      </a>
    </article>
  );
}
