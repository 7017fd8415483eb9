/** What stands in a cell: each value that is told there, by whom, how many origins stand behind it, and what is denied. */
import type { JSX } from "preact";
import type { Telling } from "../../api/records";
import type { PartyClass } from "../../marks/party-colour";
import { counted } from "../../marks/words";
import { colourOf, type Showing } from "./incident";
import { Origins } from "./origins";
import type { Entry } from "./table-of";

const MOST = 4;
const NAMED = 2;

interface Props {
  readonly entries: readonly Entry[] | undefined;
  readonly showing: Showing;
}

export function CellShown({ entries, showing }: Props): JSX.Element {
  if (!entries) return <span class="accounts-silent">silent</span>;
  return (
    <ul class="accounts-values">
      {entries.slice(0, MOST).map((entry, at) => (
        <li key={at}>
          {entry.told.length > 0 && <Told entry={entry} showing={showing} />}
          {entry.denied.length > 0 && <Denied entry={entry} showing={showing} />}
        </li>
      ))}
      {entries.length > MOST && <li class="accounts-more">{entries.length - MOST} more</li>}
    </ul>
  );
}

function Told({ entry, showing }: { readonly entry: Entry; readonly showing: Showing }): JSX.Element {
  return (
    <>
      <span class="accounts-value">
        <b dir="auto">{entry.value}</b>
        {entry.told.every((telling) => telling.hedged) && <span class="accounts-open">left open</span>}
        <Origins n={entry.answer.independent} threshold={showing.threshold} />
      </span>
      <Who tellings={entry.told} showing={showing} />
    </>
  );
}

function Denied({ entry, showing }: { readonly entry: Entry; readonly showing: Showing }): JSX.Element {
  return (
    <>
      <span class="accounts-denial">
        <span>denies</span> <s dir="auto">{entry.value}</s>
      </span>
      <Who tellings={entry.denied} showing={showing} />
    </>
  );
}

/** Who tells it on a page; of a party, on how many pages. */
function Who({ tellings, showing }: { readonly tellings: readonly Telling[]; readonly showing: Showing }): JSX.Element | null {
  const { table } = showing;
  if (table.by === "parties") return <small>{counted(new Set(tellings.map((telling) => telling.page)).size, "page")}</small>;
  const names = sources(tellings, showing);
  return (
    <small class="accounts-who">
      {names.slice(0, NAMED).map(([name, colour]) => (
        <span key={name} class={`accounts-source ${colour}`}>
          <bdi>{name}</bdi>
        </span>
      ))}
      {names.length > NAMED && <span>and {names.length - NAMED} more</span>}
    </small>
  );
}

const OWN = "own voice";

function sources(tellings: readonly Telling[], { table, colours }: Showing): (readonly [string, PartyClass])[] {
  const found = new Map<string, PartyClass>();
  for (const telling of tellings) {
    const own = table.casting.own(telling);
    found.set(own ? OWN : table.casting.teller(telling), colourOf(telling.chain.at(-1) ?? "", table.casting, colours));
  }
  return [...found];
}
