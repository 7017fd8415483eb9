/** Who passes a claim on, from the outlet down to its origin. */
import type { ComponentChildren, JSX } from "preact";
import { Dot } from "./party-chip";
import type { PartyClass } from "./party-colour";
import "./marks.css";

/** One who passes it on. `verb` is what they do with it; `words` are what the page calls them, where that differs from the name. */
export interface Teller {
  readonly name: ComponentChildren;
  readonly colour?: PartyClass | undefined;
  readonly verb?: string;
  readonly words?: string | undefined;
}

export function SourceChain({ tellers }: { readonly tellers: readonly Teller[] }): JSX.Element {
  return (
    <ol class="source-chain">
      {tellers.map((teller, at) => (
        <li key={at} class={teller.colour}>
          <Dot />
          {teller.name} {teller.verb && <span class="verb">{teller.verb}</span>}
          {teller.words && (
            <small>
              {" "}
              as “<bdi>{teller.words}</bdi>”
            </small>
          )}
        </li>
      ))}
    </ol>
  );
}
