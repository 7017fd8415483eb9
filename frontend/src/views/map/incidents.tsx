/** Beside the map: the incidents in sight, those that have no place, and the one that was chosen. */
import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type { IncidentLine, PageRow } from "../../api/records";
import { Icon } from "../../marks/icon";
import { useListKeys } from "../../marks/list-keys";
import { spansAt } from "../../marks/page-address";
import { PageChip } from "../../marks/page-chip";
import { verdictInWords } from "../../marks/verdict";
import { counted, dateInWords } from "../../marks/words";
import { addressOf, ask, place as here } from "../../route";
import { VerdictKey } from "./mark";
import { exactness } from "./precision";
import type { Place, Spot } from "./spots";

interface Props {
  readonly spots: readonly Spot[];
  readonly inSight: readonly Spot[];
  readonly unplaced: readonly string[];
  readonly lines: readonly IncidentLine[];
  readonly chosen: string | undefined;
}

export function Incidents({ spots, inSight, unplaced, lines, chosen }: Props): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  useListKeys("Map", list, ".map-row a", "incident");
  const outside = spots.length - inSight.length;
  return (
    <div ref={list} class="map-list">
      <h2>
        In sight <span class="faint">{counted(inSight.length, "incident")}</span>
      </h2>
      <ul>
        {inSight.map((spot) => (
          <Row key={spot.incident.incident} spot={spot} here={spot.incident.incident === chosen} />
        ))}
      </ul>
      {outside > 0 && (
        <p class="faint">
          {counted(outside, "incident")} outside of what is in sight.{" "}
          <button type="button" class="map-all" onClick={() => ask({ at: null, incident: null }, "push")}>
            Show all
          </button>
        </p>
      )}
      {unplaced.length > 0 && <Unplaced ids={unplaced} lines={lines} />}
    </div>
  );
}

function Row({ spot, here: isHere }: { readonly spot: Spot; readonly here: boolean }): JSX.Element {
  const { incident, main, others, verdict } = spot;
  return (
    <li class="map-row">
      <a href={chosenAt(incident.incident)} aria-current={isHere ? "true" : undefined}>
        <VerdictKey verdict={verdict} />
        <span>
          <bdi class="map-title">{incident.title}</bdi>
          <small>
            {verdictInWords(verdict)} · {counted(incident.pages, "page")} · <bdi>{main.place.name}</bdi>
            {others.map((other) => (
              <span key={other.place.name} class="map-competing">
                {" "}
                or <bdi>{other.place.name}</bdi>
              </span>
            ))}
            , {exactness(main.place)}
          </small>
        </span>
      </a>
    </li>
  );
}

function Unplaced({ ids, lines }: { readonly ids: readonly string[]; readonly lines: readonly IncidentLine[] }): JSX.Element {
  const titles = useMemo(() => new Map(lines.map((line) => [line.id, line])), [lines]);
  return (
    <details class="map-unplaced">
      <summary>Without a place on the map: {counted(ids.length, "incident")}</summary>
      <ul>
        {ids.map((id) => (
          <li key={id} class="map-row">
            <a href={addressOf(["accounts", id])}>
              <span>
                <bdi class="map-title">{titles.get(id)?.title ?? id}</bdi>
                <small>{titles.get(id)?.where ? `${titles.get(id)?.where ?? ""}, of which no point is known` : "no page says where"}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function Chosen({ spot, pages, beside }: { readonly spot: Spot; readonly pages: ReadonlyMap<string, PageRow>; readonly beside: readonly Spot[] }): JSX.Element {
  const { incident, verdict } = spot;
  return (
    <section class="map-chosen" aria-label="Chosen incident">
      <button type="button" class="button quiet map-close" title="Close (Esc)" aria-label="Close what was chosen" onClick={() => ask({ incident: null }, "push")}>
        <Icon name="close" />
      </button>
      <h2 dir="auto">{incident.title}</h2>
      <p class="faint">
        <VerdictKey verdict={verdict} /> {[verdictInWords(verdict), incident.when && dateInWords(incident.when), counted(incident.pages, "page")].filter(Boolean).join(" · ")}
      </p>
      <p>
        <a href={addressOf(["accounts", incident.incident], { question: "where" })}>Accounts side by side</a> · <a href={addressOf(["timeline"], { mark: incident.incident })}>On the timeline</a>
      </p>
      {incident.competing && <p class="map-competing">These places cannot all be right:</p>}
      <ul class="map-places">
        {incident.places.map((place) => (
          <PlaceShown key={place.name} place={place} pages={pages} />
        ))}
      </ul>
      {beside.length > 0 && (
        <details class="map-beside" open>
          <summary>Here too: {counted(beside.length, "incident")}</summary>
          <ul>
            {beside.map((other) => (
              <Row key={other.incident.incident} spot={other} here={false} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const MOST = 6;

function PlaceShown({ place, pages }: { readonly place: Place; readonly pages: ReadonlyMap<string, PageRow> }): JSX.Element {
  return (
    <li>
      <h3>
        <bdi>{place.name}</bdi> <span class="faint">{counted(place.independent, "origin")}</span>
      </h3>
      <p class="faint">{place.latitude === null ? "no point known, so not on the map" : exactness(place)}</p>
      <ul>
        {place.told.slice(0, MOST).map((told, n) => {
          const page = pages.get(told.page);
          return (
            <li key={n}>
              {told.denies && <b>denied: </b>}
              <q class="quotation unmarked" dir="auto">
                {told.words}
              </q>{" "}
              {page && <PageChip page={page} query={{ record: told.claim, at: spansAt(told.spans) }} />}
            </li>
          );
        })}
        {place.told.length > MOST && <li class="faint">and {place.told.length - MOST} more among the accounts</li>}
      </ul>
    </li>
  );
}

function chosenAt(incident: string): string {
  return addressOf(here.value.path, { ...here.value.query, incident });
}
