/** One answer: its value, the words of all who tell it here, who denies it, and why it counts as often as it does. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Link, Telling } from "../../api/records";
import { counted } from "../../marks/words";
import { DerivationShown } from "./derivation-graph";
import { summed } from "./derivation";
import type { Showing } from "./incident";
import { Origins } from "./origins";
import type { Entry } from "./table-of";
import { TellingShown } from "./telling";
import { isolated } from "../../marks/isolated";

interface Props {
  readonly showing: Showing;
  readonly entry: Entry;
  readonly links: readonly Link[];
  /** Whether the derivation is shown without being asked for. */
  readonly open: boolean;
}

export function AnswerShown({ showing, entry, links, open }: Props): JSX.Element {
  const { answer, value, told, denied } = entry;
  return (
    <section class="accounts-answer">
      <h3>
        <bdi>{value}</bdi> <Origins n={answer.independent} threshold={showing.threshold} />
      </h3>
      <Tellings showing={showing} tellings={told} value={value} denies={false} />
      {denied.length > 0 && (
        <>
          <h4 class="accounts-denial">
            Denied: “<bdi>{value}</bdi>”
          </h4>
          <Tellings showing={showing} tellings={denied} value={value} denies />
        </>
      )}
      {answer.told.length > 0 && (
        <details class="accounts-derivation" open={open}>
          <summary>Why it counts {times(answer.independent)}</summary>
          <p class="accounts-sum">{summed(answer, showing.threshold)}</p>
          <DerivationShown showing={showing} answer={answer} links={links} here={told} />
        </details>
      )}
    </section>
  );
}

function times(n: number): string {
  return n === 1 ? "once" : n === 2 ? "twice" : `${n} times`;
}

const FIRST = 4;

interface TellingsProps {
  readonly showing: Showing;
  readonly tellings: readonly Telling[];
  readonly value: string;
  readonly denies: boolean;
}

function Tellings({ showing, tellings, value, denies }: TellingsProps): JSX.Element | null {
  const all = useSignal(false);
  const shown = all.value ? tellings : tellings.slice(0, FIRST);
  if (tellings.length === 0) return null;
  return (
    <>
      <ol class="accounts-tellings" aria-label={`Who ${denies ? "denies" : "tells"} ${isolated(value)}`}>
        {shown.map((telling, n) => (
          <TellingShown key={n} showing={showing} telling={telling} denies={denies} />
        ))}
      </ol>
      {shown.length < tellings.length && (
        <button type="button" class="link" onClick={() => (all.value = true)}>
          {counted(tellings.length - shown.length, "more telling")}
        </button>
      )}
    </>
  );
}
