/** All decisions, the latest first. */
import type { JSX } from "preact";
import { useResource } from "../../api/kept";
import type { Standing } from "../../api/records";
import { resources } from "../../api/resources";
import { Empty, Shown } from "../../marks/states";
import { counted } from "../../marks/words";
import { ask } from "../../route";
import type { ViewProps } from "../../views";
import { StandingShown } from "./history";
import { stateInWords } from "./standing";
import { isolated } from "../../marks/isolated";

const STATES: readonly Standing["state"][] = ["holds", "replaced", "undone", "lost"];
const AT_ONCE = 100;

export function Decided({ query }: { readonly query: ViewProps["query"] }): JSX.Element {
  const from = resources.decisions();
  return (
    <Shown state={useResource(from)} from={from} what="The decisions are coming.">
      {({ decisions }) => (decisions.length === 0 ? <Nothing /> : <List decisions={decisions} query={query} />)}
    </Shown>
  );
}

function Nothing(): JSX.Element {
  return (
    <Empty title="Nothing was decided yet">
      <p>
        What you accept, reject, correct, join or add is listed here, with who did it, when and why, and can be taken back. <a href="/review">Look at what is least certain</a>.
      </p>
    </Empty>
  );
}

function List({ decisions, query }: { readonly decisions: readonly Standing[]; readonly query: ViewProps["query"] }): JSX.Element {
  const { state = "", by = "" } = query;
  const found = [...decisions].reverse().filter((one) => (!state || one.state === state) && (!by || one.decision.by === by));
  const most = Number(query.most) || AT_ONCE;
  const people = [...new Set(decisions.map((one) => one.decision.by))].sort();
  return (
    <div class="decided-list">
      <div class="decided-filters">
        <Menu name="How it stands" value={state} all="all of them" choices={STATES.map((one) => [one, stateInWords(one)] as const)} onChange={(value) => ask({ state: value })} />
        <Menu name="Who decided" value={by} all="everybody" choices={people.map((one) => [one, isolated(one)] as const)} onChange={(value) => ask({ by: value })} />
        <span class="faint" role="status">
          {counted(found.length, "decision")}
        </span>
      </div>
      <ol>
        {found.slice(0, most).map((standing) => (
          <StandingShown key={standing.decision.id} standing={standing} />
        ))}
      </ol>
      {found.length > most && (
        <button type="button" class="button" onClick={() => ask({ most: String(most + AT_ONCE) })}>
          Earlier ones
        </button>
      )}
    </div>
  );
}

interface MenuProps {
  readonly name: string;
  readonly value: string;
  readonly all: string;
  readonly choices: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

export function Menu({ name, value, all, choices, onChange }: MenuProps): JSX.Element {
  return (
    <label>
      {name}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{all}</option>
        {choices.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
