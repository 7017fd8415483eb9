/** The incidents of a case in the order in which one chooses among them, and those that a filter leaves. */
import type { IncidentLine, Verdict } from "../../api/records";
import { dateInWords, label } from "../../marks/words";

/** The verdicts in the order in which an editor wants to know of them. */
export const VERDICTS: readonly Verdict[] = ["differ", "update", "agree", "single"];

/** Those told on most pages first; of as many, the later ones. */
export function byPages(incidents: readonly IncidentLine[]): readonly IncidentLine[] {
  return [...incidents].sort((a, b) => b.pages - a.pages || (b.when ?? "").localeCompare(a.when ?? "") || a.title.localeCompare(b.title));
}

/** Those in which every word of `words` stands, in any order, and in which some answers have the verdict, where one is asked for. */
export function filtered(incidents: readonly IncidentLine[], words: string, verdict: string): readonly IncidentLine[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const asked = VERDICTS.find((one) => one === verdict);
  return incidents.filter((one) => (!asked || one.verdicts[asked] > 0) && (wanted.length === 0 || hasAll(one, wanted)));
}

function hasAll(incident: IncidentLine, wanted: readonly string[]): boolean {
  const said = [incident.title, label(incident.type), incident.when && dateInWords(incident.when), incident.when, incident.where];
  const all = said.filter(Boolean).join(" ").toLocaleLowerCase();
  return wanted.every((word) => all.includes(word));
}

/** Type, day and place in one line, as far as they are told. */
export function factsOf(incident: Pick<IncidentLine, "type" | "when" | "where">): string {
  return [label(incident.type), incident.when && dateInWords(incident.when), incident.where].filter(Boolean).join(" · ");
}
