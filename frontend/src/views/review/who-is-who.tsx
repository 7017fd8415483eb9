/** Who is who, and what is one event: parties and events are joined, put under each other, and parted. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useResource } from "../../api/kept";
import type { PageCard, Party } from "../../api/records";
import { resources } from "../../api/resources";
import { PageChip } from "../../marks/page-chip";
import { pageName, shortId } from "../../marks/page-address";
import { Empty, Shown } from "../../marks/states";
import { counted, dateInWords, label } from "../../marks/words";
import { ask } from "../../route";
import type { ViewProps } from "../../views";
import { decide, decideTogether, type Step } from "./deciding";
import { Because } from "./because";

type Of = "party" | "incident";

/** One that can be chosen: its id, what it is called, and what tells it from others. */
interface Named {
  readonly id: string;
  readonly name: string;
  readonly more: string;
}

export function WhoIsWho({ query }: { readonly query: ViewProps["query"] }): JSX.Element {
  const of: Of = query.of === "incident" ? "incident" : "party";
  const named = useNamed(of);
  const all = named ?? [];
  const { a = "", b = "" } = query;
  return (
    <div class="who-is-who">
      <fieldset class="who-of">
        <legend class="unseen">What is joined or parted</legend>
        {(["party", "incident"] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="of" checked={of === one} onChange={() => ask({ of: one, a: null, b: null })} /> {one === "party" ? "Parties" : "Events"}
          </label>
        ))}
      </fieldset>
      {named?.length === 0 ? (
        <NothingNamed of={of} />
      ) : (
        <>
          <div class="who-two">
            <Chooser label={of === "party" ? "This party" : "This event"} all={all} value={a} onChange={(id) => ask({ a: id })} />
            <Chooser label={of === "party" ? "and this party" : "and this event"} all={all.filter((one) => one.id !== a)} value={b} onChange={(id) => ask({ b: id })} />
          </div>
          <Joining of={of} a={a} b={b} />
          {a && !a.includes(":") && (of === "party" ? <PartsOfParty key={a} party={a} /> : <PartsOfEvent key={a} event={a} />)}
        </>
      )}
    </div>
  );
}

function NothingNamed({ of }: { readonly of: Of }): JSX.Element {
  return (
    <Empty title={of === "party" ? "No party is named in this case yet" : "No event is told in this case yet"}>
      <p>
        Where one {of === "party" ? "party" : "event"} is held for two, or two for one, it is put right here. <a href="/pages?add=1">Add pages</a> to begin.
      </p>
    </Empty>
  );
}

/** All that can be chosen, those on most pages first; null until it is there. */
function useNamed(of: Of): readonly Named[] | null {
  const parties = useResource(of === "party" ? resources.parties() : null);
  const incidents = useResource(of === "incident" ? resources.incidents() : null);
  if (of === "party") return parties.is === "ready" ? [...parties.data.parties].sort((a, b) => b.pages.length - a.pages.length).map(partyNamed) : null;
  return incidents.is === "ready" ? [...incidents.data.incidents].sort((a, b) => b.pages - a.pages).map((one) => ({ id: one.id, name: one.title, more: [label(one.type), one.when && dateInWords(one.when), one.where, counted(one.pages, "page")].filter(Boolean).join(", ") })) : null;
}

function partyNamed(party: Party): Named {
  return { id: party.id, name: party.name, more: [label(party.kind), party.category && label(party.category), counted(party.pages.length, "page")].filter(Boolean).join(", ") };
}

interface ChooserProps {
  readonly label: string;
  readonly all: readonly Named[];
  readonly value: string;
  readonly onChange: (id: string | null) => void;
}

const SHOWN = 8;

/** A field in which one writes part of a name, and a list of those that have it. */
function Chooser({ label: title, all, value, onChange }: ChooserProps): JSX.Element {
  const wanted = useSignal("");
  const chosen = all.find((one) => one.id === value);
  if (value) {
    return (
      <div class="chooser">
        <span class="chooser-label">{title}</span>
        <p class="chooser-chosen">
          <b>
            <bdi>{chosen?.name ?? value}</bdi>
          </b>{" "}
          <span class="faint">{chosen?.more}</span>
          <button type="button" class="as-link" onClick={() => onChange(null)}>
            Another
          </button>
        </p>
      </div>
    );
  }
  const words = wanted.value.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = all.filter((one) => words.every((word) => `${one.name} ${one.more}`.toLowerCase().includes(word)));
  return (
    <div class="chooser">
      <label>
        <span class="chooser-label">{title}</span>
        <input type="search" value={wanted.value} placeholder="part of its name" autocomplete="off" onInput={(event) => (wanted.value = event.currentTarget.value)} />
      </label>
      <ul>
        {fitting.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => onChange(one.id)}>
              <bdi>{one.name}</bdi> <span class="faint">{one.more}</span>
            </button>
          </li>
        ))}
      </ul>
      {fitting.length > SHOWN && <p class="faint">{counted(fitting.length - SHOWN, "more", "more")}; write more of the name</p>}
      {fitting.length === 0 && all.length > 0 && <p class="faint">None is called so.</p>}
    </div>
  );
}

