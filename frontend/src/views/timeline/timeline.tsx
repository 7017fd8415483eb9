/** When things happened and when they were said: two bands on one axis, from years to minutes. */
import { useSignal, type Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useResource } from "../../api/kept";
import type { PageRow } from "../../api/records";
import { resources } from "../../api/resources";
import { announce } from "../../frame/saying";
import { useKeys } from "../../frame/keys";
import { useTitle } from "../../frame/view-frame";
import { datedName, pageName } from "../../marks/page-address";
import { partyColours, type PartyClass } from "../../marks/party-colour";
import { useRanks } from "../../marks/party-ranks";
import { Empty, Shown } from "../../marks/states";
import { counted, verb } from "../../marks/words";
import { ask } from "../../route";
import type { ViewProps } from "../../views";
import { Chosen } from "./chosen";
import { Drawing } from "./drawing";
import { Filters } from "./filters";
import { datesInWords, List } from "./list";
import type { Moment } from "./moments";
import { around, asked, held, longest, moved, reaching, written, zoomed } from "./stretch";
import { inWords } from "./ticks";
import { chosenFrom, speakers, toldBy, type Happened, type Stated, type Told } from "./told";
import { isolated } from "../../marks/isolated";
import "./timeline.css";

const COLOURED = 10;
const CLOSER = 0.6;
const FURTHER = 1 / CLOSER;
const ON = 0.2;
const SETTLED = 250;

export default function TimelineView({ query }: ViewProps): JSX.Element {
  const from = resources.timeline();
  const state = useResource(from);
  const data = state.is === "ready" ? state.data : null;
  const told = useMemo(() => data && toldBy(data), [data]);
  useTitle("Timeline");
  return (
    <>
      <header class="view-head">
        <h1>Timeline</h1>
        {told && <span class="faint">{`${counted(told.happened.length, "incident")}, ${counted(told.stated.length, "statement")}`}</span>}
      </header>
      <Shown state={state} from={from} what="The timeline is coming.">
        {() => told && (told.whole ? <Dated told={told} whole={told.whole} query={query} /> : <Undated told={told} />)}
      </Shown>
    </>
  );
}

function Undated({ told }: { readonly told: Told }): JSX.Element {
  const some = told.happened.length + told.stated.length > 0;
  return (
    <Empty title={some ? "No page of this case has a date" : "Nothing to put on a timeline yet"}>
      <p>
        {some ? "Neither the pages nor the incidents they tell of have a date that could be read. A day of publication can be given when a page is added." : "Once pages are added, what they tell of stands here by when it happened, and what they say by when it was said."}{" "}
        <a href="/pages?add=1">Add pages</a>
      </p>
    </Empty>
  );
}

function Dated({ told, whole, query }: { readonly told: Told; readonly whole: Moment; readonly query: ViewProps["query"] }): JSX.Element {
  const { party, act, question } = query;
  const colours = useColours(told);
  const shown = useMemo(() => byColour(chosenFrom(told, { party, act, question }), colours), [told, colours, party, act, question]);
  const pages = usePages();
  const { stretch, set } = useStretch(query, whole);
  const chosen = useMemo(() => [...told.happened, ...told.stated].find((one) => one.id === query.mark) ?? null, [told, query.mark]);
  const look = useMemo(() => ({ colours, chosen, pageNames: new Map([...pages].map(([id, page]) => [id, pageName(page)])) }), [colours, chosen, pages]);
  const zoom = (by: number, at = 0.5): void => set(zoomed(stretch.peek(), by, at, longest(whole)));
  const move = (by: number): void => set(moved(stretch.peek(), by));
  const said = (one: Happened | Stated): string => inOneLine(one, told, pages);
  useEffect(() => {
    const moment = chosen && (chosen.is === "happened" ? chosen.all : chosen.when);
    if (moment) set(reaching(stretch.peek(), moment));
    if (chosen) announce(said(chosen));
  }, [chosen]);
  useKeys("Timeline", [
    { keys: "+", does: "Zoom in", run: () => zoom(CLOSER) },
    { keys: "-", does: "Zoom out", run: () => zoom(FURTHER) },
    { keys: "ArrowLeft", does: "Earlier", run: () => move(-ON) },
    { keys: "ArrowRight", does: "Later", run: () => move(ON) },
    { keys: "0", does: "Show all", run: () => set(around(whole)) },
    { keys: "Escape", does: "Close what was chosen", run: () => ask({ mark: null }, "push") },
  ]);
  return (
    <>
      <Filters told={told} wanted={query} colours={colours} />
      {shown.happened.length + shown.stated.length === 0 && <NothingLeft />}
      <div class={`timeline${chosen ? " with-chosen" : ""}`}>
        <figure class="timeline-figure" data-take="timeline">
          <div class="timeline-tools">
            <Sight stretch={stretch} />
            <Buttons zoom={zoom} move={move} all={() => set(around(whole))} />
          </div>
          <div class="timeline-bands">
            <span class="timeline-band above">What happened</span>
            <span class="timeline-band below">What was said</span>
            <Drawing shown={shown} look={look} stretch={stretch} zoom={zoom} move={move} said={said} choose={(one) => ask({ mark: one?.id ?? null }, "push")} label="Timeline of incidents and statements. The list below has the same marks." />
          </div>
        </figure>
        {chosen && <Chosen one={chosen} told={told} colours={colours} pages={pages} />}
        <List shown={shown} names={told.names} colours={colours} pages={pages} stretch={asked(query.from, query.to, whole) ?? around(whole)} chosen={query.mark} />
      </div>
    </>
  );
}

