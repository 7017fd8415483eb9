/** Who, to whom, with what, when and where of an incident, in words. */
import type { Filler, LedgerIncident } from "../../api/records";
import { dateInWords, oneLine } from "../../marks/words";
import type { Reading } from "./reading";

/** Each role that is filled, under the name a reader knows it by, with what fills it, once each. */
export function rolesOf(reading: Reading, incident: LedgerIncident): readonly (readonly [role: string, fillers: readonly string[]])[] {
  const names = (fillers: readonly Filler[]): string[] => once(fillers.map((filler) => named(reading, filler)));
  const all = [
    ["by", names(incident.agents)],
    ["against", names(incident.patients)],
    ["target", names(incident.targets)],
    ["with", names(incident.instruments)],
    ["when", days(reading, incident)],
    ["where", places(incident)],
  ] as const;
  return all.filter(([, fillers]) => fillers.length > 0);
}

/** "Grain Pier 4, 6 March 2025": the first of each that is known. */
export function placeAndDay(reading: Reading, incident: LedgerIncident): string {
  const day = incident.when.find((when) => when.value)?.value;
  return [places(incident)[0], day ? dateInWords(day) : days(reading, incident)[0]].filter(Boolean).join(", ");
}

function named(reading: Reading, filler: Filler): string {
  const entity = reading.ledger.entities.find((one) => one.id === filler.entity);
  return oneLine(entity?.name ?? reading.text.slice(filler.start, filler.end));
}

function days(reading: Reading, incident: LedgerIncident): string[] {
  return once(
    incident.when.map((when) => {
      const told = oneLine(reading.text.slice(when.start, when.end));
      if (!when.value) return `“${told}”, not placed`;
      const day = dateInWords(when.value);
      return day.toLowerCase() === told.toLowerCase() ? day : `${day} (“${told}”)`;
    }),
  );
}

function places(incident: LedgerIncident): string[] {
  return once(incident.where.map((where) => (where.country ? `${where.name}, ${where.country}` : where.name)));
}

function once(words: readonly string[]): string[] {
  return [...new Map(words.map((word) => [word.toLowerCase(), word])).values()];
}
