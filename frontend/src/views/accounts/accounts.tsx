/** The accounts laid side by side: the incidents of the case, and for the chosen one what each account tells, question by question. */
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { useResource } from "../../api/kept";
import type { IncidentLine } from "../../api/records";
import { resources } from "../../api/resources";
import { useKeys } from "../../frame/keys";
import { Empty, Shown } from "../../marks/states";
import { addressOf, ask, go } from "../../route";
import type { ViewProps } from "../../views";
import { IncidentList } from "./incident-list";
import { IncidentShown } from "./incident";
import { byPages } from "./incidents";
import "./accounts.css";

export default function Accounts({ at, query }: ViewProps): JSX.Element {
  const from = resources.incidents();
  const state = useResource(from);
  return (
    <Shown state={state} from={from} what="The incidents are coming.">
      {({ incidents }) => (incidents.length === 0 ? <None /> : <Listed incidents={incidents} chosen={at.incident ?? ""} query={query} />)}
    </Shown>
  );
}

function None(): JSX.Element {
  return (
    <>
      <header class="view-head">
        <h1>Accounts</h1>
      </header>
      <Empty title="No incident yet">
        <p>
          Accounts are laid side by side as soon as a page tells of an incident. <a href="/pages?add=1">Add pages</a> that report one.
        </p>
      </Empty>
    </>
  );
}

interface Props {
  readonly incidents: readonly IncidentLine[];
  readonly chosen: string;
  readonly query: ViewProps["query"];
}

function Listed({ incidents, chosen, query }: Props): JSX.Element {
  const ordered = useMemo(() => byPages(incidents), [incidents]);
  const [first] = ordered;
  const shown = chosen || (first?.id ?? "");
  useResource(resources.accounts(shown)); // asked for before the list is laid out
  useEffect(() => {
    if (!chosen && first) go(addressOf(["accounts", first.id], query), "replace");
  }, [chosen, first?.id]);
  useKeys("Accounts", [{ keys: "i", does: "The list of incidents", run: () => ask({ list: query.list ? null : "1" }) }]);
  return (
    <div class={`accounts${query.list ? " with-list" : ""}${query.question ? " with-panel" : ""}`}>
      <IncidentList incidents={ordered} chosen={shown} query={query} />
      <IncidentShown key={shown} id={shown} query={query} />
    </div>
  );
}
