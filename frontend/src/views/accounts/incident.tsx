/** The chosen incident: its name, how the table is laid, the table, and what is open beside it. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useResource } from "../../api/kept";
import type { Accounts } from "../../api/records";
import { resources } from "../../api/resources";
import { useDrawn } from "../../frame/drawn";
import { useKeys } from "../../frame/keys";
import { isolated } from "../../marks/isolated";
import { useTitle } from "../../frame/view-frame";
import { partyColours, type PartyClass } from "../../marks/party-colour";
import { useRanks } from "../../marks/party-ranks";
import { Empty, Shown } from "../../marks/states";
import { ask } from "../../route";
import type { ViewProps } from "../../views";
import { ByQuestion } from "./by-question";
import type { Casting } from "./casting";
import { letGo, narrow, thresholdOf } from "./choice";
import { columnAt, partyColumns, type By } from "./columns";
import { Head } from "./head";
import { Panel } from "./panel";
import { rowAt, tableOf, type Table } from "./table-of";
import { Grid } from "./grid";

export function IncidentShown({ id, query }: { readonly id: string; readonly query: ViewProps["query"] }): JSX.Element {
  const from = resources.accounts(id);
  return (
    <Shown state={useResource(from)} from={from} what="The accounts are coming.">
      {(accounts) => <Laid accounts={accounts} query={query} />}
    </Shown>
  );
}

/** What every part of the view needs to show an account. */
export interface Showing {
  readonly table: Table;
  readonly colours: ReadonlyMap<string, PartyClass>;
  readonly threshold: number;
}

function Laid({ accounts, query }: { readonly accounts: Accounts; readonly query: ViewProps["query"] }): JSX.Element {
  const [incident] = accounts.incidents;
  const by: By = query.by === "parties" ? "parties" : "accounts";
  const apart = query.copies === "apart";
  const table = useMemo(() => (incident ? tableOf(accounts, incident, by, apart) : null), [accounts, by, apart]);
  const colours = useColours(table);
  const row = rowAt(table?.rows ?? [], query.question ?? "");
  const column = row && columnAt(table?.columns ?? [], query.cell ?? "");
  useTitle(isolated(incident?.title ?? ""));
  useKeys("Accounts", [
    { keys: "b", does: "Accounts or parties across", run: () => ask({ by: by === "parties" ? null : "parties", cell: null }) },
    { keys: "Escape", does: "Close what is open beside the table", run: letGo },
  ]);
  if (!table) return <Empty title="The case has no such incident now" />;
  const showing: Showing = { table, colours, threshold: thresholdOf(query.threshold) };
  const Body = narrow.value ? ByQuestion : Grid;
  return (
    <>
      <section class="incident" aria-label="The accounts">
        <Head showing={showing} query={query} />
        {table.rows.length === 0 ? <Empty title="No page says more of it than that it happened" /> : <Body showing={showing} row={row} column={column} all={query.all === "1"} />}
      </section>
      {row && <Panel key={`${row.key} ${column?.key ?? ""}`} showing={showing} row={row} column={column} links={accounts.lineage} />}
    </>
  );
}

/** Each party that tells something has the colour that it has in the whole case, as far as that is free. */
function useColours(table: Table | null): ReadonlyMap<string, PartyClass> {
  const ranks = useRanks(useDrawn());
  return useMemo(() => (table ? coloured(table, ranks) : new Map<string, PartyClass>()), [table?.incident, ranks]);
}

function coloured({ incident, casting }: Table, ranks: ReadonlyMap<string, number>): ReadonlyMap<string, PartyClass> {
  const roots = partyColumns(incident, casting).flatMap((column) => column.party?.id ?? []);
  return new Map([...partyColours(roots, ranks)]);
}

/** The colour of a party: that of whom it speaks for. */
export function colourOf(party: string, casting: Casting, colours: Showing["colours"]): PartyClass {
  const found = casting.party(party);
  return (found && colours.get(casting.root(found).id)) ?? "party-none";
}