/** No mark fits all that was chosen: it says so, and leads back. */
function NothingLeft(): JSX.Element {
  return (
    <p class="timeline-nothing" role="status">
      No incident and no statement fits all of these together.{" "}
      <button type="button" class="button" onClick={() => ask({ party: null, act: null, question: null }, "push")}>
        Show all of them
      </button>
    </p>
  );
}

/** In heaps the statements of one party lie together. */
function byColour({ happened, stated }: Pick<Told, "happened" | "stated">, colours: ReadonlyMap<string, PartyClass>): Pick<Told, "happened" | "stated"> {
  const ranks = new Map([...colours.keys()].map((id, rank) => [id, rank]));
  const rank = (one: Stated): number => ranks.get(one.party ?? "") ?? COLOURED;
  return { happened, stated: [...stated].sort((a, b) => rank(a) - rank(b)) };
}

/** The stretch in sight follows the address, and the address follows it once it comes to rest. */
function useStretch(query: ViewProps["query"], whole: Moment): { readonly stretch: Signal<Moment>; readonly set: (to: Moment) => void } {
  const stretch = useSignal(asked(query.from, query.to, whole) ?? around(whole));
  const own = useRef({ from: query.from, to: query.to });
  const timer = useRef(0);
  useEffect(() => {
    if (own.current.from === query.from && own.current.to === query.to) return;
    own.current = { from: query.from, to: query.to };
    stretch.value = asked(query.from, query.to, whole) ?? around(whole);
  }, [query.from, query.to]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = (to: Moment): void => {
    stretch.value = held(to, whole);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      own.current = written(stretch.peek());
      ask(own.current as { from: string; to: string });
    }, SETTLED);
  };
  return { stretch, set };
}

function useColours(told: Told): ReadonlyMap<string, PartyClass> {
  const ranks = useRanks();
  return useMemo(() => partyColours([...speakers(told.stated).keys()].slice(0, COLOURED), ranks), [told, ranks]);
}

function usePages(): ReadonlyMap<string, PageRow> {
  const state = useResource(resources.pages());
  const pages = state.is === "ready" ? state.data.pages : null;
  return useMemo(() => new Map((pages ?? []).map((page) => [page.id, page])), [pages]);
}

function Sight({ stretch }: { readonly stretch: Signal<Moment> }): JSX.Element {
  const { from, to } = stretch.value;
  const exact = (to - from) / 20;
  return (
    <figcaption class="timeline-sight">
      {inWords(from, exact)} – {inWords(to - 1, exact)}
    </figcaption>
  );
}

function Buttons({ zoom, move, all }: { readonly zoom: (by: number) => void; readonly move: (by: number) => void; readonly all: () => void }): JSX.Element {
  const buttons: readonly (readonly [sign: string, does: string, key: string, run: () => void])[] = [
    ["←", "Earlier", "←", () => move(-ON)],
    ["→", "Later", "→", () => move(ON)],
    ["−", "Zoom out", "−", () => zoom(FURTHER)],
    ["+", "Zoom in", "+", () => zoom(CLOSER)],
  ];
  return (
    <div class="timeline-buttons" role="group" aria-label="What is in sight">
      {buttons.map(([sign, does, key, run]) => (
        <button key={does} type="button" class="button" title={`${does} (${key})`} aria-label={does} onClick={run}>
          {sign}
        </button>
      ))}
      <button type="button" class="button" title="Show all (0)" onClick={all}>
        All
      </button>
    </div>
  );
}

function inOneLine(one: Happened | Stated, told: Told, pages: ReadonlyMap<string, PageRow>): string {
  if (one.is === "happened") return isolated(one.title) + (one.disputed ? `; ${datesInWords(one)}` : "");
  const page = pages.get(one.page);
  const who = one.party === null ? "Nobody named" : isolated(told.names.get(one.party) ?? one.party);
  const clock = one.said?.includes("T") ? `, ${one.said.slice(11, 16)}` : "";
  return `${who} ${verb(one.act)}${page ? ` · ${datedName(page)}${clock}` : ""}`;
}
