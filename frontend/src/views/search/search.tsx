/** Searches the pages and claims of the case. Each hit leads to its place in the reader, where it stays highlighted. */
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { useResource } from "../../api/kept";
import { resources } from "../../api/resources";
import { isolated } from "../../marks/isolated";
import { useTitle } from "../../frame/view-frame";
import { useListKeys } from "../../marks/list-keys";
import { Empty, Shown } from "../../marks/states";
import { counted } from "../../marks/words";
import type { ViewProps } from "../../views";
import { Filters } from "./filters";
import { HitShown } from "./hit";
import "./search.css";

const MOST = 50;

export default function Search({ query }: ViewProps): JSX.Element {
  const { q = "", party = "", act = "", since = "", until = "" } = query;
  const list = useRef<HTMLOListElement>(null);
  const asks = q !== "" || party !== "" || act !== "";
  const from = asks ? resources.search({ q, party, act, since, until, limit: MOST }) : null;
  const state = useResource(from);
  useTitle(q ? `“${isolated(q)}”` : "");
  useListKeys("Search", list, ".hit-title, .claim-card .said", "hit");
  return (
    <div class="search">
      <header class="view-head">
        <h1>Search</h1>
        {state.is === "ready" && asks && (
          <span class="faint" role="status">
            {state.data.total === 0 ? "nothing found" : counted(state.data.total, "page")}
            {state.data.total > state.data.hits.length && `, the best ${state.data.hits.length} shown`}
          </span>
        )}
      </header>
      <Filters query={query} />
      {!asks ? (
        <Help />
      ) : (
        <Shown state={state} from={from} what="Searching.">
          {({ hits }) =>
            hits.length === 0 ? (
              <Empty title="No page has all of that">
                <p>Try fewer words, the beginning of a word with a star (deport*), or wider filters.</p>
              </Empty>
            ) : (
              <ol ref={list} class="hits">
                {hits.map((hit) => (
                  <HitShown key={hit.page.id} hit={hit} asked={q} />
                ))}
              </ol>
            )
          }
        </Shown>
      )}
    </div>
  );
}

const WAYS = [
  ["six dead", "pages and claims with both words"],
  ["“grain pier”", "these words in a row, in quotation marks"],
  ["deport*", "words that begin so"],
  ["pier -ferry", "not those that have the second word"],
  ["gendarmes OR police", "either of the two"],
] as const;

function Help(): JSX.Element {
  return (
    <Empty title="Words of the pages, or who says what">
      <dl class="search-ways">
        {WAYS.map(([words, meaning]) => [
          <dt key={words}>
            <code>{words}</code>
          </dt>,
          <dd key={meaning}>{meaning}</dd>,
        ])}
      </dl>
      <p class="faint">A party or an act alone finds all claims of that party or act.</p>
    </Empty>
  );
}
