/** The incidents that have a point, each with its verdict and where else it may have happened. */
import type { IncidentLine, MapOfCase, Verdict } from "../../api/records";
import { worldOf, type Point } from "./mercator";

type Located = MapOfCase["incidents"][number];
export type Place = Located["places"][number];

export interface Spot {
  readonly incident: Located;
  readonly verdict: Verdict;
  /** Where it stands: of competing points the one that most independent origins give; and the other points that cannot be right at once. */
  readonly main: Pointed;
  readonly others: readonly Pointed[];
}

export interface Pointed extends Point {
  readonly place: Place;
  readonly latitude: number;
  readonly longitude: number;
}

const EXACT: readonly Place["precision"][] = ["exact", "city", "region", "country", "unknown"];

/** Read the server's answers. Of places that do not compete the most exact is where the incident stands. */
export function spotsOf({ incidents }: MapOfCase, lines: readonly IncidentLine[]): Spot[] {
  const verdicts = new Map(lines.map((line) => [line.id, verdictOf(line.verdicts)]));
  return incidents.flatMap((incident) => {
    const points = incident.places.flatMap(pointed);
    const [main, ...rest] = incident.competing ? points : points.sort((a, b) => EXACT.indexOf(a.place.precision) - EXACT.indexOf(b.place.precision));
    if (!main) return [];
    return [{ incident, main, verdict: verdicts.get(incident.incident) ?? "single", others: incident.competing ? rest : [] }];
  });
}

function pointed(place: Place): Pointed[] {
  const { latitude, longitude } = place;
  return latitude === null || longitude === null ? [] : [{ place, latitude, longitude, ...worldOf(latitude, longitude) }];
}

/** One word for all questions about an incident: that they differ counts most, then that they were updated, then that they agree. */
export function verdictOf(verdicts: IncidentLine["verdicts"]): Verdict {
  if (verdicts.differ > 0) return "differ";
  if (verdicts.update > 0) return "update";
  return verdicts.agree > 0 ? "agree" : "single";
}

export interface Cluster extends Point {
  readonly spots: readonly Spot[];
}

/**
 * Put spots together that would cover each other when the world is `side` pixels wide, those told on most pages first.
 *
 * The chosen one stands alone, so that it can be seen.
 */
export function clustersOf(spots: readonly Spot[], side: number, chosen: string | undefined, near = 30): Cluster[] {
  const cells = new Map<string, { x: number; y: number; spots: Spot[] }[]>();
  const made: { x: number; y: number; spots: Spot[] }[] = [];
  const cell = (x: number, y: number): string => `${x},${y}`;
  for (const spot of [...spots].sort((a, b) => b.incident.pages - a.incident.pages)) {
    const [x, y] = [Math.floor((spot.main.x * side) / near), Math.floor((spot.main.y * side) / near)];
    const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(cell(x + dx, y + dy)) ?? []));
    const home = spot.incident.incident === chosen ? undefined : around.find((one) => Math.hypot(one.x - spot.main.x, one.y - spot.main.y) * side < near);
    if (home) {
      home.spots.push(spot);
      continue;
    }
    const alone = { x: spot.main.x, y: spot.main.y, spots: [spot] };
    made.push(alone);
    if (spot.incident.incident !== chosen) cells.set(cell(x, y), [...(cells.get(cell(x, y)) ?? []), alone]);
  }
  return made;
}
