/** The incidents to choose from, those told on most pages first. */
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { IncidentLine } from "../../api/records";
import { useDrawn } from "../../frame/drawn";
import { useListKeys } from "../../marks/list-keys";
import { VerdictBadge, verdictInWords } from "../../marks/verdict";
import { counted, number } from "../../marks/words";
import { addressOf, ask } from "../../route";
import type { ViewProps } from "../../views";
import { factsOf, filtered, VERDICTS } from "./incidents";

interface Props {
  readonly incidents: readonly IncidentLine[];
  readonly chosen: string;
  readonly query: ViewProps["query"];
}

const MOST = 150;
/** As many as a tall window shows; the others come when these are drawn. */
const IN_SIGHT = 30;

export function IncidentList({ incidents, chosen, query }: Props): JSX.Element {
  const { filter = "", verdict = "" } = query;
  const list = useRef<HTMLOListElement>(null);
  const found = useMemo(() => filtered(incidents, filter, verdict), [incidents, filter, verdict]);
  const drawn = useDrawn();
  const most = query.every ? found.length : MOST;
  const at = found.findIndex((incident) => incident.id === chosen);
  const shown = found.slice(0, drawn || at >= IN_SIGHT ? most : IN_SIGHT);
  useListKeys("Accounts", list, ".incident-line", "incident");
  useLayoutEffect(() => inSight(list.current), [chosen]);
  return (
    <nav class="incidents" aria-label="Incidents">
      <Filters filter={filter} verdict={verdict} said={said(found.length, incidents.length)} />
      <ol ref={list}>
        {shown.map((incident) => (
          <li key={incident.id}>
            <Line incident={incident} chosen={incident.id === chosen} query={query} />
          </li>
        ))}
      </ol>
      {most < found.length && (
        <button type="button" class="button quiet" onClick={() => ask({ every: "1" })}>
          Show {number(found.length - most)} more
        </button>
      )}
    </nav>
  );
}

function said(found: number, all: number): string {
  if (found === all) return counted(all, "incident");
  return found === 0 ? "no incident is like that" : `${number(found)} of ${counted(all, "incident")}`;
}

function Filters({ filter, verdict, said }: { readonly filter: string; readonly verdict: string; readonly said: string }): JSX.Element {
  return (
    <div class="incident-filters">
      <input
        type="search"
        aria-label="Show only incidents with these words in title, type, day or place"
        placeholder="Filter by what, when, where"
        value={filter}
        onInput={(event) => ask({ filter: event.currentTarget.value })}
      />
      <select aria-label="Show only incidents with answers that" value={verdict} onChange={(event) => ask({ verdict: event.currentTarget.value })}>
        <option value="">any verdict</option>
        {VERDICTS.map((one) => (
          <option key={one} value={one}>
            {verdictInWords(one)}
          </option>
        ))}
      </select>
      <small role="status">{said}</small>
    </div>
  );
}

function Line({ incident, chosen, query }: { readonly incident: IncidentLine; readonly chosen: boolean; readonly query: Props["query"] }): JSX.Element {
  const { filter = null, verdict = null, by = null, threshold = null, every = null } = query;
  return (
    <a class="incident-line" href={addressOf(["accounts", incident.id], { filter, verdict, by, threshold, every })} aria-current={chosen ? "page" : undefined}>
      <span class="incident-title" dir="auto">
        {incident.title}
      </span>
      <small>
        {counted(incident.pages, "page")} · <bdi>{factsOf(incident)}</bdi>
      </small>
      <span class="incident-verdicts">
        {VERDICTS.filter((one) => incident.verdicts[one] > 0).map((one) => (
          <span key={one}>
            {incident.verdicts[one]} <VerdictBadge verdict={one} />
          </span>
        ))}
      </span>
    </a>
  );
}

/** Bring the chosen line into sight within the list, without moving the window. */
function inSight(list: HTMLElement | null): void {
  const line = list?.querySelector<HTMLElement>("[aria-current]");
  const box = list?.closest<HTMLElement>(".incidents");
  if (!line || !box) return;
  const [one, all] = [line.getBoundingClientRect(), box.getBoundingClientRect()];
  if (one.top < all.top || one.bottom > all.bottom) box.scrollTop += one.top - all.top - all.height / 3;
}
