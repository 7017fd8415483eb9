/** The name of the incident, how the table is laid, and the ways to take it away. */
import type { JSX } from "preact";
import { useResource } from "../../api/kept";
import { resourceAt } from "../../api/client";
import { resources } from "../../api/resources";
import { Icon } from "../../marks/icon";
import { PageChip } from "../../marks/page-chip";
import { counted } from "../../marks/words";
import { ask } from "../../route";
import type { ViewProps } from "../../views";
import { askThreshold } from "./choice";
import type { Showing } from "./incident";
import { factsOf } from "./incidents";

interface Props {
  readonly showing: Showing;
  readonly query: ViewProps["query"];
}

export function Head({ showing, query }: Props): JSX.Element {
  const { incident, columns, by } = showing.table;
  const pages = new Set(incident.mentions.map((mention) => mention.page)).size;
  const across = by === "parties" ? counted(columns.length, "party", "parties") : counted(columns.length, "account");
  return (
    <>
      <header class="view-head incident-head">
        <button type="button" class="button incident-choose" aria-expanded={query.list === "1"} onClick={() => ask({ list: query.list ? null : "1" })}>
          <Icon name={query.list ? "close" : "left"} /> Incidents
        </button>
        <h1 dir="auto">{incident.title}</h1>
        <span class="faint">
          <bdi>{factsOf(incident)}</bdi> · {counted(pages, "page")}, {across}
        </span>
      </header>
      <div class="account-tools">
        <Across showing={showing} query={query} />
        <Threshold now={showing.threshold} />
        <TakeAway incident={incident.id} />
        {incident.silent.length > 0 && <Untold pages={incident.silent} />}
      </div>
    </>
  );
}

function Across({ showing, query }: Props): JSX.Element {
  const { by, copied } = showing.table;
  const choices = [
    ["accounts", "Accounts"],
    ["parties", "Parties"],
  ] as const;
  return (
    <div class="account-across">
      <div class="switch" role="group" aria-label="What stands across">
        {choices.map(([one, name]) => (
          <button key={one} type="button" aria-pressed={one === by} onClick={() => ask({ by: one === "accounts" ? null : one, cell: null })}>
            {name}
          </button>
        ))}
      </div>
      {by === "accounts" && copied && (
        <label class="account-check">
          <input type="checkbox" checked={query.copies !== "apart"} onChange={(event) => ask({ copies: event.currentTarget.checked ? null : "apart" })} /> copies as one
        </label>
      )}
    </div>
  );
}

function Threshold({ now }: { readonly now: number }): JSX.Element {
  return (
    <label class="account-threshold">
      corroborated from{" "}
      <input type="number" min={1} max={20} value={now} onInput={(event) => event.currentTarget.value && askThreshold(event.currentTarget.valueAsNumber)} /> independent origins
    </label>
  );
}

const WAYS = [
  ["XLSX", "/export/accounts.xlsx"],
  ["CSV", "/export/accounts.csv"],
  ["Markdown", "/export/accounts.md"],
] as const;

function TakeAway({ incident }: { readonly incident: string }): JSX.Element {
  return (
    <p class="account-take">
      <Icon name="take" /> <span class="faint">Take away</span>{" "}
      {WAYS.map(([name, path]) => (
        <a key={name} href={resourceAt(path, {}, { incident })} download>
          {name}
        </a>
      ))}
      <a href={resourceAt("/export/brief.html", {}, { incident })} target="_blank" rel="noopener">
        Brief to print<span class="unseen"> (in a new window)</span>
      </a>
    </p>
  );
}

/** The pages that do not tell of the incident at all. */
function Untold({ pages }: { readonly pages: readonly string[] }): JSX.Element {
  return (
    <details class="account-untold">
      <summary>{counted(pages.length, "page does", "pages do")} not tell of it</summary>
      <UntoldNames pages={new Set(pages)} />
    </details>
  );
}

const NAMED = 60;

function UntoldNames({ pages }: { readonly pages: ReadonlySet<string> }): JSX.Element {
  const state = useResource(resources.pages());
  const found = state.is === "ready" ? state.data.pages.filter((page) => pages.has(page.id)) : [];
  return (
    <ul>
      {found.slice(0, NAMED).map((page) => (
        <li key={page.id}>
          <PageChip page={page} dated />
        </li>
      ))}
      {found.length > NAMED && <li class="faint">and {found.length - NAMED} more</li>}
    </ul>
  );
}
