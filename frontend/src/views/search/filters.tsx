/** What narrows a search: who says it, what they do, and the days between which the page was published. */
import type { JSX } from "preact";
import { useResource } from "../../api/kept";
import type { Act } from "../../api/records";
import { resources } from "../../api/resources";
import { verb } from "../../marks/words";
import { ask } from "../../route";
import type { ViewProps } from "../../views";

const ACTS: readonly Act[] = ["assert", "confirm", "deny", "accuse", "hedge", "demand", "promise", "threaten", "ask", "withhold"];

export function Filters({ query }: { readonly query: ViewProps["query"] }): JSX.Element {
  const state = useResource(resources.parties());
  const parties = state.is === "ready" ? state.data.sources : [];
  const set = (name: string) => (event: { currentTarget: HTMLInputElement | HTMLSelectElement }) => ask({ [name]: event.currentTarget.value });
  return (
    <div class="filters">
      <label>
        Who says it
        <input list="search-parties" value={query.party ?? ""} placeholder="anyone" onChange={set("party")} dir="auto" />
        <datalist id="search-parties">
          {parties.map((party) => (
            <option key={party.id} value={party.name} />
          ))}
        </datalist>
      </label>
      <label>
        What they do
        <select value={query.act ?? ""} onChange={set("act")}>
          <option value="">anything</option>
          {ACTS.map((act) => (
            <option key={act} value={act}>
              {verb(act)}
            </option>
          ))}
        </select>
      </label>
      <label>
        Published from
        <input type="date" value={query.since ?? ""} onChange={set("since")} />
      </label>
      <label>
        to
        <input type="date" value={query.until ?? ""} onChange={set("until")} />
      </label>
    </div>
  );
}
