/** The incidents over the ground: signs, areas of uncertainty, lines to competing places, and numbers where it is crowded. */
import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Verdict } from "../../api/records";
import { cornerOf, pixelsOf, sideOf, type Point, type Sight, type Size } from "./mercator";
import { VerdictSign } from "./mark";
import { clustersOf, type Cluster, type Pointed, type Spot } from "./spots";

const STEPS = 2;
const SMALLEST_AREA = 9;
const LARGEST_AREA = 6000;
const MARGIN = 40;

/** The clusters at a zoom: they are made for steps of zoom, so that moving along changes none. */
export function useClusters(spots: readonly Spot[], zoom: number, chosen: string | undefined): readonly Cluster[] {
  const step = Math.floor(zoom * STEPS) / STEPS;
  return useMemo(() => clustersOf(spots, sideOf(step), chosen), [spots, step, chosen]);
}

interface Props {
  readonly spots: readonly Spot[];
  readonly sight: ReadonlySignal<Sight>;
  readonly size: ReadonlySignal<Size>;
  readonly chosen: string | undefined;
  readonly label: string;
}

export function Marks({ spots, sight, size, chosen, label }: Props): JSX.Element {
  const { zoom } = sight.value;
  const { width, height } = size.value;
  const clusters = useClusters(spots, zoom, chosen);
  const corner = cornerOf(sight.value, size.value);
  const at = ({ x, y }: Point): Point => ({ x: corner.x + x * corner.side, y: corner.y + y * corner.side });
  const near = clusters.filter((one) => one.spots.some((spot) => [spot.main, ...spot.others].some((each) => isNear(at(each), width, height))));
  const alone = near.flatMap((one) => (one.spots.length === 1 ? one.spots : []));
  const named = labelled(alone, at, chosen);
  return (
    <svg class="map-marks" width={width} height={height} role="img" aria-label={label}>
      {alone.map((spot) => (
        <Areas key={spot.incident.incident} spot={spot} at={at} zoom={zoom} chosen={spot.incident.incident === chosen} />
      ))}
      {near.map((one) => (one.spots.length > 1 ? <Crowd key={`crowd ${one.spots[0]?.incident.incident ?? ""}`} cluster={one} at={at} /> : null))}
      {alone.map((spot) => (
        <Signs key={spot.incident.incident} spot={spot} at={at} chosen={spot.incident.incident === chosen} />
      ))}
      {named.map(({ name, x, y, id }) => (
        <text key={id} class="map-name" x={x} y={y + 4}>
          {name}
        </text>
      ))}
    </svg>
  );
}

type ToPixels = (point: Point) => Point;

function isNear({ x, y }: Point, width: number, height: number): boolean {
  return x > -MARGIN && y > -MARGIN && x < width + MARGIN && y < height + MARGIN;
}

function Areas({ spot, at, zoom, chosen }: { readonly spot: Spot; readonly at: ToPixels; readonly zoom: number; readonly chosen: boolean }): JSX.Element {
  return (
    <g class={`map-areas ${spot.verdict}${chosen ? " chosen" : ""}`}>
      {[spot.main, ...spot.others].map((one, n) => (
        <Area key={n} one={one} at={at} zoom={zoom} />
      ))}
      {spot.others.map((other, n) => {
        const [from, to] = [at(spot.main), at(other)];
        return <line key={n} class="map-or" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />;
      })}
    </g>
  );
}

function Area({ one, at, zoom }: { readonly one: Pointed; readonly at: ToPixels; readonly zoom: number }): JSX.Element | null {
  const radius = pixelsOf(one.place.radius_km ?? 0, one.latitude, zoom);
  if (radius < SMALLEST_AREA || radius > LARGEST_AREA) return null;
  const { x, y } = at(one);
  return <circle class={`map-area ${one.place.precision}`} cx={x} cy={y} r={radius} />;
}

function Signs({ spot, at, chosen }: { readonly spot: Spot; readonly at: ToPixels; readonly chosen: boolean }): JSX.Element {
  return (
    <>
      {spot.others.map((other, n) => (
        <g key={n} transform={moveTo(at(other))}>
          <VerdictSign verdict={spot.verdict} hollow />
        </g>
      ))}
      <g transform={moveTo(at(spot.main))}>
        {chosen && <circle class="map-chosen-ring" r="13" />}
        <VerdictSign verdict={spot.verdict} />
      </g>
    </>
  );
}

const WORST: readonly Verdict[] = ["differ", "update", "agree", "single"];

/** Several incidents as their number, with the sign of what is most in dispute among them. */
function Crowd({ cluster, at }: { readonly cluster: Cluster; readonly at: ToPixels }): JSX.Element {
  const many = cluster.spots.length;
  const radius = 11 + Math.min(Math.log2(many) * 2, 12);
  const worst = WORST.find((verdict) => cluster.spots.some((spot) => spot.verdict === verdict)) ?? "single";
  return (
    <g class={`map-crowd ${worst}`} transform={moveTo(at(cluster))}>
      <circle r={radius} />
      <text y="4">{many}</text>
      <g transform={`translate(${radius * 0.8} ${-radius * 0.8}) scale(0.75)`}>
        <VerdictSign verdict={worst} />
      </g>
    </g>
  );
}

function moveTo({ x, y }: Point): string {
  return `translate(${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10})`;
}

interface Named extends Point {
  readonly name: string;
  readonly id: string;
}

interface Box {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

const SIGN = 7;
const BESIDE = 12;
const LINE = 14;

function boxAt({ x, y }: Point, off: number, width: number): Box {
  return { from: x + off, to: x + off + width, y };
}

function areApart(a: Box, b: Box): boolean {
  return Math.abs(a.y - b.y) > LINE || a.to < b.from || b.to < a.from;
}

/** Names of places, as many as do not cover each other; those of the chosen incident first. */
function labelled(spots: readonly Spot[], at: ToPixels, chosen: string | undefined): Named[] {
  const taken: Box[] = spots.flatMap((spot) => [spot.main, ...spot.others].map((one) => boxAt(at(one), -SIGN, 2 * SIGN)));
  const found: Named[] = [];
  const order = [...spots].sort((a, b) => Number(b.incident.incident === chosen) - Number(a.incident.incident === chosen));
  for (const spot of order) {
    for (const [n, one] of [spot.main, ...spot.others].entries()) {
      const { x, y } = at(one);
      const boxes = [0, 15, -15].map((down) => boxAt({ x, y: y + down }, BESIDE, one.place.name.length * 6.4));
      const box = boxes.find((each) => taken.every((other) => areApart(each, other)));
      if (!box) continue;
      taken.push(box);
      found.push({ name: one.place.name, x: box.from, y: box.y, id: `${spot.incident.incident} ${n}` });
    }
  }
  return found;
}

/** The cluster at a point of the drawing, or near it. */
export function clusterAt(clusters: readonly Cluster[], sight: Sight, size: Size, { x, y }: Point): Cluster | null {
  const corner = cornerOf(sight, size);
  let [nearest, found]: [number, Cluster | null] = [20, null];
  for (const cluster of clusters) {
    const [only] = cluster.spots.length === 1 ? cluster.spots : [];
    for (const point of [cluster, ...(only?.others ?? [])]) {
      const far = Math.hypot(corner.x + point.x * corner.side - x, corner.y + point.y * corner.side - y);
      if (far < nearest) [nearest, found] = [far, cluster];
    }
  }
  return found;
}
