/** Where things happened: incidents on a map that the desk brings along, each as exactly as it is known. */
import { useComputed, useSignal, type Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useResource } from "../../api/kept";
import type { IncidentLine, MapOfCase, PageRow } from "../../api/records";
import { resources } from "../../api/resources";
import { useKeys } from "../../frame/keys";
import { announce } from "../../frame/saying";
import { useTitle } from "../../frame/view-frame";
import { listenToGestures } from "../../marks/gestures";
import { Empty, Shown } from "../../marks/states";
import { verdictInWords } from "../../marks/verdict";
import { counted } from "../../marks/words";
import { ask } from "../../route";
import type { ViewProps } from "../../views";
import { GroundDrawn } from "./ground";
import { Chosen, Incidents } from "./incidents";
import { VerdictKey } from "./mark";
import { clusterAt, Marks, useClusters } from "./marks";
import { around, asked, cornerOf, moved, worldOf, written, zoomed, type Point, type Sight, type Size } from "./mercator";
import { ownMap } from "./own-map";
import { OwnMapButton } from "./own-map-button";
import { spotsOf, type Spot } from "./spots";
import "./map.css";

const CLOSER = 0.5;
const FURTHER = 2;
const ON = 120;
const SETTLED = 250;
const TOGETHER = 1e-5;
const ARROWS: Readonly<Record<string, Point>> = { ArrowLeft: { x: -ON, y: 0 }, ArrowRight: { x: ON, y: 0 }, ArrowUp: { x: 0, y: -ON }, ArrowDown: { x: 0, y: ON } };

export default function MapView({ query }: ViewProps): JSX.Element {
  const [from, fromLines] = [resources.map(), resources.incidents()];
  const [state, lines] = [useResource(from), useResource(fromLines)];
  useTitle("Map");
  return (
    <Shown state={state} from={from} what="The map is coming.">
      {(map) => (
        <Shown state={lines} from={fromLines} what="The map is coming.">
          {({ incidents }) => <Mapped map={map} lines={incidents} query={query} />}
        </Shown>
      )}
    </Shown>
  );
}

function Mapped({ map, lines, query }: { readonly map: MapOfCase; readonly lines: readonly IncidentLine[]; readonly query: ViewProps["query"] }): JSX.Element {
  const spots = useMemo(() => spotsOf(map, lines), [map, lines]);
  const host = useRef<HTMLDivElement>(null);
  const pages = usePages();
  const size = useSize(host);
  const whole = (): Sight => around(spots.flatMap((spot) => [spot.main, ...spot.others]), size.peek());
  const { sight, settled, set } = useSight(query, size, whole);
  const chosen = spots.find((spot) => spot.incident.incident === query.incident);
  const clusters = useClusters(spots, sight.value.zoom, query.incident);
  /** What buttons and keys zoom to: what was chosen, where it is in sight. */
  const aim = (): Point => {
    const corner = cornerOf(sight.peek(), size.peek());
    if (chosen && isIn(chosen, sight.peek(), size.peek())) return { x: corner.x + chosen.main.x * corner.side, y: corner.y + chosen.main.y * corner.side };
    return { x: size.peek().width / 2, y: size.peek().height / 2 };
  };
  const zoom = (by: number, at = aim()): void => set(zoomed(sight.peek(), by, at, size.peek()));
  const press = (at: Point): void => {
    const found = clusterAt(clusters, sight.peek(), size.peek(), at);
    const [first] = found?.spots ?? [];
    if (!found || !first) ask({ incident: null }, "push");
    else if (found.spots.length === 1 || isTogether(found.spots)) ask({ incident: first.incident.incident }, "push");
    else set(around(found.spots.map((spot) => spot.main), size.peek(), 90, 12));
  };
  useGestures(host, { zoom, press, move: (by: Point) => set(moved(sight.peek(), by)) });
  const placed = useRef(query.at !== undefined); // an address that says what is in sight is followed, wherever what is chosen lies
  useEffect(() => {
    const stays = placed.current;
    if (size.peek().width > 0) placed.current = false;
    if (!chosen) return;
    announce(chosen.incident.title);
    if (!stays && !isIn(chosen, sight.peek(), size.peek())) set({ ...sight.peek(), latitude: chosen.main.latitude, longitude: chosen.main.longitude });
  }, [chosen, size.value.width > 0]);
  useKeys("Map", [
    { keys: "+", does: "Zoom in", run: () => zoom(CLOSER) },
    { keys: "-", does: "Zoom out", run: () => zoom(FURTHER) },
    { keys: "0", does: "Show all", run: () => set(whole()) },
    { keys: "Escape", does: "Close what was chosen", run: () => ask({ incident: null }, "push") },
  ]);
  const inSight = settled.value ? spots.filter((spot) => isIn(spot, settled.value ?? sight.peek(), size.value)) : spots;
  const label = `Map: ${counted(spots.length, "incident")} with a place. The list beside it has the same.`;
  return (
    <>
      <header class="view-head">
        <h1>Map</h1>
        <span class="faint">{`${counted(spots.length, "incident")} with a place, ${map.unplaced.length} without`}</span>
        <span class="room" />
        <OwnMapButton show={({ bounds }) => set(around([worldOf(bounds.south, bounds.west), worldOf(bounds.north, bounds.east)], size.peek(), 10, 12))} />
        <Buttons zoom={zoom} all={() => set(whole())} />
      </header>
      <div class={spots.length === 0 ? "map bare" : "map"}>
        <figure class="map-figure" data-take="map">
          <div
            ref={host}
            class="map-host"
            role="group"
            aria-label="Map. Arrow keys move it, plus and minus zoom."
            tabIndex={0}
            onKeyDown={(event) => {
              const by = ARROWS[event.key];
              if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
              event.preventDefault();
              set(moved(sight.peek(), by));
            }}
          >
            <GroundDrawn sight={sight} size={size} />
            <Marks spots={spots} sight={sight} size={size} chosen={query.incident} label={label} />
          </div>
          <Key />
        </figure>
        <aside class="map-beside-it" aria-label="Incidents">
          {chosen && <Chosen spot={chosen} pages={pages} beside={spots.filter((spot) => spot !== chosen && isTogether([spot, chosen]))} />}
          {spots.length === 0 && (
            <Empty title="No incident has a place on the map">
              {map.unplaced.length > 0 ? (
                <p>What pages say of where is listed below; of none of these places a point is known.</p>
              ) : (
                <p>
                  Once pages are added, what they tell of stands here where it happened. <a href="/pages?add=1">Add pages</a>
                </p>
              )}
            </Empty>
          )}
          <Incidents spots={spots} inSight={inSight} unplaced={map.unplaced} lines={lines} chosen={query.incident} />
        </aside>
      </div>
    </>
  );
}

