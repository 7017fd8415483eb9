/** What all pages of this view have at their head: the way between parties and lineage. */
import type { ComponentChildren, JSX } from "preact";

export type Part = "parties" | "lineage";

const PARTS: Readonly<Record<Part, readonly [name: string, address: string]>> = {
  parties: ["Parties", "/sources"],
  lineage: ["Lineage", "/sources/lineage"],
};

export function SourcesHead({ part, children }: { readonly part: Part; readonly children?: ComponentChildren }): JSX.Element {
  return (
    <header class="view-head">
      <h1>Sources</h1>
      <nav class="sources-parts" aria-label="Parts of the sources">
        {(Object.keys(PARTS) as Part[]).map((key) => (
          <a key={key} href={PARTS[key][1]} aria-current={key === part ? "page" : undefined}>
            {PARTS[key][0]}
          </a>
        ))}
      </nav>
      {children}
    </header>
  );
}