function Joining({ of, a, b }: { readonly of: Of; readonly a: string; readonly b: string }): JSX.Element {
  const ready = a !== "" && b !== "";
  const say = (did: string, part_of = false): void => {
    void decide({ verb: "join", record: a, other: b, did, ...(part_of ? { part_of } : {}) }).then((made) => made && ask({ b: null, ...(part_of ? {} : { a: null }) }));
  };
  return (
    <div class="review-actions">
      <button type="button" class="button main" disabled={!ready} onClick={() => say("Joined")}>
        They are one
      </button>
      {of === "party" && (
        <button type="button" class="button" disabled={!ready} onClick={() => say("Put under the second", true)}>
          The first is part of the second
        </button>
      )}
      <Because />
    </div>
  );
}

/** The tellings of an event, of which some can be said to be of another. */
function PartsOfEvent({ event }: { readonly event: string }): JSX.Element {
  const from = resources.accounts(event);
  return (
    <Shown state={useResource(from)} from={from} what="Its tellings are coming.">
      {(accounts) => {
        const mentions = accounts.incidents.flatMap((one) => one.mentions);
        const cards = new Map(accounts.pages.map((page) => [page.id, page]));
        return <Parting title="It is told here" nodes={mentions.map((one) => ({ name: `${shortId(one.page)}:${one.incident}`, page: cards.get(one.page), record: one.incident, words: "" }))} what="event" />;
      }}
    </Shown>
  );
}

/** What a party is on each of its pages, of which some can be said to be somebody else. */
function PartsOfParty({ party }: { readonly party: string }): JSX.Element {
  const parties = useResource(resources.parties());
  const found = parties.is === "ready" ? parties.data.parties.find((one) => one.id === party) : undefined;
  const pages = (found?.pages ?? []).slice(0, MOST_PAGES);
  return <NamedOn key={pages.join()} party={party} on={pages} />;
}

function NamedOn({ party, on }: { readonly party: string; readonly on: readonly string[] }): JSX.Element {
  const pages = useResource(resources.pages());
  const cards = pages.is === "ready" ? pages.data.pages : [];
  const views = on.map((page) => useResource(resources.page(page))); // as many as long as the component is shown, by its key
  const nodes = views.flatMap((view, at) => {
    if (view.is !== "ready") return [];
    const { ledger, parties: here } = view.data;
    const card = cards.find((one) => one.id === on[at]);
    return here
      .filter((one) => one.party === party && one.record !== "outlet")
      .map((one) => ({ name: `${shortId(ledger.page.id)}:${one.record}`, page: card, record: "", words: ledger.entities.find((entity) => entity.id === one.record)?.name ?? one.name }));
  });
  return <Parting title="Pages name it here" nodes={nodes} what="party" />;
}

const MOST_PAGES = 12;

interface Telling {
  readonly name: string;
  readonly page: PageCard | undefined;
  readonly record: string;
  readonly words: string;
}

function Parting({ title, nodes, what }: { readonly title: string; readonly nodes: readonly Telling[]; readonly what: string }): JSX.Element | null {
  const others = useSignal<ReadonlySet<string>>(new Set());
  if (nodes.length < 2) return null;
  const turn = (name: string): void => {
    const next = new Set(others.peek());
    if (!next.delete(name)) next.add(name);
    others.value = next;
  };
  const [apart, rest] = [nodes.filter((one) => others.value.has(one.name)), nodes.filter((one) => !others.value.has(one.name))];
  const part = async (): Promise<void> => {
    const steps = apart.flatMap((one) => rest.map((other): Step => ({ verb: "part", record: one.name, other: other.name })));
    if (await decideTogether("Parted", apart[0]?.name ?? "", steps)) others.value = new Set();
  };
  return (
    <section class="parting">
      <h2>{title}</h2>
      <p class="faint">Tick what is another {what}, and part it from the rest.</p>
      <ul>
        {nodes.map((node) => (
          <li key={node.name}>
            <label>
              <input type="checkbox" checked={others.value.has(node.name)} onChange={() => turn(node.name)} /> <bdi>{node.words || (node.page ? pageName(node.page) : node.name)}</bdi>
            </label>{" "}
            {node.page && <PageChip page={node.page} query={node.record ? { record: node.record } : {}} dated />} <bdi class="faint">{node.page?.title}</bdi>
          </li>
        ))}
      </ul>
      <button type="button" class="button" disabled={apart.length === 0 || rest.length === 0} onClick={() => void part()}>
        Part them{apart.length > 0 && rest.length > 0 ? ` (${counted(apart.length * rest.length, "decision")})` : ""}
      </button>
    </section>
  );
}