function Buttons({ zoom, all }: { readonly zoom: (by: number) => void; readonly all: () => void }): JSX.Element {
  return (
    <div class="map-buttons" role="group" aria-label="What is in sight">
      <button type="button" class="button" title="Zoom out (−)" aria-label="Zoom out" onClick={() => zoom(FURTHER)}>
        −
      </button>
      <button type="button" class="button" title="Zoom in (+)" aria-label="Zoom in" onClick={() => zoom(CLOSER)}>
        +
      </button>
      <button type="button" class="button" title="Show all (0)" onClick={all}>
        All
      </button>
    </div>
  );
}

/** What signs, areas and lines mean. */
function Key(): JSX.Element {
  return (
    <figcaption class="map-keys">
      {(["differ", "update", "agree", "single"] as const).map((verdict) => (
        <span key={verdict}>
          <VerdictKey verdict={verdict} /> {verdictInWords(verdict)}
        </span>
      ))}
      <span>
        <svg class="map-key" width="26" height="16" viewBox="0 0 26 16" aria-hidden="true">
          <line class="map-or" x1="1" y1="8" x2="25" y2="8" />
        </svg>{" "}
        competing places
      </span>
      <span>a ring: it lies somewhere within</span>
      <span class="faint map-source">
        Outline: Natural Earth; borders in dispute are left out{ownMap.value?.attribution && ` · ${ownMap.value.attribution}`}
      </span>
    </figcaption>
  );
}

function useSize(host: { readonly current: HTMLDivElement | null }): Signal<Size> {
  const size = useSignal<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const seen = new ResizeObserver(() => (size.value = { width: element.clientWidth, height: element.clientHeight }));
    seen.observe(element);
    return () => seen.disconnect();
  }, []);
  return size;
}

interface Sighted {
  readonly sight: { readonly value: Sight; peek: () => Sight };
  readonly settled: Signal<Sight | null>;
  readonly set: (to: Sight) => void;
}

/** What is in sight follows the address, and the address follows it once it comes to rest; without one, all incidents are in sight. */
function useSight(query: ViewProps["query"], size: Signal<Size>, whole: () => Sight): Sighted & { readonly sight: Signal<Sight> } {
  const sight = useSignal<Sight>(asked(query.at) ?? { latitude: 20, longitude: 10, zoom: 2 });
  const settled = useSignal<Sight | null>(null);
  const own = useRef<string | undefined>(undefined);
  const timer = useRef(0);
  const known = useComputed(() => size.value.width > 0);
  useEffect(() => {
    if (!known.value || (query.at !== undefined && own.current === query.at)) return;
    own.current = query.at;
    settled.value = sight.value = asked(query.at) ?? whole();
  }, [query.at, known.value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = (to: Sight): void => {
    sight.value = to;
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      own.current = written(sight.peek());
      settled.value = sight.peek();
      ask({ at: own.current });
    }, SETTLED);
  };
  return { sight, settled, set };
}

interface Moves {
  readonly zoom: (by: number, at: Point) => void;
  readonly move: (by: Point) => void;
  readonly press: (at: Point) => void;
}

function useGestures(host: { readonly current: HTMLDivElement | null }, moves: Moves): void {
  const latest = useRef(moves);
  latest.current = moves;
  useEffect(() => {
    const stop = new AbortController();
    const gestures: Moves = { zoom: (by, at) => latest.current.zoom(by, at), move: (by) => latest.current.move(by), press: (at) => latest.current.press(at) };
    if (host.current) listenToGestures(host.current, gestures, stop.signal);
    return () => stop.abort();
  }, []);
}

function usePages(): ReadonlyMap<string, PageRow> {
  const state = useResource(resources.pages());
  const pages = state.is === "ready" ? state.data.pages : null;
  return useMemo(() => new Map((pages ?? []).map((page) => [page.id, page])), [pages]);
}

/** Whether incidents stand at one point, so that no zoom parts them. */
function isTogether(spots: readonly Spot[]): boolean {
  const [first] = spots;
  return first !== undefined && spots.every(({ main }) => Math.hypot(main.x - first.main.x, main.y - first.main.y) < TOGETHER);
}

function isIn({ main, others }: Spot, sight: Sight, size: Size): boolean {
  const corner = cornerOf(sight, size);
  return [main, ...others].some((point) => {
    const [x, y] = [corner.x + point.x * corner.side, corner.y + point.y * corner.side];
    return x >= 0 && y >= 0 && x <= size.width && y <= size.height;
  });
}
