/** Who speaks in the case: a tree in a table, with how often each says, denies, accuses, demands, or does not say. */
import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { useResource } from "../../api/kept";
import type { Parties } from "../../api/records";
import { resources } from "../../api/resources";
import { useListKeys } from "../../marks/list-keys";
import { useRanks } from "../../marks/party-ranks";
import { Empty, Shown } from "../../marks/states";
import { counted, label, verb } from "../../marks/words";
import { ask } from "../../route";
import type { ViewProps } from "../../views";
import { SourcesHead } from "./parts";
import { ACTS, askedOf, everyVoice, groundsOf, linesOf, type Asked, type VoiceSort } from "./voice-list";
import { VoiceTable } from "./voice-table";

export function VoicesView({ query }: { readonly query: ViewProps["query"] }): JSX.Element {
  const from = resources.parties();
  const state = useResource(from);
  return (
    <Shown state={state} from={from} what="The parties are coming.">
      {(parties) => (parties.sources.length === 0 ? <Nobody /> : <Listed parties={parties} query={query} />)}
    </Shown>
  );
}

function Nobody(): JSX.Element {
  return (
    <>
      <SourcesHead part="parties" />
      <Empty title="Nobody speaks in this case yet">
        <p>
          Whoever a page quotes is listed here, under what they speak for, with all that they say, confirm, deny and withhold.{" "}
          <a href="/pages?add=1">Add pages</a> to begin.
        </p>
      </Empty>
    </>
  );
}

function Listed({ parties, query }: { readonly parties: Parties; readonly query: ViewProps["query"] }): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const asked = askedOf(query);
  const ranks = useRanks();
  const grounds = useMemo(() => groundsOf(parties), [parties]);
  const all = useMemo(() => [...everyVoice(parties.sources)], [parties]);
  const { words, category, known, act, sort } = asked;
  const lines = useMemo(() => linesOf(parties.sources, grounds, asked), [parties, grounds, words, category, known, act, sort]);
  const meeting = lines.filter((line) => line.meets).length;
  useListKeys("Sources", list, ".voice-table .party-chip", "party");
  return (
    <>
      <SourcesHead part="parties">
        <span class="faint">{counted(all.length, "party speaks", "parties speak")}</span>
      </SourcesHead>
      <Tools asked={asked} categories={[...new Set(all.flatMap((voice) => voice.category ?? []))]} />
      <p class="faint voice-count" role="status">
        {meeting === all.length ? "" : meeting === 0 ? "No party is like that." : `${counted(meeting, "party", "parties")} of ${all.length}`}
      </p>
      <div ref={list} data-take="sources">
        {lines.length > 0 && <VoiceTable lines={lines} ranks={ranks} sort={asked.sort} />}
      </div>
    </>
  );
}

const SORT_WORDS: Readonly<Partial<Record<VoiceSort, string>>> = { claims: "most claims", name: "name", pages: "most pages" };

function Tools({ asked, categories }: { readonly asked: Asked; readonly categories: readonly string[] }): JSX.Element {
  const set = (name: string) => (event: { currentTarget: HTMLInputElement | HTMLSelectElement }) => ask({ [name]: event.currentTarget.value });
  return (
    <div class="sources-tools" role="group" aria-label="Which parties are shown">
      <input type="search" dir="auto" aria-label="Show only parties with these words in their names" placeholder="Filter by name" value={asked.words} onInput={set("filter")} />
      <Choice name="Who they are" value={asked.category} onChange={set("category")} options={[["", "anyone"], ...[...categories].sort().map((one) => [one, label(one) || "other"] as const)]} />
      <Choice name="Known" value={asked.known} onChange={set("known")} options={[["", "named or not"], ["name", "named"], ["description", "not named"]]} />
      <Choice name="What they do" value={asked.act} onChange={set("act")} options={[["", "anything"], ...ACTS.map((act) => [act, verb(act)] as const)]} />
      <Choice
        name="Order"
        value={asked.sort}
        onChange={(event) => ask({ sort: event.currentTarget.value === "claims" ? null : event.currentTarget.value })}
        options={[...(["claims", "name", "pages"] as const).map((by) => [by, SORT_WORDS[by] ?? by] as const), ...ACTS.map((act) => [act, `most often “${verb(act)}”`] as const)]}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly onChange: (event: { currentTarget: HTMLSelectElement }) => void;
}

export function Choice({ name, value, options, onChange }: ChoiceProps): JSX.Element {
  return (
    <label>
      {name}
      <select value={value} onChange={onChange}>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
