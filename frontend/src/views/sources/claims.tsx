/** The claims of a party under what it does with its words. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { PartyView, Statement } from "../../api/records";
import { Confidence, UNSURE } from "../../marks/confidence";
import { pageAddress } from "../../marks/page-address";
import { PageChip } from "../../marks/page-chip";
import { Empty } from "../../marks/states";
import { counted, formInWords, number, oneLine, verb } from "../../marks/words";
import { ask } from "../../route";
import { byAct, narrowed, type ActGroup, type Card, type Narrowed, type Quoting } from "./statements";
import { Choice } from "./voices";

interface Props {
  readonly view: PartyView;
  readonly cards: ReadonlyMap<string, Card>;
  readonly quoting: readonly Quoting[];
  readonly asked: Narrowed;
}

/** How many claims of each act stand there while all acts are shown. */
const FIRST = 8;
const MOST = 400;

export function Claims({ view, cards, quoting, asked }: Props): JSX.Element {
  const { act, outlet, quoted, words } = asked;
  const kept = useMemo(() => narrowed(view.statements, asked, cards), [view, cards, outlet, quoted, words]);
  const groups = useMemo(() => byAct(kept), [kept]);
  if (view.statements.length === 0) return <Silent view={view} />;
  const shown = act ? groups.filter((group) => group.act === act) : groups;
  return (
    <>
      <h2 class="unseen">Claims</h2>
      <ActChoice groups={groups} all={kept.length} asked={asked} />
      <Narrowing asked={asked} quoting={quoting} />
      {shown.length === 0 && <p class="faint no-claims" role="status">No claim is like that.</p>}
      {shown.map((group) => (
        <Group key={group.act} group={group} cards={cards} party={view.party.name} most={act ? MOST : FIRST} />
      ))}
    </>
  );
}

function Silent({ view }: { readonly view: PartyView }): JSX.Element {
  return (
    <Empty title="Makes no claim itself">
      <p>
        {view.parts.length > 0 ? "Others speak for it; they stand beside." : "Pages tell of it, and nobody quotes it. Where pages name it stands beside."}
      </p>
    </Empty>
  );
}

function ActChoice({ groups, all, asked }: { readonly groups: readonly ActGroup[]; readonly all: number; readonly asked: Narrowed }): JSX.Element {
  return (
    <div class="act-choice" role="group" aria-label="What it does with its words">
      <button type="button" aria-pressed={asked.act === ""} onClick={() => ask({ act: null })}>
        everything <b>{number(all)}</b>
      </button>
      {groups.map(({ act, statements }) => (
        <button key={act} type="button" class={`act-${act}`} aria-pressed={asked.act === act} onClick={() => ask({ act: asked.act === act ? null : act })}>
          {verb(act)} <b>{number(statements.length)}</b>
        </button>
      ))}
    </div>
  );
}

function Narrowing({ asked, quoting }: { readonly asked: Narrowed; readonly quoting: readonly Quoting[] }): JSX.Element {
  return (
    <div class="sources-tools" role="group" aria-label="Which claims are shown">
      <input type="search" dir="auto" aria-label="Show only claims with these words" placeholder="Filter by words" value={asked.words} onInput={(event) => ask({ filter: event.currentTarget.value })} />
      <Choice
        name="Given by"
        value={asked.outlet}
        onChange={(event) => ask({ outlet: event.currentTarget.value })}
        options={[["", "any outlet"], ...quoting.map(({ outlet, claims }) => [outlet, `${outlet} (${claims})`] as const)]}
      />
      <label class="check">
        <input type="checkbox" checked={asked.quoted} onChange={(event) => ask({ quoted: event.currentTarget.checked ? "1" : null })} /> in its own words
      </label>
    </div>
  );
}

interface GroupProps {
  readonly group: ActGroup;
  readonly cards: Props["cards"];
  readonly party: string;
  readonly most: number;
}

function Group({ group, cards, party, most }: GroupProps): JSX.Element {
  const { act, statements } = group;
  const more = statements.length - most;
  return (
    <section class={`act-group act-${act}`} aria-labelledby={`act-${act}`}>
      <h3 id={`act-${act}`}>
        {verb(act)} <span class="faint">{counted(statements.length, "claim")}</span>
      </h3>
      <ol>
        {statements.slice(0, most).map((one) => (
          <li key={`${one.page} ${one.claim}`}>
            <Said statement={one} card={cards.get(one.page)} party={party} />
          </li>
        ))}
      </ol>
      {more > 0 && most === FIRST && (
        <button type="button" class="button" onClick={() => ask({ act })}>
          All {number(statements.length)}
        </button>
      )}
      {more > 0 && most !== FIRST && <p class="faint">The first {number(most)} are shown; narrow them to see others.</p>}
    </section>
  );
}

function Said({ statement, card, party }: { readonly statement: Statement; readonly card: Card | undefined; readonly party: string }): JSX.Element {
  const { page, claim, form, source, content, confidence, within, cue } = statement;
  const [open, close] = form === "direct" ? ["“", "”"] : ["", ""];
  const calls = source && oneLine(source).toLowerCase() !== party.toLowerCase() ? oneLine(source) : "";
  return (
    <article class="claim-card">
      <header>
        {card ? <PageChip page={card} dated query={{ record: claim }} /> : <span>another page</span>}
        <span class="faint">{formInWords(form)}</span>
        {calls && (
          <span class="faint">
            as “<bdi>{calls}</bdi>”
          </span>
        )}
        {cue && (
          <span class="faint">
            “<bdi>{oneLine(cue)}</bdi>”
          </span>
        )}
        {within && (
          <a class="faint" href={pageAddress(page, { record: within })}>
            passed on by somebody else
          </a>
        )}
        {confidence < UNSURE && <Confidence value={confidence} />}
      </header>
      <a class="said" href={pageAddress(page, { record: claim })}>
        <q class="quotation unmarked" dir="auto">
          {open + oneLine(content) + close}
        </q>
      </a>
    </article>
  );
}
