/** What a party tells of incidents as their source, and the incidents in which it is told to act or to suffer. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Parties, Party, PartyView } from "../../api/records";
import { pageAddress, spansAt } from "../../marks/page-address";
import { questionInWords, valueInWords } from "../../marks/value";
import { counted } from "../../marks/words";
import { addressOf } from "../../route";
import { toldByIncident, type Tell, type ToldOf } from "./statements";

const FIRST = 5;

export function Tells({ view, parties }: { readonly view: PartyView; readonly parties: Parties }): JSX.Element {
  const told = useMemo(() => toldByIncident(view.tells), [view]);
  const names = useMemo(() => new Map<string, Pick<Party, "name">>(parties.parties.map((party) => [party.id, party])), [parties]);
  return (
    <>
      {told.length > 0 && (
        <>
          <h3 class="faint">What it tells</h3>
          <ul class="tells">
            {told.slice(0, FIRST).map((one) => (
              <OfIncident key={one.incident} told={one} names={names} />
            ))}
          </ul>
          {told.length > FIRST && (
            <details>
              <summary>{counted(told.length - FIRST, "more incident")}</summary>
              <ul class="tells">
                {told.slice(FIRST).map((one) => (
                  <OfIncident key={one.incident} told={one} names={names} />
                ))}
              </ul>
            </details>
          )}
        </>
      )}
      {view.named_in.length > 0 && <NamedIn named={view.named_in} />}
    </>
  );
}

function OfIncident({ told, names }: { readonly told: ToldOf; readonly names: ReadonlyMap<string, Pick<Party, "name">> }): JSX.Element {
  return (
    <li>
      <a href={addressOf(["accounts", told.incident])} dir="auto">
        {told.title}
      </a>
      <ul>
        {told.tells.map((tell) => (
          <li key={JSON.stringify([tell.question, tell.who, tell.value, tell.denies])}>
            <Answer tell={tell} names={names} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function Answer({ tell, names }: { readonly tell: Tell; readonly names: ReadonlyMap<string, Pick<Party, "name">> }): JSX.Element {
  const asked = tell.question as Parameters<typeof valueInWords>[1];
  const place = pageAddress(tell.page, { record: tell.claim, at: spansAt(tell.spans) });
  return (
    <>
      <span class="faint">{questionInWords({ question: asked, who: tell.who })}</span>{" "}
      <a href={place}>
        {tell.denies && <b>denies </b>}
        <bdi>{valueInWords(tell.value, asked, names)}</bdi>
      </a>
      {tell.hedged && <span class="faint"> with a reservation</span>}
    </>
  );
}

function NamedIn({ named }: { readonly named: PartyView["named_in"] }): JSX.Element {
  return (
    <>
      <h3 class="faint">Where it is told to act or suffer</h3>
      <ul class="tells">
        {named.map((one) => (
          <li key={`${one.incident} ${one.question}`}>
            <span class="faint">{questionInWords({ question: one.question as never, who: null })}</span>{" "}
            <a href={addressOf(["accounts", one.incident], { question: one.question })} dir="auto">
              {one.title}
            </a>{" "}
            <small>
              {counted(one.independent, "independent origin")}
              {one.denied > 0 && `, denied by ${one.denied}`}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
