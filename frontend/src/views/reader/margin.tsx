/** Incidents and counts beside the paragraph in which they are told. */
import type { JSX } from "preact";
import type { Count, LedgerIncident } from "../../api/records";
import { amount, capital, label } from "../../marks/words";
import { countId } from "./layers";
import type { Reading } from "./reading";
import { placeAndDay } from "./roles";

interface Props {
  readonly reading: Reading;
  readonly incidents: readonly LedgerIncident[];
  readonly counts: readonly Count[];
}

export function Margin({ reading, incidents, counts }: Props): JSX.Element {
  return (
    <ul class="margin" lang="en">
      {incidents.map((incident) => (
        <li key={incident.id}>
          <button type="button" class="note-incident" data-record={incident.id}>
            <b>{capital(label(incident.type))}</b> <bdi class="faint">{placeAndDay(reading, incident)}</bdi>
          </button>
        </li>
      ))}
      {counts.map((count) => (
        <li key={countId(count)}>
          <button type="button" class="note-count" data-record={countId(count)}>
            <b>{amount(count)}</b> {effectInWords(count)}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** "killed", "injured (security)". */
export function effectInWords(count: Count): string {
  const who = label(count.who);
  const effect = { participated: "took part", damage: "damaged" }[count.effect as string] ?? count.effect;
  return who ? `${effect} (${who})` : effect;
}
